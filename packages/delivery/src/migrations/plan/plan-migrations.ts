import { inOrder, type MigrationStep, numberOf, type StepState } from '../step';
import { contractAllowed, needsOldShape, type WindowRelease } from './contract-allowed';

/** `expand`: before the release gets requests. `contract`: after it has taken all of them over. */
export type MigrationPhase = 'expand' | 'contract';

export interface PlanInput {
  /** What takes over, or has. `version`: `null` for a candidate. */
  release: { name: string; version: string | null };
  /** Of the release. */
  steps: readonly MigrationStep[];
  /** What the database says. */
  states: readonly StepState[];
  phase: MigrationPhase;
  /** What runs, or could be gone back to. */
  window: readonly WindowRelease[];
}

/** Why a release and the database do not go together. */
export interface Refusal {
  /** Id of the step. */
  step: string;
  what: string;
  fix: string;
}

/** A step that is not run yet, and nothing is wrong with that. */
export interface WaitingStep {
  step: MigrationStep;
  because: string;
  /** ISO 8601, UTC; `null`: not known. */
  until: string | null;
}

/** What would be done to a database. */
export interface MigrationPlan {
  release: string;
  phase: MigrationPhase;
  /** What was applied before and the release knows, in order. */
  applied: StepState[];
  /** In this order; empty when anything is refused. */
  run: MigrationStep[];
  waiting: WaitingStep[];
  /** Not empty: the release must not get requests. */
  refused: Refusal[];
  /** The step before which a backup is made; `null`: none is, or one was when the step was begun. */
  backupBefore: string | null;
}

/**
 * Says which steps of a release are run now. Before a release gets requests these are all up to its last expand step; after that, the rest. A contract step
 * that takes away what a release inside the rollback window needs waits, and with it every contract step after it; expand steps do not wait for it, unless
 * they say that they rely on it: else nothing could be added for as long as something cannot be removed. Apart from that steps are run in their order.
 */
export function planMigrations(input: PlanInput): MigrationPlan {
  const { release, phase } = input;
  const steps = inOrder(input.steps);
  const states = new Map(input.states.map((state) => [state.id, state]));
  const isApplied = ({ id }: MigrationStep): boolean => states.get(id)?.state === 'applied';
  const pending = steps.filter((step) => !isApplied(step));
  const { run, waiting, blocked } = divide(pending, input);
  const refused = [...misfits(steps, input, states), ...blocked];
  const destroying = run.find(({ destroys }) => destroys);
  const isBackedUp =
    destroying !== undefined && (states.get(destroying.id)?.backup ?? null) !== null;
  return {
    release: release.name,
    phase,
    applied: steps.flatMap((step) => (isApplied(step) ? [states.get(step.id) as StepState] : [])),
    run: refused.length > 0 ? [] : run,
    waiting,
    refused,
    backupBefore:
      refused.length > 0 || destroying === undefined || isBackedUp ? null : destroying.id,
  };
}

interface Division {
  run: MigrationStep[];
  waiting: WaitingStep[];
  blocked: Refusal[];
}

function divide(
  pending: readonly MigrationStep[],
  { phase, window, release, steps }: PlanInput,
): Division {
  const last = pending.findLastIndex(({ kind }) => kind === 'expand');
  const now = phase === 'contract' ? pending : pending.slice(0, last + 1);
  const later = phase === 'contract' ? [] : pending.slice(last + 1);
  const itself: WindowRelease = {
    ...release,
    steps: steps.map(({ id }) => id),
    why: 'takes over',
    until: null,
  };
  const run: MigrationStep[] = [];
  const waiting: WaitingStep[] = [];
  for (const step of now) {
    const [held] = waiting;
    if (step.kind === 'expand' && (held === undefined || !step.inTurn)) {
      run.push(step);
      continue;
    }
    if (step.kind === 'expand' && held !== undefined && phase === 'expand') {
      const until = held.until === null ? '' : ` until ${held.until}`;
      const what = `it relies on ${held.step.id}, which cannot be run${until}: ${held.because}`;
      const fix = `Promote a release without ${step.id} first, or wait until nobody can go back to what needs the old shape.`;
      return { run: [], waiting: [], blocked: [{ step: step.id, what, fix }] };
    }
    if (held !== undefined) {
      waiting.push({ step, because: `${held.step.id} comes before it`, until: held.until });
      continue;
    }
    const verdict = contractAllowed(step, [itself, ...window]);
    if (verdict.allowed) run.push(step);
    else {
      const because = `${verdict.by.name} needs what it removes, and ${verdict.by.why}`;
      waiting.push({ step, because, until: verdict.until });
    }
  }
  const after = later.map((step): WaitingStep => {
    return { step, because: 'it is run when the release has taken over', until: null };
  });
  return { run, waiting: [...waiting, ...after], blocked: [] };
}

/** What of the database is nothing of the release's, and must not be. */
function misfits(
  steps: readonly MigrationStep[],
  { release, states: all }: PlanInput,
  states: ReadonlyMap<string, StepState>,
): Refusal[] {
  const known = new Map(steps.map((step) => [step.id, step]));
  const ids = [...known.keys()];
  const lastKnown = Math.max(0, ...steps.map(numberOf));
  const refused: Refusal[] = [];
  for (const state of inOrder(all)) {
    const { id } = state;
    const own = known.get(id);
    if (own === undefined && numberOf(state) <= lastKnown)
      refused.push({
        step: id,
        what: `the database has it (${tell(state)}), and ${release.name} has another ${id.slice(0, 4)}`,
        fix: 'A step that was begun anywhere keeps its number and its name. Put it back, and give the other one the next free number.',
      });
    else if (own === undefined && isInTheWay(state, { ...release, steps: ids }))
      refused.push({
        step: id,
        what: `${release.name} needs what it removes, and it was ${tell(state)}`,
        fix: 'Deploy a release that does without, or restore the backup that was made before the step.',
      });
    else if (own !== undefined && own.kind !== state.kind)
      refused.push({
        step: id,
        what: `it is not the ${state.kind} step that was ${tell(state)}, but ${own.kind}`,
        fix: 'Make it what it was; what it lacks belongs into a new step.',
      });
    else if (own !== undefined && state.state === 'applied' && own.checksum !== state.checksum)
      refused.push({
        step: id,
        what: `its code is not that which was ${tell(state)}: ${own.checksum} instead of ${state.checksum}`,
        fix: 'Put the step back as it was; what it lacks belongs into a new step.',
      });
  }
  for (const step of steps) {
    if (states.get(step.id)?.state === 'applied') continue;
    const overtaken = all.find(
      (state) =>
        state.state === 'applied' &&
        numberOf(state) > numberOf(step) &&
        (step.kind === 'expand' || state.kind === 'contract'),
    );
    if (overtaken !== undefined)
      refused.push({
        step: step.id,
        what: `${overtaken.id} was applied already, and comes after it`,
        fix: 'Give it the next free number.',
      });
  }
  return refused;
}

/** Also when only a part of it was done. */
function isInTheWay(state: StepState, release: Pick<WindowRelease, 'version' | 'steps'>): boolean {
  return state.kind === 'contract' && needsOldShape(state, release);
}

function tell({ state, release, startedAt }: StepState): string {
  return `${state} at ${release} on ${startedAt.slice(0, 10)}`;
}
