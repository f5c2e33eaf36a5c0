import { limitTo, type Limit } from '../external/limit';
import { repositoryLinks } from '../changelog/repository-links';
import { ReleaseError } from '../release-error';
import { cutBody } from './cut-body';
import { findHosted } from './find-hosted';
import { realPorts, type HostPorts } from './host-ports';
import {
  isSame,
  type HostedRelease,
  type HostRelease,
  type HostReleaseChange,
  type HostReleaseOutcome,
} from './host-release';
import { openHost, type HostAddress } from './open-host';
import type { ReleaseHost } from './release-host';

/** What {@link createHostReleases} takes. */
export interface HostReleasesInput extends HostAddress {
  /** Each of another tag, which the host has already. */
  releases: readonly HostRelease[];
  /** How many requests are under way at the same time. Default 1, as GitHub wants it. */
  concurrency?: number;
  /** How often one thing is tried. Default 6. */
  attempts?: number;
  /** Milliseconds one request may take. Default 30,000. */
  timeout?: number;
  /** Milliseconds of waiting that the host may ask for. Default 900,000. */
  longestWait?: number;
  /** The network, the clock and chance. Default: the real ones. */
  ports?: Partial<HostPorts>;
}

/** From how many writes on the pause that a host wants is kept. */
const MANY = 20;

/**
 * Makes a release at GitHub or GitLab for each tag, after the tags were pushed. One that
 * is there already is left alone when it is the same, else brought up to date; so it can
 * be run again after any interruption. When an answer is lost, the release is looked up
 * before it is made again. Those that are not the latest are made first.
 *
 * @returns what was done, in the order of `releases`
 * @throws ReleaseError `invalid-options` and `tags-unpushed` before anything is written;
 *   `release-host-refused`, `release-host-unavailable` when some may be made and others not
 */
export async function createHostReleases(input: HostReleasesInput): Promise<HostReleaseOutcome[]> {
  const { host, wanted, hosted, ports, limit } = await survey(input);
  const isDue = (release: HostRelease): boolean => !isAsWanted(hosted, release);
  const absent = wanted.find(({ tag }) => !hosted.has(tag));
  if (absent) await host.checkTag(absent.tag);
  const pause = wanted.filter(isDue).length > MANY ? host.pause : 0;
  const outcomes = new Map<string, HostReleaseOutcome>();
  const errors: unknown[] = [];
  let begun = 0;
  const ensureOne = async (release: HostRelease): Promise<void> => {
    if (errors.length > 0) return;
    try {
      if (isDue(release) && (begun += 1) > 1 && pause > 0) await ports.sleep(pause);
      const known = hosted.get(release.tag) ?? null;
      outcomes.set(release.tag, await ensure(host, release, known));
    } catch (error) {
      errors.push(error);
    }
  };
  for (const latest of [false, true]) {
    const releases = wanted.filter((release) => release.latest === latest);
    await Promise.all(releases.map((release) => limit(() => ensureOne(release))));
  }
  if (errors.length > 0) throw errors[0];
  return wanted.flatMap(({ tag }) => outcomes.get(tag) ?? []);
}

/**
 * Tells what {@link createHostReleases} would do; only reads.
 *
 * @throws ReleaseError as it does
 */
export async function planHostReleases(input: HostReleasesInput): Promise<HostReleaseChange[]> {
  const { wanted, hosted } = await survey(input);
  return wanted.map((release) => {
    const known = hosted.get(release.tag);
    const action = !known ? 'create' : isSame(known, release) ? 'none' : 'update';
    return { tag: release.tag, action, url: known?.url ?? null };
  });
}

interface Survey {
  host: ReleaseHost;
  /** The releases with bodies that fit. */
  wanted: readonly HostRelease[];
  hosted: ReadonlyMap<string, HostedRelease>;
  ports: HostPorts;
  limit: Limit;
}

async function survey(input: HostReleasesInput): Promise<Survey> {
  const { releases, repository, concurrency = 1, attempts = 6 } = input;
  const { timeout = 30_000, longestWait = 900_000 } = input;
  const ports = { ...realPorts, ...input.ports };
  const host = openHost(input, { attempts, timeout, longestWait }, ports);
  checkTags(releases);
  const links = repositoryLinks(repository);
  const wanted = releases.map((release) => ({
    ...release,
    prerelease: repository.provider === 'github' && release.prerelease,
    body: cutBody(release.body, host.bodyLimit, links.file(release.tag, release.changelog)),
  }));
  const limit = limitTo(Math.max(1, concurrency));
  const tags = wanted.map(({ tag }) => tag);
  return { host, wanted, hosted: await findHosted(host, tags, limit), ports, limit };
}

function checkTags(releases: readonly HostRelease[]): void {
  const tags = releases.map(({ tag }) => tag);
  const twice = tags.find((tag, index) => tags.indexOf(tag) !== index);
  if (twice === undefined) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what: 'there are two releases of this tag',
    where: twice,
  });
}

function isAsWanted(hosted: ReadonlyMap<string, HostedRelease>, release: HostRelease): boolean {
  const known = hosted.get(release.tag);
  return known !== undefined && isSame(known, release);
}

/** Each turn writes at most once; after an answer that tells nothing it is looked up what there is. */
async function ensure(
  host: ReleaseHost,
  wanted: HostRelease,
  known: HostedRelease | null,
): Promise<HostReleaseOutcome> {
  const { tag } = wanted;
  let hosted = known;
  let action: HostReleaseOutcome['action'] = 'unchanged';
  for (let attempt = 1; ; attempt += 1) {
    if (hosted && isSame(hosted, wanted)) return { tag, action, url: hosted.url };
    if (hosted) {
      const updated = await host.update(hosted, wanted, attempt);
      if (updated) return { tag, action: 'updated', url: updated.url };
      action = 'updated';
      hosted = await host.find(tag);
    } else {
      const created = await host.create(wanted, attempt);
      if (created?.isNew === true) return { tag, action: 'created', url: created.release.url };
      action = created ? 'unchanged' : 'created';
      hosted = created ? created.release : await host.find(tag);
    }
  }
}
