import type { Digest } from '../artifacts/digest';
import { DeliveryError } from '../delivery-error';
import { type DeliveryStores, getText, inWorkFolder } from '../package/delivery-stores';
import { type Sealed, parseSealed } from './sealed';
import { readSealedEntry, type SealedName } from './sealed-index';

/** Something that was sealed, and what it is known by. */
export interface SealedDocument {
  fingerprint: Digest;
  sealed: Sealed;
}

/**
 * Reads what was sealed, byte by byte what its fingerprint says.
 *
 * @param which by its name, or by its fingerprint alone
 * @throws DeliveryError `not-sealed`; `seal-broken` when it is something else than its name or fingerprint says;
 *   `artifact-missing`, `artifact-corrupt`, those of the stores
 */
export async function readSealed(
  stores: DeliveryStores,
  application: string,
  which: SealedName | { fingerprint: Digest },
): Promise<SealedDocument> {
  if ('fingerprint' in which) {
    const { fingerprint } = which;
    return { fingerprint, sealed: await readDocument(stores, application, fingerprint) };
  }
  const entry = await readSealedEntry(stores.state, application, which);
  if (entry === undefined) throw notSealed(application, which);
  const { fingerprint } = entry;
  const sealed = await readDocument(stores, application, fingerprint);
  const isNamed =
    'release' in which
      ? sealed.kind === 'manifest' && sealed.version === which.release
      : sealed.kind === 'candidate' && sealed.sourceCommit === which.candidate;
  if (isNamed) return { fingerprint, sealed };
  const what = `what its name leads to is ${sealed.version ?? sealed.sourceCommit}`;
  throw broken(`${nameOf(which)} of ${application}`, what);
}

async function readDocument(
  { artifacts, workFolder }: DeliveryStores,
  application: string,
  fingerprint: Digest,
): Promise<Sealed> {
  const text = await inWorkFolder(workFolder, (folder) => getText(artifacts, folder, fingerprint));
  const sealed = parseSealed(text, fingerprint);
  if (sealed.application === application) return sealed;
  throw broken(fingerprint, `it is of ${sealed.application}, not of ${application}`);
}

function nameOf(which: SealedName): string {
  return 'release' in which ? which.release : which.candidate;
}

function notSealed(application: string, which: SealedName): DeliveryError {
  const option =
    'release' in which ? `--release=${which.release}` : `--candidate=${which.candidate}`;
  return new DeliveryError({
    code: 'not-sealed',
    where: application,
    what: `${nameOf(which)} is not sealed`,
    fix: `Seal it: nx run ${application}:seal ${option}`,
  });
}

function broken(where: string, what: string): DeliveryError {
  return new DeliveryError({
    code: 'seal-broken',
    where,
    what,
    fix: 'Nothing was deployed. Find out who can write into the state store, and restore the entry from a copy.',
  });
}
