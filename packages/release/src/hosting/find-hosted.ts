import type { Limit } from '../external/limit';
import type { HostedRelease } from './host-release';
import type { ReleaseHost } from './release-host';

/**
 * Finds what a host has for tags with few requests: one for a single tag; else the newest
 * releases, then the other pages or one look-up for each tag, whichever is less.
 *
 * @returns by tag, what is missing left out
 */
export async function findHosted(
  host: ReleaseHost,
  tags: readonly string[],
  limit: Limit,
): Promise<Map<string, HostedRelease>> {
  const found = new Map<string, HostedRelease>();
  const wanted = new Set(tags);
  const add = (release: HostedRelease | null): void => {
    if (release && wanted.has(release.tag)) found.set(release.tag, release);
  };
  const missing = (): string[] => tags.filter((tag) => !found.has(tag));
  const [first] = tags;
  if (first === undefined) return found;
  let pages = 1;
  if (tags.length > 1) {
    const page = await host.list(1);
    page.releases.forEach(add);
    pages = page.pages;
    if (pages === 1) return found;
  }
  if (tags.length > 1 && pages - 1 <= missing().length) {
    for (let page = 2; page <= pages && missing().length > 0; page += 1)
      (await host.list(page)).releases.forEach(add);
    return found;
  }
  await Promise.all(missing().map((tag) => limit(async () => add(await host.find(tag)))));
  return found;
}
