import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArtifact } from '../artifacts/open-artifact';
import { documentsOf, NO_CONTRACT } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';
import type { ArtifactEntry } from '../package/artifact-index';
import { checkProvenance } from '../package/check-provenance';
import { type DeliveryStores, getText } from '../package/delivery-stores';
import type { TrustedKeys } from '../signing/envelope';
import { mapSettled } from '../package/map-settled';

const AT_ONCE = 4;

/**
 * Holds everything an entry names against what it says: the artifact is there, byte by byte, and of this service; its bill of
 * materials is there, and so are all documents; a trusted key has signed where it came from, and its documents.
 *
 * @param folder for files on their way
 * @throws DeliveryError `artifact-missing`, `artifact-corrupt`, `signature-refused`
 */
export async function checkPackaged(
  entries: readonly ArtifactEntry[],
  {
    stores: { artifacts },
    application,
    trusted,
    folder,
  }: { stores: DeliveryStores; application: string; trusted: TrustedKeys; folder: string },
): Promise<void> {
  const documents = [...new Set(entries.flatMap(documentsOf))];
  await mapSettled(documents, AT_ONCE, (digest) => getText(artifacts, folder, digest));
  await mapSettled(entries, AT_ONCE, async (entry) => {
    const { service, sourceCommit, artifact, consumes, contract = NO_CONTRACT } = entry;
    const where = `${service} at ${sourceCommit}`;
    const own = join(folder, service);
    checkProvenance(await getText(artifacts, own, entry.provenance), {
      expected: { service, sourceCommit, artifact, contract },
      trusted,
      where: `provenance of ${where}`,
    });
    await getText(artifacts, own, entry.sbom);
    const file = join(own, 'artifact.zip');
    await artifacts.get(artifact, file);
    const said = await readArtifact(file, artifact);
    await rm(file);
    const isSame =
      said.service === service &&
      said.application === application &&
      sameRanges(said.consumes, consumes);
    if (isSame) return;
    throw new DeliveryError({
      code: 'artifact-corrupt',
      where,
      what: `its entry in the state store and its artifact ${artifact} say different things of what it is or consumes`,
      fix: 'Nothing was sealed. Find out who can write into the state store, and restore the entry from a copy.',
    });
  });
}

function sameRanges(one: Record<string, string>, other: Record<string, string>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
