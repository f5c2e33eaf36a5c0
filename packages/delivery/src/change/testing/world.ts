import { digestOf } from '../../artifacts/digest';
import type { Contract } from '../../contracts/contract';
import { fingerprintOf, type Sealed } from '../../seal/sealed';
import { checkRecords } from '../../state/log/check-record';
import { type Log, openLog } from '../../state/log/open-log';
import type { LogRecord } from '../../state/log/record';
import { recordKinds } from '../../state/record-kinds';
import type { StateStore } from '../../state/state-store';
import { memoryStore } from '../../state/testing/memory-store';
import { environmentAfter } from '../environment-state';
import { promote, type PromoteInput, type PromoteResult } from '../promote';
import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
  rollbackStarted,
} from '../records';
import { rollBack, type RollBackInput, type RollBackResult } from '../roll-back';
import type { Delivered } from '../run-change';

export type Versions = Record<string, string>;
/** Ranges by the names of the services that are called, by service. */
export type Calls = Record<string, Record<string, string>>;

/** What an application at these versions is sealed to. @param contracts by service */
export function sealedOf(
  versions: Versions,
  calls: Calls = {},
  contracts: Record<string, Contract> = {},
): Sealed {
  return {
    format: 1,
    kind: 'manifest',
    application: 'super-deals',
    version: Object.values(versions).join('-'),
    sourceCommit: 'c'.repeat(40),
    services: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [
        name,
        {
          version,
          sourceCommit: 'c'.repeat(40),
          artifact: digestOf(`${name}@${version}`),
          provenance: digestOf('provenance'),
          consumes: calls[name] ?? {},
          ...(contracts[name] && { contract: contracts[name] }),
        },
      ]),
    ),
  };
}

/** What a process that was killed ends with. */
export class Killed extends Error {}

export interface Kill {
  /** The operation at which the process is killed, counted from 1. */
  at: number;
  /** Whether that operation takes effect. */
  after: boolean;
}

export interface Behaviour {
  kill?: Kill;
  /** What comes of a delivery; by default it succeeds. `left`: which release runs after a failure. */
  deliver?: (service: string, version: string) => { fails: boolean; left: 'old' | 'new' };
}

const NAMES = {
  application: 'super-deals',
  environment: 'staging',
  check: checkRecords(recordKinds),
};

/** What every command takes of a {@link World}. */
type Common = Pick<PromoteInput, 'by' | 'lock' | 'deliver'>;

/** An environment in memory: what really runs, its records, and processes that can be killed. */
export class World {
  /** What really runs: version by service. */
  readonly actual = new Map<string, string>();
  readonly #documents = new Map<string, string>();
  #now = Date.parse('2026-01-01T00:00:00Z');
  #ids = 0;

  promote(
    sealed: Sealed,
    behaviour: Behaviour = {},
    more: Partial<PromoteInput> = {},
  ): Promise<PromoteResult> {
    const fingerprint = fingerprintOf(sealed);
    return this.#run(behaviour, (log, common) =>
      promote(log, { sealed, fingerprint, ...common, ...more }),
    );
  }

  rollBack(
    target: RollBackInput['target'],
    behaviour: Behaviour = {},
    more: Partial<RollBackInput> = {},
  ): Promise<RollBackResult> {
    const inspect = () => Promise.resolve(null);
    return this.#run(behaviour, (log, common) =>
      rollBack(log, { target, inspect, ...common, ...more }),
    );
  }

  /** Until it is not killed: as a person would who runs the command again. */
  async untilDone<Result>(
    kills: readonly Kill[],
    command: (kill: Pick<Behaviour, 'kill'>) => Promise<Result>,
  ): Promise<Result> {
    for (const kill of kills) {
      try {
        return await command({ kill });
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
    return command({});
  }

  async records(): Promise<LogRecord[]> {
    const log = openLog(memoryStore({ documents: this.#documents }), NAMES);
    return (await log.read()).records;
  }

  /** A process of its own. */
  async #run<Result>(
    { kill, deliver }: Behaviour,
    command: (log: Log, common: Common) => Promise<Result>,
  ): Promise<Result> {
    // Whoever was killed before is not heard of for long enough.
    this.#now += 10 * 60_000;
    const operate = process(kill);
    const ports = {
      now: () => this.#now,
      random: () => 0.5,
      newId: () => `id-${(this.#ids += 1)}`,
      sleep: untilAborted,
    };
    const store = throughProcess(memoryStore({ documents: this.#documents }), operate);
    return command(openLog(store, { ...NAMES, ports }), {
      by: 'ada',
      lock: { holder: 'a test', ports },
      deliver: (service, { version }) =>
        operate(async (): Promise<Delivered> => {
          const come = deliver?.(service, version ?? '') ?? { fails: false, left: 'new' };
          if (!come.fails || come.left === 'new') this.actual.set(service, version ?? '');
          return come.fails ? { ok: false, what: 'it does not answer' } : { ok: true };
        }),
    });
  }
}

type Operate = <Result>(effect: () => Promise<Result>) => Promise<Result>;

/** After it was killed nothing takes effect any more. */
function process(kill: Kill | undefined): Operate {
  let operations = 0;
  let isDead = false;
  return async (effect) => {
    if (isDead) throw new Killed();
    operations += 1;
    if (operations !== kill?.at) return effect();
    if (kill.after) await effect();
    isDead = true;
    throw new Killed();
  };
}

function throughProcess(whole: StateStore, operate: Operate): StateStore {
  return {
    address: 'memory',
    create: (key, text) => operate(() => whole.create(key, text)),
    read: (key) => operate(() => whole.read(key)),
    readMany: (keys) => operate(() => whole.readMany(keys)),
    list: (prefix, options) => operate(() => whole.list(prefix, options)),
  };
}

function untilAborted(_: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Versions that are on record as running, by service. */
export function recorded(records: readonly LogRecord[]): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(environmentAfter(records).services).map(([name, { running }]) => [
      name,
      running?.release.version ?? null,
    ]),
  );
}

/** How promotions and rollbacks ended, in order. */
export function outcomes(records: readonly LogRecord[]): string[] {
  return records.flatMap((record) => (changeEnded.is(record) ? [record.outcome] : []));
}

/** What holds in every log of an environment in which nothing is going on. */
export function expectSound(records: readonly LogRecord[]): void {
  let open: number | null = null;
  const running = new Set<string>();
  for (const record of records) {
    if (promotionStarted.is(record) || rollbackStarted.is(record)) {
      expect(open).toBeNull();
      open = record.sequence;
    }
    if (deploymentStarted.is(record)) {
      expect(record.of).toBe(open);
      running.add(record.service);
    }
    if (deploymentEnded.is(record)) expect(running.delete(record.service)).toBe(true);
    if (changeEnded.is(record)) {
      expect(record.of).toBe(open);
      open = null;
      if (record.outcome === 'succeeded') expect([...running]).toEqual([]);
      running.clear();
    }
    if ('of' in record) expect(record.token).toBeDefined();
  }
  expect(open).toBeNull();
}
