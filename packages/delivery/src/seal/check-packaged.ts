import { maskCredentials } from '@org/release/external-service';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArtifact } from '../artifacts/open-artifact';
import { DeliveryError } from '../delivery-error';
import { type ArtifactEntry, readArtifactEntries } from '../package/artifact-index';
import { checkProvenance } from '../package/check-provenance';
import { type DeliveryStores, getText } from '../package/delivery-stores';
import type { TrustedKeys } from '../signing/envelope';
import { mapSettled } from '../package/map-settled';

/** A service as it is to be sealed. */
export interface WantedService {
  service: string;
  sourceCommit: string;
  /** Where it is released, when that is another repository. */
  repository?: string;
}

const AT_ONCE = 4;

/**
 * Looks up what was packaged of services, all at once.
 *
 * @returns in the order they were asked for
 * @throws DeliveryError `not-packaged`, naming all that were not
 */
export async function findPackaged(
  { state }: DeliveryStores,
  application: string,
  wanted: readonly WantedService[],
): Promise<ArtifactEntry[]> {
  const entries = await readArtifactEntries(state, application, wanted);
  const found = new Map(entries.flatMap((entry) => (entry ? [[entry.service, entry]] : [])));
  const missing = wanted.filter(({ service }) => !found.has(service));
  if (missing.length > 0) throw notPackaged(application, missing);
  return wanted.map(({ service }) => found.get(service) as ArtifactEntry);
}

/**
 * Holds everything an entry names against what it says: the artifact is there, byte by byte, and of this service; its bill of
 * materials is there; a trusted key has signed where it came from.
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
  await mapSettled(entries, AT_ONCE, async (entry) => {
    const { service, sourceCommit, artifact, consumes } = entry;
    const where = `${service} at ${sourceCommit}`;
    const own = join(folder, service);
    checkProvenance(await getText(artifacts, own, entry.provenance), {
      expected: { service, sourceCommit, artifact },
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

function notPackaged(application: string, missing: readonly WantedService[]): DeliveryError {
  const lines = missing.map(({ service, sourceCommit, repository }) => {
    const where = repository === undefined ? '' : `in ${maskCredentials(repository)}: `;
    return `  ${service} at ${sourceCommit}: ${where}git checkout ${sourceCommit}, then nx run ${service}:package`;
  });
  const isElsewhere = missing.some(({ repository }) => repository !== undefined);
  return new DeliveryError({
    code: 'not-packaged',
    where: application,
    what: [`there is no artifact of`, ...lines].join('\n'),
    fix: `Package them and seal again. Artifacts are looked up in the state store of application.json#/delivery: a pipeline and a person have to share it${
      isElsewhere
        ? `, and so have the repositories that ${application} is composed of; a service has one name and one application in all of them.`
        : '.'
    }`,
  });
}
