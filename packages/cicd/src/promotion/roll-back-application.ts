import type { ExecutorContext } from '@nx/devkit';
import {
  type BackPlan,
  checkRollback,
  inspectRelease,
  lastRollback,
  loadContracts as readContracts,
  nameOf,
  planIntact,
  readSealed,
  rollBack,
  type RollbackCheck,
  type RollbackTarget,
  type RollBackInput,
  type RollBackResult,
  tellAlong,
  tellObstacle,
  tellUnchecked,
} from '@org/delivery';
import { table } from '../text/table';
import { knownReleases } from './known-releases';
import { layRollbackTags } from './lay-rollback-tags';
import { openEnvironment, type OpenEnvironment, readEnvironment } from './open-environment';
import { releaseNames } from './release-names';
import { renderSteps } from './render-steps';
import { type ChangeCommand, withDeliverer } from './with-deliverer';

export interface RollbackOptions extends ChangeCommand {
  release?: string | undefined;
  /** Faulty releases: `bff-api@1.3.0`. */
  because?: readonly string[] | undefined;
  plan?: boolean | undefined;
  check?: boolean | undefined;
  /** Lay rollback tags when it has succeeded. */
  tag?: boolean | undefined;
}

/** What came of it, for machines. */
export interface Rollback {
  application: string;
  environment: string;
  outcome: RollBackResult['outcome'] | 'planned' | 'checked';
  what: string | null;
  steps: { service: string; from: string | null; to: string }[];
  obstacles: string[];
  checks: RollbackCheck[];
  /** Rollback tags that there are for it. */
  tags: string[];
}

/**
 * Takes a service or an application back in the environment of the configuration, or says what that would do.
 *
 * @param say takes lines for people
 * @throws Error for options that do not go together; as `openEnvironment`, `planIntact`, `rollBack`
 */
