import { DeliveryError } from '../../delivery-error';
import { withLock } from '../../state/lock/with-lock';
import { checkRecords, type RecordCheck } from '../../state/log/check-record';
import { openLog } from '../../state/log/open-log';
import type { LogRecord } from '../../state/log/record';
import type { StatePorts } from '../../state/ports';
import { recordKinds } from '../../state/record-kinds';
import { type MemoryFault, memoryStore } from '../../state/testing/memory-store';
import { virtualTime } from '../../state/testing/virtual-time';
import { MINUTE } from '../analysis/point';
import { rolloutsAfter } from '../machine/fold';
import { rolloutKinds } from '../machine/records';
import type { RolloutPlan } from '../policy/plan';
import { runRollout } from '../run-rollout';
import { startRollout } from '../start-rollout';
import { ask, type Asked } from './ask';
import { fakeMetrics, type MetricFault, NEW_VERSION, type Weather } from './fake-metrics';
import { FakeRouter, type RouterFault, Unreachable } from './fake-router';

export const SERVICE = 'deals-ms';
const START = Date.parse('2026-01-01T00:00:20Z');
const LEASE = 4 * MINUTE;

export const allKinds: RecordCheck = checkRecords([...recordKinds, ...rolloutKinds]);

/**
 * Something that happens at an operation of any process, or at one that changes the weight, counted from 1. `orphan`: the process dies, and what
 * it wanted is done so much later.
 */
export type Happening = { at: number; on: 'operation' | 'change' } & (
  | { kind: 'kill'; after: boolean }
  | { kind: 'orphan'; milliseconds: number }
  | { kind: 'stall'; milliseconds: number }
  | { kind: 'jump'; milliseconds: number }
  | { kind: 'ask'; command: Asked }
  | { kind: 'by-hand'; weight: number }
);

export interface Story {
  plan: RolloutPlan;
  /** Minute by minute; the last one for ever. */
  weather: readonly Weather[];
  /** Milliseconds until metrics are in. */
  delay: number;
  happenings: readonly Happening[];
  /** Of the first, second, … change, reading, record. */
  routerFaults: readonly (RouterFault | null)[];
  metricFaults: readonly (MetricFault | null)[];
  storeFaults: readonly ('before' | 'after' | 'late' | null)[];
  /** Minutes after which each machine begins to try. */
  machines: readonly number[];
}

export interface Outcome {
  records: LogRecord[];
  router: FakeRouter;
  /** What processes ended with, that nobody expected. */
  errors: unknown[];
}

type Operate = <Result>(effect: () => Promise<Result>, isChange?: true) => Promise<Result>;

/** More than any story needs. */
const MOST_OPERATIONS = 2_000;

/** So often somebody comes, and ends what somebody has paused. */
const VISIT = 90;

interface Machine {
  name: string;
  /** By which its clock is wrong: milliseconds. */
  skew: number;
}

