import { DeliveryError } from '../../delivery-error';
import { withLock } from '../lock/with-lock';
import type { RecordCheck } from '../log/check-record';
import { openLog, type Log } from '../log/open-log';
import { defineKind } from '../log/record-kind';
import type { StatePorts } from '../ports';
import { memoryStore, type MemoryFault } from './memory-store';
import type { VirtualTime } from './virtual-time';

export const LEASE = 1_000;
export const TOLERANCE = 200;

/** What a holder does under a lock. */
export const stepDone = defineKind<{ step: string }>({
  kind: 'step-done',
  description: 'A step of a test.',
  properties: { step: { type: 'string' } },
  required: ['step'],
});

/** The life of a process, in milliseconds. */
export interface HolderScript {
  start: number;
  /** By which its clock is wrong. */
  skew: number;
  /** While it does not run: from a moment after the start on, for so long. */
  stalls: readonly { at: number; length: number }[];
  /** When it dies, after the start. */
  crash: number | null;
  /** For each lock it takes: what it thinks before each of its steps. */
  rounds: readonly (readonly number[])[];
  /** What happens to its writes, the first, the second, …; all others succeed. */
  faults: readonly ('before' | 'after' | 'late' | null)[];
}

/** What a holder heard of a step. A step it never heard of again is in none. */
export interface Heard {
  done: string[];
  unsure: string[];
  refused: string[];
  /** Codes of how its rounds ended. */
  rounds: string[];
}

export interface World {
  time: VirtualTime;
  documents: Map<string, string>;
  check: RecordCheck;
  random(): number;
}

/** The log as one process sees it, whose waking and hearing is left to `wake`. */
export function openWorldLog(
  { time, documents, check, random }: World,
  process: Pick<HolderScript, 'skew' | 'faults'>,
  wake: (moment: number, signal?: AbortSignal) => Promise<void>,
): { log: Log; ports: StatePorts } {
  let writes = 0;
  const ports: StatePorts = {
    now: () => time.now() + process.skew,
    sleep: (milliseconds, signal) => wake(time.now() + milliseconds, signal),
    random,
    newId: () => `id-${Math.floor(random() * 2 ** 40)}`,
  };
  const store = memoryStore({
    documents,
    before: () => time.until(time.now() + random() * 40),
    after: () => wake(time.now() + random() * 40),
    fault: (): MemoryFault | undefined => {
      const fault = process.faults[writes++];
      if (fault === 'late') return { late: time.until(time.now() + random() * 3 * LEASE) };
      return fault ?? undefined;
    },
  });
  return {
    log: openLog(store, { application: 'shop', environment: 'staging', check, ports }),
    ports,
  };
}

/** Lets a process live its life. */
export function liveHolder(world: World, name: string, script: HolderScript): Heard {
  const { time } = world;
  const born = time.now() + script.start;
  const heard: Heard = { done: [], unsure: [], refused: [], rounds: [] };
  const wake = async (moment: number, signal?: AbortSignal): Promise<void> => {
    await time.until(moment, signal);
    for (const { at, length } of script.stalls) {
      const since = time.now() - born - at;
      if (since >= 0 && since < length) await time.until(born + at + length);
    }
    if (script.crash !== null && time.now() >= born + script.crash)
      await new Promise(() => undefined);
  };
  const { log, ports } = openWorldLog(world, script, wake);
  const options = {
    by: name,
    holder: name,
    lease: LEASE,
    wait: 5 * LEASE,
    tolerance: TOLERANCE,
    ports,
  };
  void (async () => {
    await wake(born);
    for (const [round, thoughts] of script.rounds.entries()) {
      const ended = await withLock(log, options, async (lock) => {
        for (const [index, thought] of thoughts.entries()) {
          await ports.sleep(thought);
          const step = `${name} ${round} ${index}`;
          await lock.append(stepDone.entry(name, { step })).then(
            () => heard.done.push(step),
            (error: unknown) =>
              (codeOf(error) === 'state-unsure' ? heard.unsure : heard.refused).push(step),
          );
        }
        return 'done';
      }).catch(codeOf);
      heard.rounds.push(ended);
    }
  })();
  return heard;
}

/** Somebody who appends without a lock, as often as it takes. */
export function liveBystander(world: World, moments: readonly number[]): void {
  const { log, ports } = openWorldLog(world, { skew: 0, faults: [] }, (moment) =>
    world.time.until(moment),
  );
  void (async () => {
    for (const [index, moment] of moments.entries()) {
      await ports.sleep(moment);
      for (let appended = false; !appended;)
        ({ appended } = await log.append(
          (await log.read()).head,
          stepDone.entry('bystander', { step: `seen ${index}` }),
        ));
    }
  })();
}

function codeOf(error: unknown): string {
  if (error instanceof DeliveryError) return error.code;
  throw error;
}