export async function rollBackProject(
  options: RollbackOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<Rollback> {
  if (options.tag === true && (options.plan === true || options.check === true)) {
    throw new Error(
      '--tag lays tags of a rollback that has succeeded: leave out --plan and --check.',
    );
  }
  const opened = await openEnvironment(context);
  const { application, environment, delivery, log } = opened;
  const { stores, trusted } = delivery;
  const target = options.check === true ? null : await targetOf(options, context, opened);
  const inspect: RollBackInput['inspect'] = (service, release) =>
    inspectRelease(service, release, { environment, stores, trusted });
  const loadContracts: RollBackInput['loadContracts'] = (documents) =>
    readContracts(stores, documents);
  const named = { application, environment };
  const common = { ...named, steps: [], obstacles: [], checks: [], what: null, tags: [] };
  /** @returns null when the last thing that happened is not that it went back so */
  const tagsOf = async (asked: RollbackTarget): Promise<string[] | null> => {
    const last = lastRollback((await readEnvironment(log)).records, asked);
    return last === null ? null : layRollbackTags(last, opened, context, say);
  };
  const known = await knownReleases(stores, application);
  if (target === null) {
    const { records } = await readEnvironment(log);
    const checks = await checkRollback(records, { known, inspect, loadContracts });
    for (const line of renderChecks(checks)) say(line);
    return { ...common, outcome: 'checked', checks };
  }
  if (options.plan === true) {
    const { records } = await readEnvironment(log);
    const plan = await planIntact(records, { target, known, inspect, loadContracts });
    for (const line of renderBack(plan)) say(line);
    return { ...common, ...planned(plan), outcome: plan.possible ? 'planned' : 'impossible' };
  }
  if (options.tag === true) {
    const tags = await tagsOf(target);
    if (tags !== null) {
      say(`${environment} has gone back already.`);
      return { ...common, tags, outcome: 'unchanged' };
    }
  }
  const result = await withDeliverer(opened, context, options, say, (input) =>
    rollBack(log, {
      ...input,
      target,
      known,
      inspect,
      loadContracts,
      onPlan: (plan, going) => {
        if (going === 'goes on') say('A rollback was interrupted, and goes on.');
        for (const line of renderBack(plan)) say(line);
      },
    }),
  );
  if (result.outcome === 'impossible') for (const line of renderBack(result.plan)) say(line);
  const what = 'what' in result ? result.what : null;
  say(ending(result, environment));
  const isTagged = options.tag === true && result.outcome === 'succeeded';
  const tags = isTagged ? await tagsOf(reached(target, result.plan)) : null;
  return {
    ...common,
    ...planned(result.plan),
    outcome: result.outcome,
    what,
    tags: tags ?? [],
  };
}

async function targetOf(
  { release, because = [] }: RollbackOptions,
  { projectName = '' }: ExecutorContext,
  { application, delivery }: OpenEnvironment,
): Promise<RollbackTarget> {
  const isService = projectName !== application;
  if (isService && because.length > 0) {
    throw new Error(
      `--because is for the application, which finds out who has to go back: nx run ${application}:rollback --because=${because.join(',')}`,
    );
  }
  if (isService) {
    return { kind: 'service', service: projectName, ...(release !== undefined && { to: release }) };
  }
  if ((release === undefined) === (because.length === 0)) {
    throw new Error(
      `Say where to: --release=<version of ${application}>; or what is wrong: --because=<service>@<version>. With --check it is only looked whether a rollback would work.`,
    );
  }
  if (release === undefined)
    return { kind: 'faulty', faulty: because.flatMap((each) => releaseNames(each, 'because')) };
  const { sealed } = await readSealed(delivery.stores, application, { release });
  return { kind: 'sealed', sealed };
}

/** What was asked for, with the release that was found for it. */
function reached(target: RollbackTarget, plan: BackPlan): RollbackTarget {
  const [step] = plan.possible ? plan.steps : [];
  return target.kind === 'service' && step !== undefined
    ? { ...target, to: nameOf(step.to) }
    : target;
}

function planned(plan: BackPlan): Pick<Rollback, 'steps' | 'obstacles'> {
  if (!plan.possible) return { steps: [], obstacles: plan.obstacles.map(tellObstacle) };
  const steps = plan.steps.map(({ service, from, to }) => ({
    service,
    from: from === null ? null : nameOf(from),
    to: nameOf(to),
  }));
  return { steps, obstacles: [] };
}

function renderBack(plan: BackPlan): string[] {
  if (!plan.possible) {
    return [
      'There is nothing to go back to:',
      ...plan.obstacles.map((each) => `  ${tellObstacle(each)}`),
    ];
  }
  const unchecked = plan.unchecked.map((each) => `Not checked: ${tellUnchecked(each)}.`);
  const stays = plan.stays.length === 0 ? [] : [`Stays as it is: ${plan.stays.join(', ')}`];
  const along = plan.along.map((each) => `${tellAlong(each)}.`);
  return [...renderSteps(plan.steps), ...along, ...stays, ...unchecked];
}

function renderChecks(checks: readonly RollbackCheck[]): string[] {
  if (checks.length === 0) return ['Nothing was deployed yet.'];
  const rows = checks.map(({ service, release, possible, moves, obstacles }) => [
    service,
    release,
    possible === 'impossible' ? 'no' : 'yes',
    possible === 'impossible'
      ? obstacles.map(tellObstacle).join('; ')
      : moves.map((move) => `${move.service} ${move.to}`).join(', '),
  ]);
  const along = checks.flatMap(({ service, release, along: others }) =>
    others.map((each) => `With ${service} ${release}, ${tellAlong(each)}.`),
  );
  return [...table([['service', 'runs', 'can go back', 'to'], ...rows]), ...along];
}

function ending(result: RollBackResult, environment: string): string {
  switch (result.outcome) {
    case 'unchanged':
      return `${environment} runs that already.`;
    case 'impossible':
      return `${environment} was not touched.`;
    case 'succeeded':
      return `${environment} has gone back. What it ran is rejected until somebody lifts that.`;
    case 'undone':
      return `${environment} runs what it ran before: ${result.what}`;
    case 'failed':
      return `${environment} is left in between: ${result.what}`;
  }
}