/** Lets a story happen, until nobody has anything to do. */
export async function live(story: Story): Promise<Outcome> {
  const time = virtualTime(START);
  const documents = new Map<string, string>();
  const names = { application: 'shop', environment: 'staging', check: allKinds };
  const errors: unknown[] = [];
  const count = { operations: 0, changes: 0, readings: 0, records: 0, ids: 0 };
  const router = new FakeRouter({
    now: time.now,
    countRecords: () => documents.size,
    until: time.until,
  });
  const metrics = fakeMetrics(
    {
      now: time.now,
      until: time.until,
      weightAt: (moment) => router.weightAt(moment),
      weatherAt: (moment) =>
        story.weather[Math.max(0, Math.floor((moment - START) / MINUTE))] ??
        story.weather.at(-1) ??
        'good',
      delay: story.delay,
    },
    START - (START % MINUTE),
    () => story.metricFaults[count.readings++] ?? undefined,
  );
  const portsOf = (skew: () => number): Pick<StatePorts, 'now' | 'newId'> => ({
    now: () => time.now() + skew(),
    newId: () => `id-${(count.ids += 1)}`,
  });
  const outside = openLog(memoryStore({ documents }), { ...names, ports: portsOf(() => 0) });

  let isOver = false;
  const startProcess = (machine: Machine, delay: number): void => {
    let isDead = false;
    let stalledUntil = 0;
    const gate = async (): Promise<void> => {
      while (!isDead && time.now() < stalledUntil) await time.until(stalledUntil);
      if (isDead) await new Promise(() => undefined);
    };
    const die = async (): Promise<never> => {
      isDead = true;
      startProcess(machine, 2 * MINUTE);
      return new Promise(() => undefined);
    };
    const operate: Operate = async (effect, isChange) => {
      await gate();
      count.operations += 1;
      if (isChange) count.changes += 1;
      if (count.operations > MOST_OPERATIONS) {
        errors.push(new Error('it does not end'));
        isOver = true;
      }
      if (isOver) return new Promise(() => undefined);
      const now = story.happenings.filter(({ at, on }) =>
        on === 'change' ? isChange && at === count.changes : at === count.operations,
      );
      if (count.operations % VISIT === 0) await ask(outside, SERVICE, 'resume');
      for (const each of now) {
        if (each.kind === 'ask') await ask(outside, SERVICE, each.command);
        if (each.kind === 'jump') machine.skew += each.milliseconds;
        if (each.kind === 'by-hand') router.change(each.weight, router.look().revision, true);
        if (each.kind === 'stall') stalledUntil = time.now() + each.milliseconds;
        if (each.kind === 'kill' && !each.after) return die();
        if (each.kind === 'orphan') {
          void time.until(time.now() + each.milliseconds).then(effect);
          return die();
        }
      }
      await gate();
      const result = await effect();
      if (now.some((each) => each.kind === 'kill' && each.after)) return die();
      await gate();
      return result;
    };
    const ports: StatePorts = {
      ...portsOf(() => machine.skew),
      random: () => 0.5,
      sleep: async (milliseconds, signal) => {
        await time.until(time.now() + milliseconds, signal);
        await gate();
      },
    };
    const store = memoryStore({
      documents,
      fault: (): MemoryFault | undefined => {
        const fault = story.storeFaults[count.records++];
        return fault === 'late' ? { late: time.until(time.now() + MINUTE) } : (fault ?? undefined);
      },
    });
    const log = openLog(
      {
        ...store,
        create: (key, text) => operate(() => store.create(key, text)),
        list: (prefix, options) => operate(() => store.list(prefix, options)),
      },
      { ...names, ports },
    );
    const options = { by: machine.name, holder: machine.name, lease: LEASE, ports };
    const attempt = (): Promise<string> =>
      withLock(log, options, async (lock) => {
        const known = rolloutsAfter(lock.records).get(SERVICE);
        if (known !== undefined && known.ended !== null) return 'over';
        const wanted = {
          service: SERVICE,
          deployment: null,
          previousVersion: '7',
          newVersion: NEW_VERSION,
          plan: story.plan,
          by: machine.name,
        };
        if (known !== undefined)
          await startRollout(lock, { ...wanted, newVersion: '9' }).then(
            () => errors.push(new Error('another rollout began')),
            () => undefined,
          );
        const of = await startRollout(lock, wanted);
        await runRollout(lock, of, {
          by: machine.name,
          router: router.open(operate, () => story.routerFaults[count.changes - 1] ?? undefined),
          metrics: { read: (question, signal) => operate(() => metrics.read(question, signal)) },
          clock: ports,
          slice: 30_000,
          attempts: 3,
        });
        return 'over';
      });
    void (async () => {
      await ports.sleep(delay);
      for (;;) {
        const outcome = await attempt().catch((error: unknown) => {
          if (error instanceof DeliveryError || error instanceof Unreachable) return 'again';
          // A change that somebody else was faster with, again and again.
          if (error instanceof Error && error.message.includes('keeps changing')) return 'again';
          errors.push(error);
          return 'over';
        });
        if (outcome === 'over') return;
        await ports.sleep(70_000);
      }
    })();
  };

  story.machines.forEach((minutes, index) =>
    startProcess({ name: `machine-${index}`, skew: 0 }, minutes * MINUTE),
  );
  await time.run();
  return { records: (await outside.read()).records, router, errors };
}
