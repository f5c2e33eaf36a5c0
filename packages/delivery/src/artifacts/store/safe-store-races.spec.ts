import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DeliveryError } from '../../delivery-error';
import { type Digest, digestOf } from '../digest';
import type { StoredObject } from './artifact-store';
import type { ObjectPlace } from './object-place';
import { safeStore } from './safe-store';
import { memoryPlace } from './testing/memory-place';

const DAY = 24 * 60 * 60_000;
const OLD = digestOf('old');

class Killed extends Error {}

/** What somebody does with the one object, and after how many operations they are killed. */
interface Actor {
  does: 'put' | 'get' | 'remove';
  killedAt: number;
}

const actor = fc.record<Actor>({
  does: fc.constantFrom('put', 'put', 'get', 'remove'),
  killedAt: fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, fc.nat({ max: 6 })),
});

describe('whoever stores and reads while others remove, in whatever order, killed anywhere,', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-'));
    writeFileSync(join(folder, 'old'), 'old');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('finds what was stored or read in the store from then on', async () => {
    const seen = { removed: 0, relied: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(actor, { minLength: 2, maxLength: 4 }),
        async (scheduler, actors) => {
          let now = 100 * DAY;
          const objects = new Map<Digest, Buffer>([[OLD, Buffer.from('old')]]);
          const times = new Map<Digest, number>([[OLD, 0]]);
          const place = memoryPlace({ objects, times, now: () => now });
          const listed: StoredObject = { digest: OLD, bytes: 3, storedAt: new Date(0) };
          let relied = false;

          const run = async ({ does, killedAt }: Actor, index: number): Promise<void> => {
            const operate = operations(scheduler, killedAt);
            const store = safeStore(throughProcess(place, operate), {
              now: () => now,
              random: () => 1,
              newId: () => `id-${index}`,
              sleep: async (milliseconds) => {
                now += milliseconds;
                await operate(() => Promise.resolve());
              },
            });
            if (does === 'put') await store.put(OLD, join(folder, 'old'));
            if (does === 'get') await store.get(OLD, join(folder, `taken-${index}`));
            if (does === 'remove') {
              const removed = await store.removeUnused([listed], async (all) => {
                for (let reads = 0; reads < 4; reads += 1) await operate(() => Promise.resolve());
                return all;
              });
              seen.removed += removed.length;
            } else {
              relied = true;
              seen.relied += 1;
            }
          };
          const ends = Promise.allSettled(actors.map(run));
          await scheduler.waitFor(ends);
          for (const end of await ends) {
            if (end.status === 'rejected' && !isFine(end.reason)) throw end.reason;
          }
          if (relied) expect(objects.get(OLD)).toEqual(Buffer.from('old'));
        },
      ),
      { numRuns: Number(process.env['FAULT_RUNS'] ?? 1000) },
    );
    // Both happened, or nothing was tried.
    expect(Math.min(seen.removed, seen.relied)).toBeGreaterThan(0);
  }, 600_000);
});

function isFine(error: unknown): boolean {
  return (
    error instanceof Killed ||
    (error instanceof DeliveryError && ['artifact-missing', 'store-failed'].includes(error.code))
  );
}

type Operate = <Result>(effect: () => Promise<Result>, isPrompt?: boolean) => Promise<Result>;

/** Others may come before each operation. After the process was killed, nothing takes effect any more. */
function operations(scheduler: fc.Scheduler, killedAt: number): Operate {
  let count = 0;
  return async (effect, isPrompt = false) => {
    if (!isPrompt) await scheduler.schedule(Promise.resolve());
    count += 1;
    if (count > killedAt) throw new Killed();
    const result = await effect();
    if (count === killedAt) throw new Killed();
    return result;
  };
}

function throughProcess(whole: ObjectPlace, operate: Operate): ObjectPlace {
  const { notices } = whole;
  return {
    address: whole.address,
    look: (digest) => operate(() => whole.look(digest)),
    times: (digests) => operate(() => whole.times(digests)),
    create: (digest, file) => operate(() => whole.create(digest, file)),
    read: (digest, file) => operate(() => whole.read(digest, file)),
    renew: (digest) => operate(() => whole.renew(digest)),
    list: () => whole.list(),
    // A notice counts for longer than a request takes.
    remove: (digests) => operate(() => whole.remove(digests), true),
    notices: {
      write: (name, text) => operate(() => notices.write(name, text)),
      names: () => operate(() => notices.names()),
      read: (name) => operate(() => notices.read(name)),
      remove: (name) => operate(() => notices.remove(name)),
    },
  };
}
