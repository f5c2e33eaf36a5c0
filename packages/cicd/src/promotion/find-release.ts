import {
  type DeliveryStores,
  listSealed,
  type LogRecord,
  mentionedReleases,
  nameOf,
  readSealed,
  type ReleaseName,
  releaseOf,
  type RunningRelease,
} from '@org/delivery';
import { knownReleases } from './known-releases';
import { bareVersion } from './release-names';

/** How many are named when there is none of that name. */
const SHOWN = 5;

/** Where a release is looked for. */
export interface ReleasePlace {
  application: string;
  stores: DeliveryStores;
  /** Of the environment. */
  records: readonly LogRecord[];
}

/**
 * Finds a release of a service by its version, or a candidate by the beginning of its source commit: among what was deployed to an
 * environment, and what is sealed.
 *
 * @throws Error when there is none, or more than one candidate; DeliveryError as `readSealed`
 */
export async function findRelease(
  { service, name }: ReleaseName,
  { application, stores, records }: ReleasePlace,
): Promise<RunningRelease> {
  const deployed = mentionedReleases(records)
    .filter((each) => each.service === service)
    .map(({ release }) => release)
    .reverse();
  const sealed = await knownReleases(stores, application);
  const releases = [
    ...deployed,
    ...(Object.hasOwn(sealed, service) ? (sealed[service] ?? []) : []),
  ];
  const version = bareVersion(name);
  const released = releases.find((each) => each.version === version);
  if (released !== undefined) return released;

  const candidates = deployed.filter((each) => each.version === null);
  const { candidates: listed } = await listSealed(stores.state, application);
  const commits = [...candidates, ...listed].map(({ sourceCommit }) => sourceCommit);
  const found = [...new Set(commits)].filter((commit) => isStartOf(name, commit));
  const [commit] = found;
  if (commit === undefined) throw unknownRelease({ service, name }, releases, commits);
  if (found.length > 1) {
    throw new Error(
      `${service}@${name} could be ${found.slice(0, SHOWN).join(' or ')}. Give more of the commit.`,
    );
  }
  const known = candidates.find(({ sourceCommit }) => sourceCommit === commit);
  if (known !== undefined) return known;
  const { services } = (await readSealed(stores, application, { candidate: commit })).sealed;
  const inside = Object.hasOwn(services, service) ? services[service] : undefined;
  if (inside !== undefined) return releaseOf(inside);
  throw new Error(
    `The candidate ${commit} of ${application} has no ${service}; it has ${Object.keys(services).join(', ')}.`,
  );
}

function isStartOf(name: string, commit: string): boolean {
  return /^[0-9a-f]{4,}$/.test(name) && commit.startsWith(name);
}

function unknownRelease(
  { service, name }: ReleaseName,
  releases: readonly RunningRelease[],
  candidates: readonly string[],
): Error {
  const versions = releases.filter(({ version }) => version !== null).map(nameOf);
  const say = (names: readonly string[]): string =>
    [...new Set(names)].slice(0, SHOWN).join(', ') || 'none';
  const commits = candidates.map((commit) => commit.slice(0, 12));
  return new Error(
    `There is no release ${JSON.stringify(name)} of ${service} that was sealed or deployed here. The newest are ${say(versions)}; candidates: ${say(commits)}.`,
  );
}
