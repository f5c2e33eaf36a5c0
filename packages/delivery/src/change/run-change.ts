import { reversed } from '../infrastructure/order/deployment-order';
import { runInOrder } from '../infrastructure/order/run-in-order';
import { rolloutsAfter } from '../rollout/machine/fold';
import { rolloutAbortAsked } from '../rollout/machine/records';
import type { HeldLock } from '../state/lock/held-lock';
import { environmentAfter, type OpenChange } from './environment-state';
import { callsAmong } from './plan-promotion';
import {
  changeEnded,
  type ChangeOutcome,
  deploymentEnded,
  deploymentStarted,
  type Step,
  undoStarted,
} from './records';
import { isSame, nameOf, type RunningRelease } from './running-release';

/** How a delivery ended: deployed and answering, or not. */
export type Delivered = { ok: true } | { ok: false; what: string };

/** What a delivery is a part of. */
export interface DeliveryContext {
  /** Of the environment. */
  lock: HeldLock;
  /** Sequence of the record that started the change. */
  change: number;
  /** Sequence of its `deployment-started`. */
  deployment: number;
  /** `forward`: a promotion brings a release in. `back`: what ran before comes again, and nothing is tried out. */
  way: 'forward' | 'back';
  /** Who, as records name it. */
  by: string;
}

/** What a change does not do by itself. */
export interface ChangePorts {
  /**
   * Deploys a service from its stored artifact, and asks it whether it answers. To do it again does no harm.
   *
   * @param context has the lock, whose signal fires when it shall stop
   * @returns what became of it
   * @throws whatever keeps it from being known, such as a cloud out of reach
   */
  deliver(service: string, release: RunningRelease, context: DeliveryContext): Promise<Delivered>;
}

export interface ChangeOptions extends ChangePorts {
  /** Who, as records name it. */
  by: string;
  /** How many services at the same time. Default 4. */
  concurrency?: number;
  onProgress?: (progress: ChangeProgress) => void;
  /** Asked when everything runs what it should: why it goes back all the same. `null`: it stays, as by default. */
  confirm?: () => Promise<string | null>;
}

export interface ChangeProgress {
  service: string;
  phase: 'deploying' | 'deployed' | 'failed' | 'undoing' | 'undone';
  /** One line. */
  message: string;
}

export interface ChangeResult {
  outcome: Exclude<ChangeOutcome, 'abandoned'>;
  /** Why it did not succeed. */
  what: string | null;
}

/**
 * Carries an open change to its end: deploys what is not deployed yet, each service after those it calls, and when one
 * fails takes back everything that was begun, in reverse order. Every deployment is on record before it begins and when it
 * has ended, so the change can be interrupted anywhere and carried on by whoever holds the lock next.
 *
 * @param lock of the environment, whose records end with the open change
 * @returns how it ended, which is on record
 * @throws what `deliver` and the lock throw: the change stays open then
 */
export async function runChange(
  lock: HeldLock,
  change: OpenChange,
  options: ChangeOptions,
): Promise<ChangeResult> {
  const { by } = options;
  const end = async (
    outcome: ChangeResult['outcome'],
    what: string | null,
  ): Promise<ChangeResult> => {
    await lock.append(changeEnded.entry(by, { of: change.sequence, outcome, what }));
    return { outcome, what };
  };
  let because = change.undoing;
  if (because === null) {
    because = await goForward(lock, change, options);
    because ??= (await options.confirm?.()) ?? null;
    if (because === null) return end('succeeded', null);
    await lock.append(undoStarted.entry(by, { of: change.sequence, because }));
  }
  const stuck = await goBack(lock, change, options);
  return stuck === null ? end('undone', because) : end('failed', `${because}; ${stuck}`);
}

/** @returns why it has to be undone, or null */
async function goForward(
  lock: HeldLock,
  { steps, sequence, kind }: OpenChange,
  options: ChangeOptions,
): Promise<string | null> {
  const { delivered: settled, failed } = deliveriesIn(lock, sequence);
  let failure: string | null = failed;
  const open = steps.filter(({ service, to }) => !isSettled(settled, service, to));
  await runSteps(open, options, {
    dependencies: kind === 'promotion' ? providersFirst(steps) : consumersFirst(steps),
    run: async ({ service, to }) => {
      if (failure !== null) return false;
      report(options, service, 'deploying', `deploying ${nameOf(to)}`);
      const way = kind === 'promotion' ? 'forward' : 'back';
      const delivered = await deliver(lock, sequence, { service, release: to, way }, options);
      if (delivered.ok) report(options, service, 'deployed', `runs ${nameOf(to)}`);
      else {
        report(options, service, 'failed', delivered.what);
        failure ??= `${service} ${nameOf(to)}: ${delivered.what}`;
        await abortRollouts(lock, options.by, failure);
      }
      return delivered.ok;
    },
  });
  return failure;
}

