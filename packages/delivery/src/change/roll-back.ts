import type { Digest } from '../artifacts/digest';
import type { Contracts } from '../contracts/stand-together';
import { releaseRejected } from '../gates/records';
import { rejectionsAfter } from '../gates/rejections';
import type { LockOptions } from '../state/lock/lock-options';
import { withLock } from '../state/lock/with-lock';
import type { Log } from '../state/log/open-log';
import type { HeldLock } from '../state/lock/held-lock';
import type { LogRecord } from '../state/log/record';
import { environmentAfter, type EnvironmentState } from './environment-state';
import {
  type BackPlan,
  currentOf,
  documentsForBack,
  planBack,
  type PlanBackInput,
  targetText,
} from './plan-back';
import { rollbackStarted, type Step } from './records';
import { type ChangeOptions, type ChangeResult, runChange } from './run-change';
import { nameOf, type RunningRelease } from './running-release';
import { startChange } from './start-change';

export interface RollBackInput
  extends ChangeOptions, Omit<PlanBackInput, 'obstacles' | 'contracts'> {
  /**
   * Looks whether a release could be deployed now: its artifact is there and intact, and its provenance is signed.
   * @returns why not, or null
   */
  inspect(service: string, release: RunningRelease): Promise<string | null>;
  /** Makes OpenAPI documents ready to be compared. Default: none is at hand, and ranges alone decide. */
  loadContracts?: ((documents: ReadonlySet<Digest>) => Promise<Contracts>) | undefined;
  lock: Pick<
    LockOptions,
    'holder' | 'lease' | 'wait' | 'tolerance' | 'signal' | 'onWaiting' | 'ports'
  >;
  /** Told what is going to be done, before anything is. */
  onPlan?: (plan: BackPlan, going: 'begins' | 'goes on') => void;
}

export type RollBackResult =
  /** Everything runs what it should already. */
  | { outcome: 'unchanged'; plan: BackPlan }
  /** There is nothing that could be gone back to. Nothing is on record. */
  | { outcome: 'impossible'; plan: BackPlan }
  | (ChangeResult & { plan: BackPlan });

/**
 * Plans a rollback with artifacts that are there and intact: one that is not is taken out, and it is planned again. Nobody goes back to
 * what was rejected.
 *
 * @param records of the environment
 * @returns the plan, and nothing is touched
 * @throws as {@link planBack}; what `inspect` and `loadContracts` throw
 */
export async function planIntact(
  records: readonly LogRecord[],
  input: Pick<RollBackInput, 'target' | 'known' | 'inspect' | 'loadContracts'>,
): Promise<BackPlan> {
  const state = environmentAfter(records);
  const { target, known, loadContracts } = input;
  // Everything goes back as it was sealed, whatever goes together with it.
  const wanted = target.kind === 'sealed' ? new Set<Digest>() : documentsForBack(state, known);
  const contracts = wanted.size === 0 ? undefined : await loadContracts?.(wanted);
  const obstacles = new Map<Digest, string>(
    rejectionsAfter(records).map(({ artifact, by, why }) => [
      artifact,
      `${by} rejected it: ${why}`,
    ]),
  );
  for (;;) {
    const plan = planBack(state, {
      ...input,
      obstacles,
      ...(contracts !== undefined && { contracts }),
    });
    if (!plan.possible) return plan;
    const found = await Promise.all(
      plan.steps.map(async ({ service, to }) => ({ to, what: await input.inspect(service, to) })),
    );
    const bad = found.filter(({ what }) => what !== null);
    if (bad.length === 0) return plan;
    for (const { to, what } of bad) obstacles.set(to.artifact, what ?? '');
    if (input.target.kind === 'sealed') return { ...plan, ...blocked(plan.steps, obstacles) };
  }
}

/**
 * Takes services of an environment back, and rejects what they ran, so that it does not come back by itself. The same
 * one that was interrupted is gone on with; another one takes its place.
 *
 * @param log of the environment
 * @throws DeliveryError as {@link planIntact}, `lock-held`, `lock-lost`; what `deliver` throws. It can be gone on with by calling
 *   it again.
 */
export async function rollBack(log: Log, input: RollBackInput): Promise<RollBackResult> {
  const { by } = input;
  const target = targetText(input.target);
  return withLock(log, { ...input.lock, by }, async (lock): Promise<RollBackResult> => {
    const state = environmentAfter(lock.records);
    if (state.open?.target === target) {
      const { steps } = state.open;
      const plan: BackPlan = {
        possible: true,
        steps,
        stays: [],
        along: [],
        unchecked: [],
        because: 'it was begun',
      };
      input.onPlan?.(plan, 'goes on');
      return { ...(await runChange(lock, state.open, input)), plan };
    }
    const plan = await planIntact(lock.records, input);
    if (!plan.possible) return { outcome: 'impossible', plan };
    if (plan.steps.length === 0) return { outcome: 'unchanged', plan };
    input.onPlan?.(plan, 'begins');
    // First, so that it stays away also when this ends here.
    await reject(lock, state, plan.steps, input);
    const entry = rollbackStarted.entry(by, { steps: plan.steps, target, because: plan.because });
    const change = await startChange(lock, entry, by);
    return { ...(await runChange(lock, change, input)), plan };
  });
}

/** What is faulty stays away until somebody lifts that; who only goes along with it may come back. */
async function reject(
  lock: HeldLock,
  state: EnvironmentState,
  steps: readonly Step[],
  { by, target }: RollBackInput,
): Promise<void> {
  for (const { service } of steps) {
    const current = currentOf(state, service);
    if (current === null) continue;
    const isFaulty =
      target.kind !== 'faulty' ||
      target.faulty.some((each) => each.service === service && each.name === nameOf(current));
    if (!isFaulty) continue;
    const { version, artifact } = current;
    const why = `${by} took it back`;
    await lock.append(releaseRejected.entry(by, { service, version, artifact, why }));
  }
}

function blocked(
  steps: readonly Step[],
  obstacles: ReadonlyMap<Digest, string>,
): Pick<Extract<BackPlan, { possible: false }>, 'possible' | 'obstacles'> {
  return {
    possible: false,
    obstacles: steps.flatMap(({ service, to }) => {
      const what = obstacles.get(to.artifact);
      return what === undefined
        ? []
        : [{ kind: 'release', release: { service, name: nameOf(to) }, what } as const];
    }),
  };
}
