import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOf } from '../artifacts/digest';
import type { PackedArtifact } from '../artifacts/pack-artifact';
import { contractIn, documentsOf, NO_CONTRACT } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';
import { sign } from '../signing/envelope';
import { type Provenance, provenanceStatement, STATEMENT_TYPE } from '../signing/provenance';
import type { Signer } from '../signing/signer';
import { type ArtifactEntry, artifactKey, entryText, readArtifactEntries } from './artifact-index';
import { checkProvenance, unsignedEnvelope } from './check-provenance';
import { type DeliveryStores, getText, putText } from './delivery-stores';
import { checkSameContract, notReproducible } from './not-reproducible';
import type { PackageResult, Signing } from './package-service';

/** What was made of a service, not stored yet. */
export interface Made extends Omit<Provenance, 'artifact' | 'sbom'> {
  artifact: PackedArtifact;
  /** Its text. */
  sbom: string;
  /** Texts of all documents of its contract. */
  documents: ReadonlyMap<Digest, string>;
  by: string;
}

export interface StoreOptions {
  stores: DeliveryStores;
  signing: Signing;
  /** For files on their way. */
  folder: string;
}

type Stored = Omit<PackageResult, 'key'>;

/**
 * Stores what was made: bytes first, the entry that names them last, by one conditional write. The first entry stays.
 *
 * @throws DeliveryError `not-reproducible` when there is an entry with other bytes; `signature-refused` when nobody who is trusted has
 *   signed it; `artifact-missing` when its provenance is gone; those of the stores
 */
export async function storeMade(made: Made, options: StoreOptions): Promise<Stored> {
  const { stores, signing, folder } = options;
  const { service, application, sourceCommit, artifact } = made;
  const { artifacts, state } = stores;
  const read = async (): Promise<ArtifactEntry | undefined> =>
    (await readArtifactEntries(state, application, [{ service, sourceCommit }]))[0];
  const there = await read();
  if (there !== undefined) return compareWith(there, made, options);

  await artifacts.put(artifact.digest, artifact.file);
  const sbom = await putText(artifacts, folder, made.sbom);
  for (const text of made.documents.values()) await putText(artifacts, folder, text);
  const statement = provenanceStatement({ ...made, artifact: artifact.digest, sbom });
  const envelope = await enclose(statement, signing.signer);
  const entry: ArtifactEntry = {
    format: 1,
    service,
    sourceCommit,
    artifact: artifact.digest,
    sbom,
    provenance: await putText(artifacts, folder, `${JSON.stringify(envelope, null, 2)}\n`),
    consumes: artifact.description.consumes,
    ...contractIn(made),
    bytes: artifact.bytes,
    packagedAt: made.finishedAt.toISOString(),
    by: made.by,
  };
  const key = artifactKey(application, { service, sourceCommit });
  if (await state.create(key, entryText(entry))) {
    return { outcome: 'packaged', entry, signedBy: envelope.signatures.map(({ keyid }) => keyid) };
  }
  return compareWith((await read()) ?? entry, made, options);
}

async function enclose(statement: string, signer: Signer | null) {
  if (signer === null) return unsignedEnvelope(statement);
  return sign(signer, STATEMENT_TYPE, statement);
}

/** What is there has to be what was made. Bytes of it that the store has lost are put back. */
async function compareWith(
  entry: ArtifactEntry,
  made: Made,
  { stores, signing, folder }: StoreOptions,
): Promise<Stored> {
  const { artifacts } = stores;
  const { service, sourceCommit, artifact } = made;
  if (entry.artifact !== artifact.digest) {
    throw await notReproducible(entry, artifact, { artifacts, folder });
  }
  const where = `provenance of ${service} at ${sourceCommit}`;
  const signedBy = checkProvenance(await provenanceOf(entry, stores, folder), {
    expected: {
      service,
      sourceCommit,
      artifact: entry.artifact,
      contract: entry.contract ?? NO_CONTRACT,
    },
    trusted: signing.trusted,
    where,
  });
  if (made.contract !== undefined) checkSameContract(entry, made.contract);
  const sbom = join(folder, 'sbom.json');
  await writeFile(sbom, made.sbom);
  const again: [Digest, string][] = [[entry.artifact, artifact.file]];
  if (digestOf(made.sbom) === entry.sbom) again.push([entry.sbom, sbom]);
  const named = new Set(documentsOf(entry));
  for (const [digest, text] of made.documents) {
    const file = join(folder, `${digest.slice('sha256:'.length)}.json`);
    await writeFile(file, text);
    if (named.has(digest)) again.push([digest, file]);
  }
  let outcome: Stored['outcome'] = 'present';
  for (const [digest, file] of again) {
    if ((await artifacts.put(digest, file)) === 'stored') outcome = 'restored';
  }
  return { outcome, entry, signedBy };
}

async function provenanceOf(
  { provenance, service, packagedAt }: ArtifactEntry,
  { artifacts }: DeliveryStores,
  folder: string,
): Promise<string> {
  try {
    return await getText(artifacts, folder, provenance);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code !== 'artifact-missing') throw error;
    throw new DeliveryError({
      code: 'artifact-missing',
      where: service,
      what: `it was packaged at ${packagedAt}, and the store no longer has the statement of then, ${provenance}`,
      fix: 'Restore it from a copy of the artifact store, or commit something and package that: what was said of a commit is never said anew.',
      cause: error,
    });
  }
}
