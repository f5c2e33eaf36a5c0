import type { ExecutorContext } from '@nx/devkit';
import {
  allGates,
  approvalsAfter,
  checkGates,
  type CheckResult,
  documentsForGates,
  drillsAfter,
  type GateContext,
  type GateVerdict,
  inspectRelease,
  loadContracts,
  planPromotion,
  promote,
  type PromoteResult,
  readAlarms,
  rejectionsFor,
  renderGates,
  type Sealed,
  type SealedDocument,
} from '@org/delivery';
import { chooseSealed, type SealedOptions } from './choose-sealed';
import { lookAt } from './look-at';
import {
  openEnvironment,
  type OpenEnvironment,
  readBefore,
  readEnvironment,
  type ReadEnvironment,
  readUpstream,
} from './open-environment';
import { renderSteps } from './render-steps';
import { rolloutPlans } from './rollout-plans';
import { type ChangeCommand, withDeliverer } from './with-deliverer';

export interface PromoteOptions extends SealedOptions, ChangeCommand {
  /** Nothing is changed. */
  plan?: boolean | undefined;
  /** Deploys also what runs already by the records. */
  again?: boolean | undefined;
  /** Why it does not wait for what a hotfix need not wait for. */
  hotfix?: string | undefined;
}

/** What came of it, for machines. */
export interface Promotion {
  application: string;
  environment: string;
  fingerprint: string;
  version: string | null;
  outcome: PromoteResult['outcome'] | 'planned';
  what: string | null;
  steps: { service: string; from: string | null; to: string }[];
  gates: readonly GateVerdict[];
}

/**
 * Promotes what was sealed into the environment of the configuration, or says what that would do.
 *
 * @param say takes lines for people
 * @throws as `openEnvironment`, `chooseSealed`, `promote`
 */
export async function promoteApplication(
  options: PromoteOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<Promotion> {
  const opened = await openEnvironment(context);
  const { application, environment, delivery, settings, log, by } = opened;
  const upstream = await readUpstream(opened);
  const { stores } = delivery;
  const document = await chooseSealed(options, {
    application,
    environment,
    settings,
    stores,
    upstream: upstream?.state ?? null,
  });
  const { sealed, fingerprint } = document;
  const hotfix = options.hotfix === undefined ? null : { by, why: options.hotfix };
  const gates = async (read: ReadEnvironment): Promise<GateVerdict[]> => {
    const [before, checks, alarms, contracts] = await Promise.all([
      readBefore(opened),
      checkWayBack(opened, read, sealed, options),
      findAlarms(opened, context.root),
      loadContracts(stores, documentsForGates(sealed)),
    ]);
    return judge(document, opened, {
      upstream: before[0] ?? null,
      rejections: rejectionsFor(read.records, before),
      approvals: approvalsAfter(read.records),
      drills: before.map(({ environment: name, records }) => ({
        environment: name,
        ended: drillsAfter(records).ended,
      })),
      alarms,
      hotfix,
      contracts,
      checks,
    });
  };
  const rolloutOf = rolloutPlans(opened);
  const name = sealed.version ?? `candidate ${sealed.sourceCommit.slice(0, 12)}`;
  say(`${application} ${name} (${fingerprint.slice(0, 19)}…) → ${environment}`);
  const common = { application, environment, fingerprint, version: sealed.version };
  if (options.plan === true) {
    const { records, state } = await readEnvironment(log);
    const { steps, left } = planPromotion(state, sealed, options);
    const verdicts = await gates({ records, state });
    for (const line of [
      ...renderSteps(steps, rolloutOf),
      ...leftLines(left),
      ...renderGates(verdicts),
    ])
      say(line);
    return { ...common, outcome: 'planned', what: null, steps: named(steps), gates: verdicts };
  }
  let verdicts: readonly GateVerdict[] = [];
  const result = await withDeliverer(opened, context, options, say, (input) =>
    promote(log, {
      ...input,
      sealed,
      fingerprint,
      again: options.again,
      gates: async (state, records) => (verdicts = await gates({ state, records: [...records] })),
      onPlan: ({ steps, left }, going) => {
        if (going === 'goes on') say('It was interrupted, and goes on.');
        for (const line of [
          ...renderSteps(steps, rolloutOf),
          ...leftLines(left),
          ...renderGates(verdicts),
        ])
          say(line);
      },
    }),
  );
  if (result.outcome === 'refused') for (const line of renderGates(verdicts)) say(line);
  const what = 'what' in result ? result.what : null;
  say(ending(result, environment));
  const steps = named(result.plan.steps);
  return { ...common, outcome: result.outcome, what, steps, gates: verdicts };
}

/** Whether what runs could be gone back to, should the promotion turn out to be a mistake. */
async function checkWayBack(
  { environment, delivery }: OpenEnvironment,
  { state }: ReadEnvironment,
  sealed: Sealed,
  options: Pick<PromoteOptions, 'again'>,
): Promise<CheckResult[]> {
  const from = { environment, stores: delivery.stores, trusted: delivery.trusted };
  const { steps } = planPromotion(state, sealed, options);
  const found = await Promise.all(
    steps.map(async ({ service, from: before }) =>
      before === null ? null : inspectRelease(service, before, from),
    ),
  );
  const problems = found.filter((what) => what !== null);
  const passed = problems.length === 0;
  const what = passed ? 'what runs now is stored, whole' : problems.join('; ');
  const fix = 'Restore the artifact store from a copy, or let a hotfix replace what runs.';
  return [{ name: 'way back', passed, what, fix }];
}

/** Asked only where the environment wants its alarms to be quiet. */
async function findAlarms(
  opened: OpenEnvironment,
  workspaceRoot: string,
): Promise<GateContext['alarms']> {
  const { application, environment, settings } = opened;
  if (settings.alarmsQuiet !== true) return null;
  const visible = await lookAt(environment, opened, workspaceRoot);
  return 'why' in visible ? { unreadable: visible.why } : readAlarms(application, visible.place);
}

function judge(
  { sealed, fingerprint }: SealedDocument,
  { environment, settings, by }: OpenEnvironment,
  found: Pick<
    GateContext,
    | 'upstream'
    | 'approvals'
    | 'drills'
    | 'alarms'
    | 'rejections'
    | 'hotfix'
    | 'contracts'
    | 'checks'
  >,
): GateVerdict[] {
  return checkGates(allGates, {
    ...found,
    sealed,
    fingerprint,
    environment,
    settings,
    requestedBy: by,
    now: new Date(),
  });
}

function named(steps: Parameters<typeof renderSteps>[0]): Promotion['steps'] {
  return steps.map(({ service, from, to }) => ({
    service,
    from: from === null ? null : (from.version ?? from.sourceCommit),
    to: to.version ?? to.sourceCommit,
  }));
}

function leftLines(left: readonly string[]): string[] {
  return left.length === 0 ? [] : [`Not a part of it, and left alone: ${left.join(', ')}`];
}

function ending(result: PromoteResult, environment: string): string {
  switch (result.outcome) {
    case 'unchanged':
      return `${environment} runs that already.`;
    case 'refused':
      return `${environment} was not touched: a gate is shut.`;
    case 'succeeded':
      return `${environment} runs it.`;
    case 'undone':
      return `${environment} runs what it ran before, since it failed: ${result.what}`;
    case 'failed':
      return `${environment} is left in between: ${result.what}`;
  }
}
