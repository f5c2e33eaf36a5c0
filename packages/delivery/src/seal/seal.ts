import type { Manifest, ManifestService } from '@org/release';
import { contractIn } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';
import { type ArtifactEntry, checkCommit, readArtifactEntries } from '../package/artifact-index';
import { type DeliveryStores, inWorkFolder, putText } from '../package/delivery-stores';
import type { TrustedKeys } from '../signing/envelope';
import { canonicalText } from '../state/log/canonical-text';
import { checkPackaged } from './check-packaged';
import { type FindCandidateBase, findPackaged, type WantedService } from './find-packaged';
import { readSealed, type SealedDocument } from './read-sealed';
import { fingerprintOf, type Sealed, type SealedService, sealedText } from './sealed';
import {
  listSealed,
  readSealedEntry,
  type SealedEntry,
  sealedEntryText,
  sealedKey,
  type SealedName,
} from './sealed-index';

export interface SealOptions {
  stores: DeliveryStores;
  /** Whose signatures count. Without any, a signature is not asked for. */
  trusted: TrustedKeys;
  /** Who seals it. */
  by: string;
  now: () => Date;
}

/** A composition without a version. */
export interface CandidateInput {
  application: string;
  /** The whole hash of the commit at which services are taken as they were packaged. */
  sourceCommit: string;
  /** When the commit was made. */
  committedAt: Date;
  services: readonly string[];
  /** Services of other repositories, by name: each is taken at a release. */
  externals?: Readonly<Record<string, ExternalRelease>>;
  /** Where services come from that were not packaged at the commit, since nothing of them changed. Asked only for these. */
  base?: FindCandidateBase;
}

/** The release of a service of another repository. */
export type ExternalRelease = Pick<ManifestService, 'version' | 'sourceCommit'> & {
  repository: string;
};

export interface SealResult extends SealedDocument {
  /** `present`: it was sealed before, as it is now. */
  outcome: 'sealed' | 'present';
  entry: SealedEntry;
}

/** What is to be sealed, and what it is composed of. */
interface Composition extends Omit<Sealed, 'services' | 'format'> {
  committedAt: Date | null;
  services: (WantedService & { version: string | null })[];
}

/**
 * Seals a release: gives every service that its manifest names the digest of its artifact.
 *
 * @throws DeliveryError `not-packaged`; what {@link checkPackaged} throws; `sealed-otherwise` when the release was sealed with something
 *   else. All of them before anything is written; then those of the stores
 */
export async function sealRelease(
  manifest: Pick<Manifest, 'application' | 'version' | 'sourceCommit' | 'services'>,
  options: SealOptions,
): Promise<SealResult> {
  const { application, version, sourceCommit } = manifest;
  const services = Object.entries(manifest.services).map(([service, release]) => ({
    service,
    version: release.version,
    sourceCommit: release.sourceCommit,
    ...(release.repository !== undefined && { repository: release.repository }),
  }));
  const composition = { application, version, sourceCommit, services, committedAt: null };
  return seal({ ...composition, kind: 'manifest' }, { release: version }, options);
}

/**
 * Seals a candidate: every service of the workspace as it was packaged at one commit, or at the last one that changed it; those of other
 * repositories as they were released.
 *
 * @throws DeliveryError as {@link sealRelease}; `invalid-options`
 */
export async function sealCandidate(
  input: CandidateInput,
  options: SealOptions,
): Promise<SealResult> {
  const { application, sourceCommit, committedAt, externals = {} } = input;
  checkCommit(sourceCommit);
  const own = await commitsOf(input, options.stores);
  const others = Object.entries(externals).map(([service, release]) => ({ service, ...release }));
  const composition: Composition = {
    kind: 'candidate',
    application,
    version: null,
    sourceCommit,
    committedAt,
    services: [...own, ...others],
  };
  return seal(composition, { candidate: sourceCommit }, options);
}

