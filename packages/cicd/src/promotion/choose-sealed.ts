import {
  type DeliveryStores,
  type EnvironmentState,
  listSealed,
  readSealed,
  type SealedDocument,
  type SealedEntry,
} from '@org/delivery';
import type { EnvironmentConfig } from '../model/environments';

/** What the command line says of what is meant. */
export interface SealedOptions {
  /** Version of the application. */
  release?: string | undefined;
  /** Source commit of a candidate; its beginning is enough. */
  candidate?: string | undefined;
}

export interface SealedChoice {
  application: string;
  environment: string;
  settings: Pick<EnvironmentConfig, 'after' | 'takes'>;
  stores: DeliveryStores;
  /** What is on record of the environment named by `after`; `null`: there is none. */
  upstream: EnvironmentState | null;
}

/**
 * Finds what is to be promoted: what was asked for, else what the environment before has verified last, else what was sealed
 * last. An environment that takes manifests gets the newest release.
 *
 * @throws Error when there is nothing, or nothing of that name; DeliveryError as `readSealed`
 */
export async function chooseSealed(
  { release, candidate }: SealedOptions,
  { application, environment, settings, stores, upstream }: SealedChoice,
): Promise<SealedDocument> {
  if (release !== undefined && candidate !== undefined) {
    throw new Error('Give --release or --candidate: a candidate has no version yet.');
  }
  if (release !== undefined) return readSealed(stores, application, { release });
  const { candidates, releases } = await listSealed(stores.state, application);
  if (candidate !== undefined) {
    return readSealed(stores, application, {
      candidate: named(candidates, candidate, application),
    });
  }
  const verified = upstream?.verified[0];
  if (settings.takes !== 'manifests' && verified !== undefined) {
    return readSealed(stores, application, { fingerprint: verified.fingerprint });
  }
  const [newest] = [...releases, ...(settings.takes === 'manifests' ? [] : candidates)].sort(
    (a, b) => Date.parse(b.sealedAt) - Date.parse(a.sealedAt),
  );
  const chosen = settings.takes === 'manifests' ? releases[0] : newest;
  if (chosen !== undefined && (settings.after === undefined || settings.takes === 'manifests')) {
    return readSealed(stores, application, { fingerprint: chosen.fingerprint });
  }
  if (settings.after !== undefined && settings.takes !== 'manifests') {
    throw new Error(
      `Nothing was verified in ${settings.after} yet, from where ${environment} is promoted to. Promote there first: nx run ${application}:promote -c ${settings.after}`,
    );
  }
  const what = settings.takes === 'manifests' ? 'release' : 'release or candidate';
  throw new Error(
    `No ${what} of ${application} is sealed yet. Run: nx run ${application}:package && nx run ${application}:seal`,
  );
}

function named(candidates: readonly SealedEntry[], start: string, application: string): string {
  const found = candidates.filter(({ sourceCommit }) => sourceCommit.startsWith(start));
  const [first] = found;
  if (first !== undefined && found.length === 1) return first.sourceCommit;
  if (first !== undefined) {
    throw new Error(
      `--candidate=${start} could be ${found.map(({ sourceCommit }) => sourceCommit).join(' or ')}. Give more of it.`,
    );
  }
  const known = candidates.slice(0, 5).map(({ sourceCommit }) => sourceCommit.slice(0, 12));
  throw new Error(
    `There is no candidate ${start} of ${application}. The newest are ${known.join(', ') || 'none'}. Seal it: nx run ${application}:seal --candidate=${start}`,
  );
}
