import type { Digest } from '../artifacts/digest';
import { environmentAfter, type EnvironmentState } from '../change/environment-state';
import { type BackPlan, currentOf, planBack, type PlanBackInput } from '../change/plan-back';
import { nameOf, type RunningRelease } from '../change/running-release';
import type { Contracts } from '../contracts/stand-together';
import { DeliveryError } from '../delivery-error';
import { rejectionsAfter } from '../gates/rejections';
import type { LogRecord } from '../state/log/record';

/** What could be gone back to. */
export interface BackInput {
  records: readonly LogRecord[];
  /** Releases beside those that ran, by service. */
  known: Readonly<Record<string, readonly RunningRelease[]>>;
  isStored: (digest: Digest) => boolean;
  /** With the documents that there are. Default: none is at hand, and ranges alone decide. */
  contracts?: Contracts | undefined;
}

/**
 * What services of an environment need to go back now: for each the releases that a rollback would go to, of its own and of those
 * that would have to go along; and what it ran last.
 */
export function rollbackNeeds(input: BackInput): RunningRelease[] {
  const { records, known, isStored, contracts } = input;
  const state = environmentAfter(records);
  const rejected = new Set(rejectionsAfter(records).map(({ artifact }) => artifact));
  const services = Object.entries(state.services);
  const ran = services.flatMap(([, { before }]) => before.map(({ release }) => release));
  const all = [...ran, ...Object.values(known).flat()].map(({ artifact }) => artifact);
  const obstacles = new Map<Digest, string>([
    ...all.filter((artifact) => !isStored(artifact)).map((each) => [each, 'it is gone'] as const),
    ...[...rejected].map((artifact) => [artifact, 'it was rejected'] as const),
  ]);
  const last = services.flatMap(([, { before }]) => {
    const releases = before.map(({ release }) => release);
    const allowed = releases.find(({ artifact }) => !obstacles.has(artifact));
    return [...releases.slice(0, 1), ...(allowed === undefined ? [] : [allowed])];
  });
  const planned = services.flatMap(([service]) =>
    goals(service, state, { known, obstacles, ...(contracts !== undefined && { contracts }) }),
  );
  return [...last, ...planned];
}

type PlanInput = Omit<PlanBackInput, 'target'> & Pick<BackInput, 'known'>;

/** As it is asked for by `rollback`: alone, else with others. */
function goals(service: string, state: EnvironmentState, input: PlanInput): RunningRelease[] {
  const current = currentOf(state, service);
  if (current === null) return [];
  const faulty = [{ service, name: nameOf(current) }];
  const alone = plan(state, { ...input, target: { kind: 'service', service } });
  const plans = alone?.possible
    ? [alone]
    : [alone, plan(state, { ...input, target: { kind: 'faulty', faulty } })];
  if (plans.includes(undefined)) return everything(state, input);
  return plans.flatMap((each) => (each?.possible ? each.steps.map(({ to }) => to) : []));
}

/** @returns `undefined`: nobody could work it out, so it may be anything */
function plan(
  state: EnvironmentState,
  input: Parameters<typeof planBack>[1],
): BackPlan | undefined {
  try {
    return planBack(state, input);
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'rollback-undecided') return undefined;
    throw error;
  }
}

function everything({ services }: EnvironmentState, { known }: PlanInput): RunningRelease[] {
  const ran = Object.values(services).flatMap(({ before }) => before.map(({ release }) => release));
  return [...ran, ...Object.values(known).flat()];
}
