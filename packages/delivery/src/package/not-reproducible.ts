import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { PackedArtifact } from '../artifacts/pack-artifact';
import type { ArtifactStore } from '../artifacts/store/artifact-store';
import type { Contract } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';
import type { ArtifactEntry } from './artifact-index';
import { compareArtifacts } from './compare-artifacts';

const MOST_SHOWN = 20;

/** That a commit gave other bytes than before, with the files that differ. Nothing is overwritten. */
export async function notReproducible(
  entry: ArtifactEntry,
  made: PackedArtifact,
  { artifacts, folder }: { artifacts: ArtifactStore; folder: string },
): Promise<DeliveryError> {
  const { service, sourceCommit, artifact, packagedAt, by } = entry;
  return new DeliveryError({
    code: 'not-reproducible',
    where: `${service} at ${sourceCommit}`,
    what: [
      `it was packaged as ${artifact} (${packagedAt}, ${by}), and the same commit now gives ${made.digest}`,
      ...(await differences(entry, made, { artifacts, folder })).map((line) => `  ${line}`),
    ].join('\n'),
    fix: 'Nothing was overwritten. Install what the lock file says (npm ci), build without a cache, and package again. If it still differs, something of the machine gets into the bytes: the files above tell what.',
  });
}

/**
 * Holds the documents of a commit against those it was packaged with. What was packaged before there were documents has none to be held against.
 *
 * @throws DeliveryError `not-reproducible`, naming whose documents differ
 */
export function checkSameContract(
  { service, sourceCommit, contract }: ArtifactEntry,
  now: Contract,
): void {
  if (contract === undefined || canonicalize(contract) === canonicalize(now)) return;
  const uses = new Set([...Object.keys(contract.uses), ...Object.keys(now.uses)]);
  const differ = [...uses].filter(
    (name) => canonicalize(contract.uses[name]) !== canonicalize(now.uses[name]),
  );
  const all = [...(contract.document === now.document ? [] : [service]), ...differ.sort()];
  throw new DeliveryError({
    code: 'not-reproducible',
    where: `${service} at ${sourceCommit}`,
    what: `the OpenAPI documents are not those it was packaged with; these differ: ${all.join(', ')}`,
    fix: 'Nothing was overwritten. Package it with the version of the tool that it was packaged with, or a new commit.',
  });
}

async function differences(
  { artifact }: ArtifactEntry,
  made: PackedArtifact,
  { artifacts, folder }: { artifacts: ArtifactStore; folder: string },
): Promise<string[]> {
  const first = join(folder, 'first.zip');
  try {
    await artifacts.get(artifact, first);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return [`which files differ cannot be told: ${error.message}`];
  }
  const all = await compareArtifacts(first, made.file, join(folder, 'compare'));
  const shown = all.slice(0, MOST_SHOWN).map(({ path, kind }) => `${kind}: ${path}`);
  const more = all.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
