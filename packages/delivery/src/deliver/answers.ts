import type { Delivered } from '../change/run-change';
import type { ServiceOutcome } from '../infrastructure/deploy/deploy-service';
import type { Cloud } from '../infrastructure/cloud/cloud';
import { smoke } from '../infrastructure/smoke/smoke';
import type { Variables } from '../infrastructure/types';
import type { ShiftedAlias } from '../rollout/lambda/alias-router';
import { reachableUrl } from './reachable-url';

/** The output of a service's stack that says where its API answers. */
const API_URL = 'ApiUrl';

/** Where a service says how it is, and which release. */
const HEALTH = '/health';

/** How often a version that is new is asked before it is given up. */
const ATTEMPTS = 3;

/** Asks until the service answers, and says that it is the release. A service without an API is not asked. */
export async function answers(
  service: string,
  release: string,
  outcome: ServiceOutcome,
  {
    smokeDeadline,
    signal,
    env,
  }: { smokeDeadline?: number | undefined; signal: AbortSignal; env: Variables },
): Promise<Delivered> {
  const baseUrl = apiUrlOf(outcome);
  if (baseUrl === undefined) return { ok: true };
  const { healthy, problem, url, body } = await smoke(service, {
    baseUrl: reachableUrl(baseUrl, env),
    path: HEALTH,
    signal,
    ...(smokeDeadline !== undefined && { deadline: smokeDeadline }),
  });
  if (!healthy) return { ok: false, what: `${url}: ${problem ?? 'it is not healthy'}` };
  return says(body, release, url);
}

/**
 * Asks a version before it gets any request whether it answers as the release. Only where it is known that the function is the API: where the
 * service has one, and this is the only function that is moved.
 */
export async function answersBefore(
  cloud: Cloud,
  release: string,
  outcome: ServiceOutcome,
  aliases: readonly ShiftedAlias[],
): Promise<Delivered> {
  const [alias] = aliases;
  if (alias === undefined || aliases.length > 1 || apiUrlOf(outcome) === undefined)
    return { ok: true };
  const { stack, name, newest } = alias;
  const where = `version ${newest} of ${name}, before it got any request`;
  for (let attempt = 1; ; attempt += 1) {
    const { status, body } = await cloud.askVersion(stack, name, newest, HEALTH);
    if (status !== null && status >= 200 && status < 300) return says(body, release, where);
    const said = status === null ? `it threw ${body.slice(0, 300)}` : `it answered ${status}`;
    if (attempt === ATTEMPTS) return { ok: false, what: `${where}: ${said} to GET ${HEALTH}` };
  }
}

function apiUrlOf({ stacks }: ServiceOutcome): string | undefined {
  return stacks.flatMap(({ outputs }) => outputs).find(({ key }) => key === API_URL)?.value;
}

function says(body: string, release: string, where: string): Delivered {
  const version = versionIn(body);
  if (version === undefined || version === release) return { ok: true };
  return { ok: false, what: `${where}: it says it is ${version}, not ${release}` };
}

function versionIn(body: string): string | undefined {
  try {
    const { version } = JSON.parse(body) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
