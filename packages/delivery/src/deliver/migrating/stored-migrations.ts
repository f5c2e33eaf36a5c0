import { join } from 'node:path';
import type { Digest } from '../../artifacts/digest';
import { readPart } from '../../artifacts/read-part';
import { nameOf, type RunningRelease } from '../../change/running-release';
import { DeliveryError } from '../../delivery-error';
import { isDrillStep } from '../../drills/data/drill-step';
import { MIGRATIONS_FILE, parseMigrations } from '../../migrations/packaged/migrations-file';
import {
  MIGRATIONS_IN_ARTIFACT,
  type MigrationPlace,
  parsePlace,
  PLACE_FILE,
} from '../../migrations/place/migration-place';
import { migrationStarted } from '../../migrations/records';
import { type DeliveryStores, inWorkFolder } from '../../package/delivery-stores';
import { mentionedReleases } from '../../retention/mentioned-releases';
import type { LogRecord } from '../../state/log/record';

/** What a stored artifact says of migrations. */
export interface StoredMigrations {
  /** Ids of its steps; none: it has no migrations. */
  steps: string[];
  /** `null`: it has no migrations. */
  place: MigrationPlace | null;
}

/** Where artifacts are taken from. */
export type ArtifactPlace = Pick<DeliveryStores, 'artifacts' | 'workFolder'>;

/**
 * Reads what an artifact says of migrations. Nothing of it is run.
 *
 * @returns `null`: the store has it no more, or not as it was; so nobody knows
 * @throws DeliveryError `store-failed`, `invalid-artifact`
 */
export async function storedMigrations(
  artifact: Digest,
  { artifacts, workFolder }: ArtifactPlace,
): Promise<StoredMigrations | null> {
  return inWorkFolder(workFolder, async (folder) => {
    const file = join(folder, 'artifact.zip');
    const partOf = (name: string): Promise<string | null> =>
      readPart(file, artifact, `${MIGRATIONS_IN_ARTIFACT}/${name}`);
    try {
      await artifacts.get(artifact, file);
      const [index, place] = [await partOf(MIGRATIONS_FILE), await partOf(PLACE_FILE)];
      return {
        steps: index === null ? [] : parseMigrations(artifact, index).map(({ id }) => id),
        place: place === null ? null : parsePlace(place, artifact),
      };
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  });
}

/**
 * Where the data of a service is by the releases whose migrations were begun in an environment, the last one first: a release that has none itself is
 * held against what they did.
 *
 * @returns `null`: none was ever begun there
 * @throws DeliveryError `artifact-missing` when one was, and no such release is stored any more
 */
export async function placeOfEarlier(
  service: string,
  records: readonly LogRecord[],
  from: ArtifactPlace,
): Promise<MigrationPlace | null> {
  const begun = records.flatMap((record) =>
    migrationStarted.is(record) && record.service === service && !isDrillStep(record.step)
      ? [record.release]
      : [],
  );
  if (begun.length === 0) return null;
  const wanted = new Set(begun);
  const releases = mentionedReleases(records)
    .filter((each) => each.service === service && wanted.has(nameOf(each.release)))
    .map(({ release }) => release)
    .reverse();
  for (const { artifact } of onceEach(releases)) {
    const found = await storedMigrations(artifact, from);
    if (found?.place != null) return found.place;
  }
  throw new DeliveryError({
    code: 'artifact-missing',
    where: service,
    what: `${begun.at(-1)} has migrated its data, and no artifact that says where that is is stored any more`,
    fix: 'Restore the artifact store from a copy.',
  });
}

function onceEach(releases: readonly RunningRelease[]): RunningRelease[] {
  return [...new Map(releases.map((release) => [release.artifact, release])).values()];
}

function isGone(error: unknown): boolean {
  return (
    error instanceof DeliveryError && ['artifact-missing', 'artifact-corrupt'].includes(error.code)
  );
}
