import type { Place } from '../infrastructure/cloud/clients';
import type { Cloud, ListedStack } from '../infrastructure/cloud/cloud';
import { RELEASE_PARAMETER } from '../infrastructure/deploy/name-releases';

/** What is asked of a cloud that is only looked at. */
export type LookedAt = Pick<Cloud, 'listStacks' | 'resources' | 'firingAlarms'>;

/** A stack of a service, as it really is. */
export interface ServiceStack {
  id: string;
  name: string;
  service: string;
  environment: string;
  /** Of the release that was deployed last; `null` where the stack does not say. */
  release: string | null;
  /** CloudFormation's word. */
  status: string;
  reason: string | null;
  /** Whether it is a resource of another stack. */
  nested: boolean;
}

/** The tags that a service's stack has, and everything in it. They tell whose it is without any sources. */
const TAGS = { application: 'application', service: 'service', environment: 'environment' };

/**
 * The stacks of an application's services in a place, of all its environments there, by one listing.
 *
 * @throws DeliveryError `access-failed`, `worker-ended`
 */
export async function serviceStacks(
  cloud: Pick<LookedAt, 'listStacks'>,
  place: Place,
  application: string,
): Promise<ServiceStack[]> {
  const listed = await cloud.listStacks(place, { [TAGS.application]: application });
  return listed.flatMap((stack) => ofService(stack) ?? []);
}

function ofService(stack: ListedStack): ServiceStack | null {
  const { id, name, status, statusReason, nested, tags, parameters } = stack;
  const { [TAGS.service]: service, [TAGS.environment]: environment } = tags;
  if (service === undefined || environment === undefined) return null;
  const release = parameters[RELEASE_PARAMETER] ?? null;
  return { id, name, service, environment, release, status, reason: statusReason, nested };
}