/** @returns which services could not be taken back, or null */
async function goBack(
  lock: HeldLock,
  { steps, sequence, kind }: OpenChange,
  options: ChangeOptions,
): Promise<string | null> {
  const stuck: string[] = [];
  const { services } = environmentAfter(lock.records);
  const touched = touchedIn(lock, sequence);
  const back = steps.flatMap((step) => {
    const now = services[step.service];
    if (!touched.has(step.service)) return [];
    if (step.from === null) {
      stuck.push(`${step.service} has nothing to go back to`);
      return [];
    }
    const isBack =
      now?.unsettled === null && now.running !== null && isSame(now.running.release, step.from);
    return isBack ? [] : [{ ...step, to: step.from }];
  });
  await runSteps(back, options, {
    dependencies: kind === 'promotion' ? consumersFirst(steps) : providersFirst(steps),
    run: async ({ service, to }) => {
      report(options, service, 'undoing', `going back to ${nameOf(to)}`);
      const way = 'back';
      const delivered = await deliver(lock, sequence, { service, release: to, way }, options);
      if (delivered.ok) report(options, service, 'undone', `runs ${nameOf(to)} again`);
      else {
        report(options, service, 'failed', delivered.what);
        stuck.push(`${service} could not go back to ${nameOf(to)}: ${delivered.what}`);
      }
      // The others go back all the same.
      return true;
    },
  });
  return stuck.length === 0 ? null : stuck.sort().join('; ');
}

/** Each service after those it calls, before or after. */
function providersFirst(steps: readonly Step[]): Record<string, string[]> {
  return callsAmong(
    Object.fromEntries(
      steps.map(({ service, from, to }) => [
        service,
        { consumes: { ...from?.consumes, ...to.consumes } },
      ]),
    ),
  );
}

/** Each service after those that call it. */
function consumersFirst(steps: readonly Step[]): Record<string, string[]> {
  const names = steps.map(({ service }) => service);
  return reversed(names, providersFirst(steps));
}

async function deliver(
  lock: HeldLock,
  of: number,
  {
    service,
    release,
    way,
  }: { service: string; release: RunningRelease } & Pick<DeliveryContext, 'way'>,
  options: ChangeOptions,
): Promise<Delivered> {
  const { by } = options;
  lock.signal.throwIfAborted();
  const { sequence } = await lock.append(deploymentStarted.entry(by, { of, service, release }));
  const context: DeliveryContext = { lock, change: of, deployment: sequence, way, by };
  const delivered = await options.deliver(service, release, context);
  const outcome = delivered.ok ? 'succeeded' : 'failed';
  const what = delivered.ok ? null : delivered.what;
  await lock.append(deploymentEnded.entry(by, { of: sequence, service, outcome, what }));
  return delivered;
}

async function runSteps(
  steps: readonly Step[],
  { concurrency = 4 }: ChangeOptions,
  {
    dependencies,
    run,
  }: { dependencies: Record<string, string[]>; run(step: Step): Promise<boolean> },
): Promise<void> {
  const byService = new Map(steps.map((step) => [step.service, step]));
  await runInOrder({
    services: [...byService.keys()],
    dependencies,
    concurrency,
    run: (service) => run(byService.get(service) as Step),
    succeeded: (ok) => ok,
  });
}

/** What is rolled out beside a service that failed goes back as well, without being baked any longer. */
async function abortRollouts(lock: HeldLock, by: string, because: string): Promise<void> {
  for (const { sequence, ended, goingBack, isComplete } of rolloutsAfter(lock.records).values()) {
    if (ended !== null || goingBack !== null || isComplete) continue;
    await lock.append(rolloutAbortAsked.entry(by, { of: sequence, because }));
  }
}

/** What was deployed in this change and answers, by service; and what did not, if something did not. */
function deliveriesIn(
  lock: HeldLock,
  change: number,
): { delivered: Map<string, RunningRelease>; failed: string | null } {
  const started = new Map<number, RunningRelease>();
  const delivered = new Map<string, RunningRelease>();
  let failed: string | null = null;
  for (const record of lock.records) {
    if (deploymentStarted.is(record) && record.of === change) {
      started.set(record.sequence, record.release);
      delivered.delete(record.service);
    }
    if (!deploymentEnded.is(record)) continue;
    const release = started.get(record.of);
    if (release === undefined) continue;
    if (record.outcome === 'succeeded') delivered.set(record.service, release);
    else failed ??= `${record.service} ${nameOf(release)}: ${record.what ?? 'it failed'}`;
  }
  return { delivered, failed };
}

function isSettled(
  delivered: ReadonlyMap<string, RunningRelease>,
  service: string,
  release: RunningRelease,
): boolean {
  const there = delivered.get(service);
  return there !== undefined && isSame(there, release);
}

/** Services of which a deployment was begun in this change. */
function touchedIn(lock: HeldLock, change: number): Set<string> {
  return new Set(
    lock.records.flatMap((record) =>
      deploymentStarted.is(record) && record.of === change ? [record.service] : [],
    ),
  );
}

function report(
  { onProgress }: ChangeOptions,
  service: string,
  phase: ChangeProgress['phase'],
  message: string,
): void {
  onProgress?.({ service, phase, message });
}
