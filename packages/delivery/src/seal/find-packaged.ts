import { maskCredentials } from '@org/release/external-service';
import { DeliveryError } from '../delivery-error';
import { type ArtifactEntry, readArtifactEntries } from '../package/artifact-index';
import type { DeliveryStores } from '../package/delivery-stores';
import { readSealed } from './read-sealed';
import { readSealedEntry } from './sealed-index';

/** A service as it is to be sealed. */
export interface WantedService {
  service: string;
  sourceCommit: string;
  /** Where it is released, when that is another repository. */
  repository?: string;
}

/** A candidate that was sealed before, and what did not change between its commit and another one. */
export interface CandidateBase {
  /** Its source commit. */
  candidate: string;
  unchanged: ReadonlySet<string>;
}

/**
 * Finds the candidate that services can be taken from when nothing of them was packaged at a commit.
 *
 * @param candidates source commits of all that are sealed
 * @returns null when none comes before that commit
 */
export type FindCandidateBase = (candidates: ReadonlySet<string>) => Promise<CandidateBase | null>;

/**
 * Looks up what was packaged of services, all at once. What was not packaged at its commit may be in the candidate
 * of that commit, with bytes of an older one.
 *
 * @returns in the order they were asked for
 * @throws DeliveryError `not-packaged`, naming all that were not; as {@link readSealed}
 */
export async function findPackaged(
  stores: DeliveryStores,
  application: string,
  wanted: readonly WantedService[],
): Promise<ArtifactEntry[]> {
  const entries = await readArtifactEntries(stores.state, application, wanted);
  const rest = wanted.filter((_, index) => entries[index] === undefined);
  const sealed = await fromCandidates(stores, application, rest);
  const missing = rest.filter(({ service }) => !sealed.has(service));
  if (missing.length > 0) throw notPackaged(application, missing);
  return wanted.map(
    ({ service }, index) => entries[index] ?? (sealed.get(service) as ArtifactEntry),
  );
}

/** What candidates have of services that were not packaged at the commits of the candidates. */
async function fromCandidates(
  stores: DeliveryStores,
  application: string,
  wanted: readonly WantedService[],
): Promise<Map<string, ArtifactEntry>> {
  const older: WantedService[] = [];
  for (const candidate of new Set(wanted.map(({ sourceCommit }) => sourceCommit))) {
    if ((await readSealedEntry(stores.state, application, { candidate })) === undefined) continue;
    const { sealed } = await readSealed(stores, application, { candidate });
    for (const { service, sourceCommit } of wanted) {
      if (sourceCommit !== candidate || !Object.hasOwn(sealed.services, service)) continue;
      older.push({ service, sourceCommit: sealed.services[service]?.sourceCommit ?? candidate });
    }
  }
  const entries = await readArtifactEntries(stores.state, application, older);
  return new Map(entries.flatMap((entry) => (entry ? [[entry.service, entry]] : [])));
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
