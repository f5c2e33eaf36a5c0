import { planRollback } from '../plan-rollback';
import type { EarlierRelease, ReleaseName, ServiceHistory, ServiceRelease } from '../types';

export function release(
  version: string,
  consumes: Record<string, string> = {},
  more: Partial<EarlierRelease> = {},
): EarlierRelease {
  return { name: version, version, consumes, ...more };
}

/** @param releases the running one first */
export function history(
  service: string,
  [running, ...earlier]: [ServiceRelease, ...EarlierRelease[]],
): ServiceHistory {
  return { service, running, earlier };
}

/** What a plan moves, one line for each; or what is in its way. */
export function moved(histories: ServiceHistory[], ...faulty: ReleaseName[]): unknown {
  const plan = planRollback(histories, faulty);
  return plan.possible
    ? plan.moves.map(({ service, from, to }) => `${service} ${from} → ${to}`)
    : plan.obstacles;
}