/** At which commit every service of a candidate is taken. */
async function commitsOf(
  { application, sourceCommit, services, base }: CandidateInput,
  { state }: DeliveryStores,
): Promise<Composition['services']> {
  const own = services.map((service) => ({ service, version: null, sourceCommit }));
  if (base === undefined) return own;
  const entries = await readArtifactEntries(state, application, own);
  if (entries.every((entry) => entry !== undefined)) return own;
  const { candidates } = await listSealed(state, application);
  const found = await base(new Set(candidates.map((each) => each.sourceCommit)));
  return own.map((each, index) =>
    entries[index] === undefined && found?.unchanged.has(each.service)
      ? { ...each, sourceCommit: found.candidate }
      : each,
  );
}

async function seal(
  composition: Composition,
  name: SealedName,
  options: SealOptions,
): Promise<SealResult> {
  const { stores, trusted } = options;
  const { kind, application, version, sourceCommit, services, committedAt } = composition;
  if (services.length === 0) {
    throw new DeliveryError({
      code: 'invalid-options',
      where: application,
      what: 'it has no services that could be sealed',
    });
  }
  const entries = await findPackaged(stores, application, services);
  return inWorkFolder(stores.workFolder, async (folder) => {
    await checkPackaged(entries, { stores, application, trusted, folder });
    const sealed: Sealed = {
      format: 1,
      kind,
      application,
      version,
      sourceCommit,
      services: Object.fromEntries(
        services.map((service, index): [string, SealedService] => [
          service.service,
          sealedService(service.version, entries[index] as ArtifactEntry),
        ]),
      ),
    };
    const fingerprint = fingerprintOf(sealed);
    const key = sealedKey(application, name);
    const there = await readSealedEntry(stores.state, application, name);
    if (there !== undefined && there.fingerprint !== fingerprint) {
      throw await sealedOtherwise(there, { fingerprint, sealed }, stores);
    }
    await putText(stores.artifacts, folder, sealedText(sealed));
    if (there !== undefined) return { outcome: 'present', fingerprint, sealed, entry: there };
    const entry: SealedEntry = {
      format: 1,
      kind,
      application,
      version,
      sourceCommit,
      committedAt: committedAt?.toISOString() ?? null,
      fingerprint,
      sealedAt: options.now().toISOString(),
      by: options.by,
    };
    if (await stores.state.create(key, sealedEntryText(entry))) {
      return { outcome: 'sealed', fingerprint, sealed, entry };
    }
    const first = (await readSealedEntry(stores.state, application, name)) ?? entry;
    if (first.fingerprint === fingerprint) {
      return { outcome: 'present', fingerprint, sealed, entry: first };
    }
    throw await sealedOtherwise(first, { fingerprint, sealed }, stores);
  });
}

function sealedService(version: string | null, entry: ArtifactEntry): SealedService {
  const { sourceCommit, artifact, provenance, consumes } = entry;
  return { version, sourceCommit, artifact, provenance, consumes, ...contractIn(entry) };
}

/** That the same name was sealed with something else, and which services differ. */
async function sealedOtherwise(
  { application, version, sourceCommit, fingerprint, sealedAt, by }: SealedEntry,
  now: SealedDocument,
  stores: DeliveryStores,
): Promise<DeliveryError> {
  const before = await readSealed(stores, application, { fingerprint }).then(
    ({ sealed }) => sealed.services,
    () => ({}) as Sealed['services'],
  );
  const after = now.sealed.services;
  const differ = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => canonicalText(before[name] ?? null) !== canonicalText(after[name] ?? null))
    .sort();
  return new DeliveryError({
    code: 'sealed-otherwise',
    where: `${version ?? sourceCommit} of ${application}`,
    what: `it was sealed as ${fingerprint} (${sealedAt}, ${by}), and would now be ${now.fingerprint}; these differ: ${differ.join(', ')}`,
    fix: 'Nothing was overwritten: approvals bind to what was sealed. Promote that, or release a new version.',
  });
}
