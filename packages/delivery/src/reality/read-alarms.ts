import { withCloud } from '../infrastructure/cloud/open-cloud';
import { mapSettled } from '../package/map-settled';
import { PATIENCE, whyNot } from './patience';
import { type EnvironmentPlace, lookingAt } from './place';
import { type LookedAt, serviceStacks, type ServiceStack } from './service-stacks';

/** An alarm of a service that fires. */
export interface ServiceAlarm {
  name: string;
  service: string;
  /** ISO 8601, UTC; `null` where nobody knows. */
  since: string | null;
}

/** Which alarms of an environment's services fire, or why that could not be read. */
export type AlarmsFound = { firing: readonly ServiceAlarm[] } | { unreadable: string };

const ALARM_TYPES = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/** Stacks that are looked into at the same time. */
const AT_ONCE = 4;

/**
 * Reads which alarms of an environment's services fire, in a process that ends with it. That they cannot be read is a
 * result.
 *
 * @param patience milliseconds
 */
export async function readAlarms(
  application: string,
  place: EnvironmentPlace,
  patience = PATIENCE,
): Promise<AlarmsFound> {
  const signal = AbortSignal.timeout(patience);
  try {
    const firing = await withCloud({ env: place.env, signal }, (cloud) =>
      alarmsIn(cloud, application, place),
    );
    return { firing };
  } catch (error) {
    return { unreadable: whyNot(error, signal, patience) };
  }
}

/**
 * The alarms that fire and that stacks of an environment's services own.
 *
 * Who owns an alarm is what its stack says, not what it is called: strangers may choose any name, the service of a name that
 * begins with those of two is anybody's guess, and an alarm that has outlived its stack is nobody's. While everything is quiet that
 * takes one listing. Names tell which stacks need to be looked into, since every name in them carries the service's.
 *
 * @throws DeliveryError `access-failed`, `worker-ended`
 */
export async function alarmsIn(
  cloud: LookedAt,
  application: string,
  { environment, account, region }: Omit<EnvironmentPlace, 'env'>,
): Promise<ServiceAlarm[]> {
  const place = lookingAt({ account, region });
  const firing = await cloud.firingAlarms(place);
  if (firing.length === 0) return [];
  const stacks = await serviceStacks(cloud, place, application);
  const suspects = stacks.filter(
    (stack) =>
      stack.environment === environment && firing.some(({ name }) => name.includes(stack.service)),
  );
  const owned = await mapSettled(suspects, AT_ONCE, (stack) => alarmsOf(stack));
  const owners = new Map(owned.flat());
  return firing
    .flatMap(({ name, since }) => {
      const service = owners.get(name);
      return service === undefined ? [] : [{ name, service, since }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

  async function alarmsOf({ id, service }: ServiceStack): Promise<[string, string][]> {
    const resources = await cloud.resources({ ...place, name: id });
    return resources
      .filter(({ type }) => ALARM_TYPES.includes(type))
      .map(({ physicalId }) => [physicalId, service]);
  }
}
