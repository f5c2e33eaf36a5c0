import { type NxJsonConfiguration, type Tree, logger } from '@nx/devkit';
import { minimatch } from 'minimatch';
import { type Catalog, readCatalog } from '../../workspace/catalog';
import { editJson, readJsonObject } from '../../workspace/json-file';
import { type ReleaseGroup, releaseSection } from './release-section';

/**
 * Gives nx.json the `release` section, or the groups that an existing one lacks. What the
 * user wrote is never changed; where it leaves no room for the groups, a message says what
 * to add.
 */
export async function addRelease(tree: Tree): Promise<void> {
  const { release } = readJsonObject<NxJsonConfiguration>(tree, 'nx.json');
  const wanted = releaseSection();
  if (release === undefined || Object.keys(release).length === 0) {
    editJson(tree, 'nx.json', [{ path: ['release'], value: wanted }]);
    return;
  }
  const missing = Object.entries(wanted.groups ?? {}).filter(
    ([name, { projects }]) => !covers(release.groups?.[name], projects),
  );
  if (missing.length === 0) return;
  const conflict = conflictOf(release, missing, await readCatalog(tree));
  if (conflict !== undefined) {
    logger.warn(
      `nx.json has a "release" section of its own, which is left as it is: ${conflict}.\nFor "nx release" to version services and applications, let no other group match them and add to release.groups:\n${JSON.stringify(Object.fromEntries(missing), null, 2)}`,
    );
    return;
  }
  editJson(
    tree,
    'nx.json',
    missing.map(([name, value]) => ({ path: ['release', 'groups', name], value })),
  );
}

const listOf = (patterns: string | string[]): string[] => [patterns].flat();

function covers(group: ReleaseGroup | undefined, projects: string | string[]): boolean {
  const present = new Set(group === undefined ? [] : listOf(group.projects));
  return listOf(projects).every((pattern) => present.has(pattern));
}

function conflictOf(
  release: NonNullable<NxJsonConfiguration['release']>,
  missing: readonly [string, ReleaseGroup][],
  catalog: Catalog,
): string | undefined {
  if (release.projects !== undefined) return '"projects" and "groups" exclude each other';
  if (release.groups === undefined) return 'groups would end its releasing of all projects';
  const taken = missing.map(([name]) => name).find((name) => name in (release.groups ?? {}));
  if (taken !== undefined) return `its group "${taken}" releases something else`;
  const greedy = Object.entries(release.groups).find(([, { projects }]) =>
    listOf(projects).some((pattern) => matchesOurs(pattern, catalog)),
  );
  return greedy && `its group "${greedy[0]}" matches services or applications`;
}

function matchesOurs(pattern: string, { applications, services }: Catalog): boolean {
  if (['*', '**', '**/*', 'tag:type:service', 'tag:type:application'].includes(pattern))
    return true;
  if (/^!|^tag:/.test(pattern)) return false;
  return [...applications, ...services].some(
    ({ root, config }) => minimatch(config.name, pattern) || minimatch(root, pattern),
  );
}
