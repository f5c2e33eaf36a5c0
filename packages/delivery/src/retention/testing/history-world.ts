import { type Digest, digestOf } from '../../artifacts/digest';
import type { StoredObject } from '../../artifacts/store/artifact-store';
import { environmentAfter } from '../../change/environment-state';
import { promote } from '../../change/promote';
import { rollBack } from '../../change/roll-back';
import type { RunningRelease } from '../../change/running-release';
import { type Contract, documentsOf } from '../../contracts/contract';
import { madeUpDocument } from '../../contracts/testing/made-up-contracts';
import { releaseRejected } from '../../gates/records';
import type { ArtifactEntry } from '../../package/artifact-index';
import { fingerprintOf, type Sealed, type SealedService } from '../../seal/sealed';
import { checkRecords } from '../../state/log/check-record';
import { openLog } from '../../state/log/open-log';
import type { LogRecord } from '../../state/log/record';
import { recordKinds } from '../../state/record-kinds';
import { memoryStore } from '../../state/testing/memory-store';
import type { ApplicationHistory, SealedHistory } from '../application-history';

export const DAY = 24 * 60 * 60_000;
export const SERVICES = ['bff-api', 'deals-ms', 'users-ms'];
const APPLICATION = 'super-deals';
const RANGES = ['*', '^1.0.0', '>=1.0.0 <3.0.0', '^2.0.0'];

/** Something that happens; numbers choose among what there is. */
export type Event =
  /** A service has other bytes, a new version, and one of some documents; it calls the next service in a range. */
  | { do: 'release'; service: number; major: boolean; range: number; document: number }
  /** The bytes of all are sealed under no version. */
  | { do: 'candidate' }
  /** `pick`: how many behind the newest. `fails`: which of what it deploys, none for -1. */
  | { do: 'promote'; to: 'staging' | 'production'; pick: number; fails: number }
  | { do: 'rollback'; of: 'staging' | 'production'; service: number }
  | { do: 'reject'; of: 'staging' | 'production'; service: number }
  | { do: 'wait'; days: number };

/** An application over time, in memory. Nothing of it is ever renewed in the store but documents that a release has again. */
export class HistoryWorld {
  now = Date.parse('2026-01-01T00:00:00Z');
  readonly objects: StoredObject[] = [];
  readonly #packaged: ArtifactEntry[] = [];
  readonly #sealed: SealedHistory[] = [];
  readonly #documents = new Map<string, string>();
  readonly #check = checkRecords(recordKinds);
  readonly #versions = new Map(SERVICES.map((name) => [name, [0, 0] as [number, number]]));
  readonly #now = new Map<string, RunningRelease>();
  #ids = 0;
  #releases = 0;

  async run(event: Event): Promise<void> {
    this.now += 60 * 60_000;
    switch (event.do) {
      case 'wait':
        this.now += event.days * DAY;
        return;
      case 'release':
        return this.#release(event);
      case 'candidate':
        return this.#seal(null);
      case 'promote':
        return this.#promote(event);
      case 'rollback':
        return this.#rollBack(event);
      case 'reject':
        return this.#reject(event);
    }
  }

  async history(): Promise<ApplicationHistory> {
    const environments = [
      { name: 'production', upstream: ['staging'] },
      { name: 'staging', upstream: [] },
    ];
    return {
      application: APPLICATION,
      packaged: this.#packaged,
      sealed: this.#sealed,
      environments: await Promise.all(
        environments.map(async (each) => ({ ...each, records: await this.records(each.name) })),
      ),
    };
  }

