import { digestOf } from '../../artifacts/digest';
import { environmentAfter } from '../../change/environment-state';
import type { RunningRelease } from '../../change/running-release';
import { promote } from '../../change/promote';
import { sealedOf, type Calls, type Versions } from '../../change/testing/world';
import type { Item } from '../../migrations/backups/compare-items';
import { openContracts } from '../../contracts/stand-together';
import {
  itemsOf,
  memoryBackups,
  memoryData,
  memoryDatabase,
  type MemoryItem,
  type MemoryStepContext,
} from '../../migrations/testing/memory-database';
import { backupMade, backupRestored } from '../../migrations/records';
import type { Point } from '../../rollout/analysis/point';
import { fingerprintOf } from '../../seal/sealed';
import type { HeldLock } from '../../state/lock/held-lock';
import { type Log, openLog } from '../../state/log/open-log';
import type { LogEntry, LogRecord } from '../../state/log/record';
import { checkRecords } from '../../state/log/check-record';
import { recordKinds } from '../../state/record-kinds';
import { memoryStore } from '../../state/testing/memory-store';
import type { DataPort, DrillData } from '../data/drill-data';
import { drill, type DrillInput } from '../drill';
import type { DrillPorts } from '../emergency';
import type { DrillOutcome } from '../records';
import { DOCUMENT, DOCUMENT_DIGEST } from './document';

/** What a process that was killed ends with. */
export class Killed extends Error {}

const NAMES = { application: 'shop', environment: 'staging', check: checkRecords(recordKinds) };

type Operate = <Result>(effect: () => Promise<Result> | Result) => Promise<Result>;

/** Operations, from 1: at which the process is killed, and which one fails. */
interface Faults {
  killAt?: number | null;
  failAt?: number | null;
}

/** An environment in memory, with the data of one service, and processes that can be killed at each thing that lasts. */
export class DrillWorld {
  /** What really runs. */
  readonly actual = new Map<string, string>();
  readonly data = memoryData();
  readonly said: string[] = [];
  /** Metrics that were put. */
  points: Point[] = [];
  document: unknown = DOCUMENT;
  /** Operations that consumers use. */
  used: string[] | null = null;
  analysis: ReturnType<DrillPorts['analysisOf']> = {
    rules: [],
    minimumRequests: 100,
    percentile: 95,
  };
  /** Why a delivery fails; `null`: it does not. */
  failing: (service: string, version: string | null) => string | null = () => null;
  readonly #documents = new Map<string, string>();
  #now = Date.parse('2026-11-21T12:00:00Z');
  #ids = 0;
  /** Operations of the process that runs, and the one that kills it. */
  #operations = 0;
  #killAt: number | null = null;
  #failAt: number | null = null;

  constructor(items = 10) {
    for (let id = 0; id < items; id += 1) this.data.items.set(`deal-${id}`, { id, price: id });
  }

