import type { Digest } from '../../artifacts/digest';
import { DeliveryError } from '../../delivery-error';
import type { WindowRelease } from '../../migrations/plan/contract-allowed';
import { rollbackWindow } from '../../migrations/plan/rollback-window';
import type { DeliveryStores } from '../../package/delivery-stores';
import type { ApplicationHistory, SealedHistory } from '../../retention/application-history';
import { KNOWN_RELEASES } from '../../retention/needs';
import { readSealed } from '../../seal/read-sealed';
import { listSealed } from '../../seal/sealed-index';
import type { LogRecord } from '../../state/log/record';
import { mapParallel } from '../../state/parallel';
import { storedMigrations } from './stored-migrations';

export interface ReleaseWindowInput {
  application: string;
  environment: string;
  service: string;
  /** Of the environment, from the first one on. */
  records: readonly LogRecord[];
  /** Without `state` what was sealed and never deployed is not known. */
  stores: Pick<DeliveryStores, 'artifacts' | 'workFolder'> & Partial<Pick<DeliveryStores, 'state'>>;
  /** How long artifacts are kept, in days. */
  days: number;
  now: Date;
}

const AT_ONCE = 4;

/**
 * The releases of a service that run in an environment or could be gone back to, each with the migrations in its artifact. Of what is not stored any more nobody
 * knows what it needs, and that counts against a step.
 *
 * @throws DeliveryError those of the stores, `state-corrupt`, `seal-broken`
 */
export async function releaseWindow(input: ReleaseWindowInput): Promise<WindowRelease[]> {
  const { application, environment, service, records, stores, days, now } = input;
  const history: ApplicationHistory = {
    application,
    packaged: [],
    sealed: await sealedOf(input),
    environments: [{ name: environment, records, upstream: [] }],
  };
  const inside = new Set<Digest>();
  const known = new Map<Digest, string[] | null>();
  const windowOf = (stepsOf: (artifact: Digest) => string[] | null): WindowRelease[] =>
    rollbackWindow({
      ...{ history, environment, service, days, now, stepsOf },
      isStored: () => true,
    });
  windowOf((artifact) => {
    inside.add(artifact);
    return null;
  });
  await mapParallel([...inside], AT_ONCE, async (artifact) => {
    known.set(artifact, (await storedMigrations(artifact, stores))?.steps ?? null);
  });
  return windowOf((artifact) => known.get(artifact) ?? null);
}

/** The newest releases: those that a rollback looks through. */
async function sealedOf({ application, stores }: ReleaseWindowInput): Promise<SealedHistory[]> {
  const { state } = stores;
  if (state === undefined) return [];
  const { releases } = await listSealed(state, application);
  return mapParallel(releases.slice(0, KNOWN_RELEASES), AT_ONCE, async (entry) => {
    const { fingerprint } = entry;
    const all = { ...stores, state };
    const document = await readSealed(all, application, { fingerprint }).catch((error: unknown) => {
      // What cannot be read is not promoted either, so nobody goes back to it.
      if (error instanceof DeliveryError && error.code === 'artifact-missing') return null;
      throw error;
    });
    return { entry, sealed: document?.sealed ?? null };
  });
}
