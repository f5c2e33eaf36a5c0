import { backfill } from '../backfill/backfill';
import { type Backups, backupId, checkKind } from '../backups/backups';
import { compareItems, type Item } from '../backups/compare-items';
import { othersMigrate } from '../migration-errors';
import type { MigrationDatabase, MigrationSession } from '../run/ports';
import { inOrder, type StepState } from '../step';
import type { StatePorts } from '../../state/ports';

export type MemoryItem = Readonly<Record<string, unknown>>;

/** Everything that lasts. */
export interface MemoryData {
  items: Map<string, MemoryItem>;
  states: Map<string, StepState>;
  cursors: Map<string, { cursor: string | null; done: number; hasEnded: boolean }>;
  backups: Map<string, Map<string, MemoryItem>>;
  owner: number;
}

export function memoryData(items: Iterable<[string, MemoryItem]> = []): MemoryData {
  return {
    items: new Map(items),
    states: new Map(),
    cursors: new Map(),
    backups: new Map(),
    owner: 0,
  };
}

/** What the code of a step is given. */
export interface MemoryStepContext {
  /** Changes every item. */
  all(change: (item: MemoryItem) => MemoryItem): Promise<void>;
  signal: AbortSignal;
}

export interface MemoryOptions {
  /** Whether a step and its bookkeeping are one. Default: no, and items are changed in batches. */
  transactional?: boolean;
  /** Everything that lasts is done through it. */
  operate?<Result>(effect: () => Result): Promise<Result>;
  ports: StatePorts;
}

const directly = async <Result>(effect: () => Result): Promise<Result> => effect();

/** The in-memory twin of the databases. */
export function memoryDatabase(data: MemoryData, options: MemoryOptions): MigrationDatabase {
  const { transactional = false, operate = directly, ports } = options;
  const where = 'database in memory';
  const read = (): Promise<StepState[]> => operate(() => inOrder(data.states.values()));
  return {
    where,
    read,
    async open() {
      const owner = await operate(() => (data.owner += 1));
      const own = <Result>(effect: () => Result): Promise<Result> =>
        operate(() => {
          if (data.owner !== owner) throw othersMigrate(where);
          return effect();
        });
      const session: MigrationSession = {
        read,
        async apply({ step, ...rest }, up, { signal, onProgress }) {
          const before = data.states.get(step.id);
          if (before?.state === 'applied') return before.milliseconds ?? 0;
          const { id, kind, checksum, destroys, needs } = step;
          const state = { id, kind, checksum, destroys, needs, ...rest };
          await own(() => data.states.set(id, { ...state, state: 'started', milliseconds: null }));
          const copy = new Map(data.items);
          const from = ports.now();
          const inBatches = async (change: (item: MemoryItem) => MemoryItem): Promise<void> => {
            const cursor = `${id}#${step.checksum}`;
            await backfill<string, string>({
              scan: async (after, limit) => {
                const keys = [...data.items.keys()].sort();
                const rest = keys.filter((key) => after === null || key > after);
                const items = rest.slice(0, limit);
                return { items, next: rest.length > limit ? (items.at(-1) ?? null) : null };
              },
              change: async (key) => {
                const item = data.items.get(key);
                const wanted = item === undefined ? item : change(item);
                if (wanted !== undefined && wanted !== item)
                  await own(() => data.items.set(key, wanted));
              },
              isPassing: () => false,
              cursorStore: {
                read: async () => data.cursors.get(cursor) ?? null,
                write: async (state) => void (await own(() => data.cursors.set(cursor, state))),
              },
              signal,
              batchSize: 2,
              itemsPerSecond: 1_000,
              where,
              ports,
              onProgress: ({ done, about }) => onProgress({ message: `${done}`, done, about }),
            });
          };
          const all: MemoryStepContext['all'] = async (change) => {
            if (!transactional) return inBatches(change);
            for (const [key, item] of copy) copy.set(key, change(item));
          };
          await up({ all, signal } as never);
          const milliseconds = Math.round(ports.now() - from);
          await own(() => {
            if (transactional) data.items = copy;
            data.states.set(id, { ...state, state: 'applied', milliseconds });
          });
          return milliseconds;
        },
        close: async () => undefined,
      };
      return session;
    },
  };
}

/** The in-memory twin of backups. */
export function memoryBackups(data: MemoryData, options: MemoryOptions): Backups {
  const { operate = directly, ports } = options;
  return {
    make: ({ before, steps }) =>
      operate(() => {
        const id = `${backupId(before, ports.now())}-${data.backups.size}`;
        data.backups.set(id, new Map(data.items));
        return {
          id,
          kind: 'memory',
          database: 'memory',
          location: id,
          at: new Date(ports.now()).toISOString(),
          bytes: null,
          items: data.items.size,
          steps: [...steps],
        };
      }),
    async restore(backup) {
      checkKind(backup, 'memory');
      const items = data.backups.get(backup.location) ?? new Map<string, MemoryItem>();
      await operate(() => {
        data.owner += 1;
        data.items = new Map(items);
        data.cursors.clear();
        data.states = new Map(backup.steps.map((state) => [state.id, state]));
      });
      return compareItems(itemsOf(items), itemsOf(data.items));
    },
    async *items() {
      yield* itemsOf(data.items);
    },
  };
}

export function itemsOf(items: ReadonlyMap<string, MemoryItem>): Item[] {
  return [...items].map(([key, item]) => ({
    key,
    value: JSON.stringify(Object.entries(item).sort()),
  }));
}