  async promote(versions: Versions, calls: Calls = {}): Promise<void> {
    const all = sealedOf(versions, calls);
    const services = Object.entries(all.services).map(([name, service]) => {
      const consumed = Object.keys(service.consumes);
      const use = { document: DOCUMENT_DIGEST, operations: this.used };
      const uses = Object.fromEntries(consumed.map((each) => [each, use]));
      return [name, { ...service, contract: { document: DOCUMENT_DIGEST, uses } }] as const;
    });
    const sealed = { ...all, services: Object.fromEntries(services) };
    const log = this.#process(null);
    await promote(log, {
      ...{ sealed, fingerprint: fingerprintOf(sealed), by: 'ada' },
      lock: { holder: 'a test', ports: this.#ports() },
      deliver: (service, release) => this.#deliver(service, release),
    });
  }

  /** A process of its own. */
  drill(
    emergency: string,
    service?: string,
    { killAt = null, failAt = null, ...more }: Faults & Partial<DrillInput> = {},
  ): Promise<DrillOutcome> {
    const log = this.#process(killAt, failAt);
    return drill(log, {
      ...{ application: 'shop', environment: 'staging', emergency, service, by: 'ada' },
      lock: { holder: 'a drill', ports: this.#ports() },
      ports: this.ports(),
      say: (line) => void this.said.push(line),
      ...more,
    });
  }

  /** How many things that last a process does. */
  get operations(): number {
    return this.#operations;
  }

  ports(): DrillPorts {
    return {
      ...this.#data(),
      deliver: (service, release) => this.#deliver(service, release),
      inspect: async () => null,
      known: {},
      loadContracts: async () => openContracts(new Map()),
      readDocument: async (digest) => (digest === DOCUMENT_DIGEST ? this.document : null),
      analysisOf: () => this.analysis,
      leakMetrics: async () => ({
        put: async (points) => void (this.points = [...points]),
        read: async () => ({ points: this.points, until: this.#now }),
        close: () => undefined,
      }),
      clock: this.#passing(),
    };
  }

  async records(): Promise<readonly LogRecord[]> {
    return (await openLog(memoryStore({ documents: this.#documents }), NAMES).read()).records;
  }

  /** Puts something on record that nobody here does. */
  async append(entry: LogEntry): Promise<void> {
    const log = this.#process(null);
    await log.append((await log.read()).head, entry);
  }

  /** What the records say of what runs, and what could be gone back to: names by service. */
  async running(): Promise<Record<string, { runs: string; before: string[]; digest: string }>> {
    const { services } = environmentAfter(await this.records());
    return Object.fromEntries(
      Object.entries(services).map(([name, { running, before }]) => [
        name,
        {
          runs: running?.release.version ?? '-',
          before: before.map(({ release }) => release.version ?? '-'),
          digest: running?.release.artifact ?? digestOf(''),
        },
      ]),
    );
  }

  items(): Item[] {
    return itemsOf(this.data.items);
  }

  #process(killAt: number | null, failAt: number | null = null): Log {
    // Whoever was killed before is not heard of for long enough.
    this.#now += 10 * 60_000;
    this.#operations = 0;
    this.#killAt = killAt;
    this.#failAt = failAt;
    const whole = memoryStore({ documents: this.#documents });
    const store = {
      ...whole,
      create: (key: string, text: string) => this.#operate(() => whole.create(key, text)),
    };
    return openLog(store, { ...NAMES, ports: this.#ports() });
  }

  readonly #operate: Operate = async (effect) => {
    if (this.#killAt !== null && this.#operations >= this.#killAt) throw new Killed();
    this.#operations += 1;
    if (this.#operations === this.#failAt) throw new Error('it failed, once');
    const result = await effect();
    // Half of them take effect, and nobody hears of it.
    if (this.#operations === this.#killAt && this.#killAt % 2 === 0) throw new Killed();
    return result;
  };

  async #deliver(
    service: string,
    { version }: RunningRelease,
  ): Promise<{ ok: true } | { ok: false; what: string }> {
    return this.#operate(() => {
      this.#now += 1_000;
      const what = this.failing(service, version);
      if (what !== null) return { ok: false, what };
      this.actual.set(service, version ?? '-');
      return { ok: true };
    });
  }

  #data(): DataPort {
    const options = { ports: this.#passing(), operate: this.#operate };
    const opened = (): DrillData => ({
      database: memoryDatabase(this.data, options),
      backups: () => memoryBackups(this.data, options),
      damage:
        (victims) =>
        ({ all }: MemoryStepContext) =>
          all((item): MemoryItem =>
            victims.has(`deal-${String(item['id'])}`) ? { id: item['id'] } : item,
          ),
    });
    return {
      withData: (_, __, work) => work(opened()),
      async restore(lock: HeldLock, { service, backup, by }) {
        const made = lock.records.find(
          (record) => backupMade.is(record) && record.backup.id === backup,
        );
        if (made === undefined || !backupMade.is(made)) throw new Error(`no backup ${backup}`);
        const { signal } = lock;
        const found = await opened().backups().restore(made.backup, { signal });
        const items = found.found;
        await lock.append(backupRestored.entry(by, { service, backup, items, milliseconds: 1 }));
        return found;
      },
    };
  }

  /** A clock on which waiting takes no time. */
  #passing() {
    return { ...this.#ports(), sleep: async () => undefined };
  }

  #ports() {
    return {
      now: () => this.#now,
      random: () => 0.5,
      newId: () => `id-${(this.#ids += 1)}`,
      sleep: (_: number, signal?: AbortSignal) => untilAborted(signal),
    };
  }
}

function untilAborted(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal === undefined || signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