  async records(environment: string): Promise<LogRecord[]> {
    return (await this.#log(environment).read()).records;
  }

  #release({ service: at, major, range, document }: Extract<Event, { do: 'release' }>): void {
    for (const each of this.#now.size === 0 ? SERVICES : [pick(SERVICES, at)]) {
      const [before, minor] = this.#versions.get(each) ?? [0, 0];
      const next: [number, number] = before === 0 || major ? [before + 1, 0] : [before, minor + 1];
      this.#versions.set(each, next);
      this.#package(each, `${next[0]}.${next[1]}.0`, {
        range: pick(RANGES, range),
        document: document === 0 ? null : madeUpDocument(`${each} ${document}`),
      });
    }
    this.#releases += 1;
    this.#seal(`1.${this.#releases}.0`);
  }

  #package(
    service: string,
    version: string,
    { range, document }: { range: string; document: Digest | null },
  ): void {
    const name = `${service}@${version}`;
    const sourceCommit = digestOf(name).slice(7, 47);
    const provider = SERVICES[SERVICES.indexOf(service) + 1];
    const used = this.#now.get(provider ?? '')?.contract?.document ?? null;
    const uses =
      provider === undefined || used === null
        ? {}
        : { [provider]: { document: used, operations: null } };
    const contract: Contract = { document, uses };
    const entry: ArtifactEntry = {
      format: 1,
      service,
      sourceCommit,
      artifact: digestOf(name),
      sbom: digestOf(`bill of ${name}`),
      provenance: digestOf(`provenance of ${name}`),
      consumes: provider === undefined ? {} : { [provider]: range },
      contract,
      bytes: 100,
      packagedAt: new Date(this.now).toISOString(),
      by: 'ada',
    };
    const { artifact, provenance, consumes } = entry;
    this.#packaged.push(entry);
    this.#now.set(service, { version, sourceCommit, artifact, provenance, consumes, contract });
    for (const digest of [artifact, entry.sbom, provenance, ...documentsOf(entry)])
      this.#store(digest);
  }

  #store(digest: Digest): void {
    const before = this.objects.find((each) => each.digest === digest);
    if (before === undefined)
      this.objects.push({ digest, bytes: 100, storedAt: new Date(this.now) });
    else before.storedAt = new Date(this.now);
  }

  #seal(version: string | null): void {
    if (this.#now.size === 0) return;
    const named: Omit<Sealed, 'services'> = {
      format: 1,
      kind: version === null ? 'candidate' : 'manifest',
      application: APPLICATION,
      version,
      sourceCommit: digestOf(`source ${this.now}`).slice(7, 47),
    };
    const services = [...this.#now].map(([name, release]): [string, SealedService] => [
      name,
      {
        ...release,
        version: version === null ? null : release.version,
        consumes: { ...release.consumes },
      },
    ]);
    const sealed: Sealed = { ...named, services: Object.fromEntries(services) };
    const fingerprint = fingerprintOf(sealed);
    const sealedAt = new Date(this.now).toISOString();
    const entry = { ...named, committedAt: null, fingerprint, sealedAt, by: 'ada' };
    this.#sealed.push({ entry, sealed });
    this.#store(fingerprint);
  }

  async #promote({ to, pick: at, fails }: Extract<Event, { do: 'promote' }>): Promise<void> {
    const { entry, sealed } = this.#sealed.at(-1 - at) ?? { entry: null, sealed: null };
    if (entry === null || sealed === null) return;
    let delivered = 0;
    await promote(this.#log(to), {
      sealed,
      fingerprint: entry.fingerprint,
      ...this.#common(),
      concurrency: 1,
      deliver: async () =>
        (delivered += 1) === fails ? { ok: false, what: 'it does not answer' } : { ok: true },
    });
  }

  async #rollBack({ of, service }: Extract<Event, { do: 'rollback' }>): Promise<void> {
    const { services } = environmentAfter(await this.records(of));
    const name = pick(SERVICES, service);
    if (services[name] === undefined) return;
    await rollBack(this.#log(of), {
      target: { kind: 'service', service: name },
      ...this.#common(),
      inspect: () => Promise.resolve(null),
      deliver: () => Promise.resolve({ ok: true }),
    });
  }

  async #reject({ of, service }: Extract<Event, { do: 'reject' }>): Promise<void> {
    const log = this.#log(of);
    const { records, head } = await log.read();
    const name = pick(SERVICES, service);
    const last = environmentAfter(records).services[name]?.before[0]?.release;
    if (last === undefined) return;
    const { version, artifact } = last;
    await log.append(
      head,
      releaseRejected.entry('ada', { service: name, version, artifact, why: 'x' }),
    );
  }

  #common() {
    const ports = { ...this.#ports(), random: () => 0.5, sleep: untilAborted };
    return { by: 'ada', lock: { holder: 'a test', ports } };
  }

  #ports() {
    return { now: () => this.now, newId: () => `id-${(this.#ids += 1)}` };
  }

  #log(environment: string) {
    const store = memoryStore({ documents: this.#documents });
    return openLog(store, {
      application: APPLICATION,
      environment,
      check: this.#check,
      ports: this.#ports(),
    });
  }
}

export function pick<Item>(items: readonly Item[], at: number): Item {
  return items[at % items.length] as Item;
}

function untilAborted(_: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
