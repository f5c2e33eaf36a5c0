import type { Digest } from '../artifacts/digest';
import { DeliveryError } from '../delivery-error';
import { type ArtifactEntry, readArtifactEntries } from '../package/artifact-index';
import type { DeliveryStores } from '../package/delivery-stores';
import { readSealed } from '../seal/read-sealed';
import { listSealed } from '../seal/sealed-index';
import { openLog } from '../state/log/open-log';
import type { LogHead, LogRecord } from '../state/log/record';
import { mapParallel } from '../state/parallel';
import type { SeenHeads } from '../state/seen/seen-heads';
import type { ApplicationHistory, EnvironmentHistory, SealedHistory } from './application-history';

const AT_ONCE = 8;

const RECORD = /^([a-z0-9-]+)\/([a-z0-9-]+)\/records\/[0-9]{10}\.json$/;
const PACKAGED = /^([a-z0-9-]+)\/artifacts\/([^/]+)\/([0-9a-f]+)\.json$/;
const SEALED = /^([a-z0-9-]+)\/sealed\/[^/]+\.json$/;

export interface HistoriesInput {
  stores: DeliveryStores;
  /** The application whose environments are known. */
  application: string;
  /** Its environments, and what each is promoted from. */
  environments: Readonly<Record<string, { after?: string | undefined }>>;
  /** Candidates that were sealed before are not read, but for the newest. */
  limit: Date;
  seen?: SeenHeads;
}

/** Reads what is known of all applications of a state store. */
export interface Histories {
  /**
   * Reads what is new since it was called last.
   * @throws DeliveryError those of the stores; `state-corrupt`, `seal-broken`, `artifact-corrupt`: then nobody knows what is needed
   */
  read(): Promise<ApplicationHistory[]>;
}

interface Known {
  packaged: Map<string, ArtifactEntry>;
  documents: Map<Digest, SealedHistory['sealed']>;
  environments: Map<string, { records: LogRecord[]; head: LogHead | null }>;
}

/** Begins to read. Nothing is read yet. */
export function openHistories(input: HistoriesInput): Histories {
  const { state } = input.stores;
  const all = new Map<string, Known>();
  return {
    async read() {
      const keys = await state.list('');
      const names = new Set([input.application]);
      for (const key of keys) {
        const [, name] = RECORD.exec(key) ?? PACKAGED.exec(key) ?? SEALED.exec(key) ?? [];
        if (name !== undefined) names.add(name);
      }
      const histories: ApplicationHistory[] = [];
      for (const name of [...names].sort()) {
        const known = all.get(name) ?? {
          packaged: new Map(),
          documents: new Map(),
          environments: new Map(),
        };
        all.set(name, known);
        histories.push(await readHistory(name, keys, known, input));
      }
      return histories;
    },
  };
}

async function readHistory(
  application: string,
  keys: readonly string[],
  known: Known,
  input: HistoriesInput,
): Promise<ApplicationHistory> {
  const { stores } = input;
  const own = keys.filter((key) => key.startsWith(`${application}/`));
  const packaged = own.flatMap((key) => {
    const [, , service, sourceCommit] = PACKAGED.exec(key) ?? [];
    if (service === undefined || sourceCommit === undefined || known.packaged.has(key)) return [];
    return [{ key, service, sourceCommit }];
  });
  const entries = await readArtifactEntries(stores.state, application, packaged);
  for (const [at, entry] of entries.entries()) {
    if (entry !== undefined) known.packaged.set(packaged[at]?.key ?? '', entry);
  }
  return {
    application,
    packaged: [...known.packaged.values()],
    sealed: await readAllSealed(application, known, input),
    environments: await readEnvironments(application, own, known, input),
  };
}

async function readAllSealed(
  application: string,
  { documents }: Known,
  { stores, limit }: HistoriesInput,
): Promise<SealedHistory[]> {
  const { releases, candidates } = await listSealed(stores.state, application);
  const sealedLast = Math.max(...candidates.map(({ sealedAt }) => Date.parse(sealedAt)));
  const recent = candidates.filter(({ sealedAt }, at) => {
    const time = Date.parse(sealedAt);
    return at === 0 || time === sealedLast || time >= limit.getTime();
  });
  const fresh = [...releases, ...recent].filter(({ fingerprint }) => !documents.has(fingerprint));
  await mapParallel(fresh, AT_ONCE, async ({ fingerprint }) => {
    const document = await readSealed(stores, application, { fingerprint }).catch(
      (error: unknown) => {
        // What cannot be read is not promoted either, so nothing is needed for it.
        if (error instanceof DeliveryError && error.code === 'artifact-missing') return null;
        throw error;
      },
    );
    documents.set(fingerprint, document?.sealed ?? null);
  });
  return [...releases, ...candidates].map((entry) => ({
    entry,
    sealed: documents.get(entry.fingerprint) ?? null,
  }));
}

async function readEnvironments(
  application: string,
  keys: readonly string[],
  known: Known,
  { stores, application: own, environments, seen }: HistoriesInput,
): Promise<EnvironmentHistory[]> {
  const isOwn = application === own;
  const recorded = keys.flatMap((key) => RECORD.exec(key)?.[2] ?? []);
  const names = [...new Set([...(isOwn ? Object.keys(environments) : []), ...recorded])].sort();
  return mapParallel(names, AT_ONCE, async (name): Promise<EnvironmentHistory> => {
    const before = known.environments.get(name) ?? { records: [], head: null };
    const log = openLog(stores.state, {
      application,
      environment: name,
      ...(seen !== undefined && { seen }),
    });
    const { records, head } = await log.read({ after: before.head });
    const all = { records: [...before.records, ...records], head };
    known.environments.set(name, all);
    const after = Object.hasOwn(environments, name) ? environments[name]?.after : undefined;
    const upstream = isOwn
      ? after === undefined
        ? []
        : [after]
      : names.filter((other) => other !== name);
    return { name, records: all.records, upstream };
  });
}
