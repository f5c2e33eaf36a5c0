import { CLOSEST } from './scenario.mjs';

/** Names of which some begin with others, so do their folders and, under one pattern, their tags. */
const SERVICES = ['deals', 'deals-api', 'deals-api-v2', 'users', 'users-ms', 'orders', 'search'];
const LIBRARIES = ['core', 'core-http'];
const TAG_PATTERNS = [
  '{projectName}@v{version}',
  '{projectName}/v{version}',
  '{projectName}-{version}',
];

/**
 * What a history may hold beyond commits, branches, merges, libraries and releases. A
 * scenario has some of it, or none.
 */
export const FEATURES = [
  'notes',
  'forms',
  'squashes',
  'reverts',
  'odd reverts',
  'release files',
  'root files',
  'odd paths',
  'titled merges',
  'moved',
  'dropped',
  'never released',
  'unmerged tags',
  'scopes',
  'other types',
  'zero major',
  'services on services',
  'prereleases',
];

/**
 * A random workspace: two to five services, at most two libraries, one or two groups.
 *
 * @param {ReturnType<import('./random.mjs').seededRandom>} random
 * @returns {Omit<import('./scenario.mjs').Scenario, 'seed' | 'steps'> & { features: Set<string> }}
 */
export function generateWorkspace(random) {
  const plain = random.chance(0.25);
  const features = new Set(FEATURES.filter(() => !plain && random.chance(0.35)));
  const libraries = random
    .some(
      LIBRARIES,
      random.weighted([
        [2, 0],
        [2, 1],
        [1, 2],
      ]),
    )
    .map((name, index, names) => ({
      name,
      root: `libs/${name}`,
      dependencies: index > 0 && random.chance(0.5) ? [names[0]] : [],
    }));
  const names = random.some(SERVICES, random.integer(2, 5));
  const services = names.map((name, index) => ({
    name,
    root: folderOf(name, names, random),
    ...(features.has('moved') && random.chance(0.4) && { formerRoot: `services/${name}` }),
    dependencies: [
      ...libraries.map((library) => library.name).filter(() => random.chance(0.4)),
      ...names
        .slice(0, index)
        .filter(() => features.has('services on services') && random.chance(0.4)),
    ],
  }));
  return {
    features,
    services,
    libraries,
    groups: generateGroups(names, features, random),
    nx: {
      ...CLOSEST,
      useCommitScope: features.has('scopes') && random.chance(0.7),
      types: features.has('other types') ? random.pick(['default', 'own']) : CLOSEST.types,
      lockfile: features.has('root files') && random.chance(0.5) ? 'all' : CLOSEST.lockfile,
      anyBranch: features.has('unmerged tags'),
    },
    preid: features.has('prereleases') && random.chance(0.7) ? 'rc' : null,
  };
}

/** Some services are inside another one's folder. */
function folderOf(name, names, random) {
  const outer = names.find((other) => name.startsWith(`${other}-`));
  return outer !== undefined && random.chance(0.2) ? `apps/${outer}/${name}` : `apps/${name}`;
}

function generateGroups(names, features, random) {
  const cut = names.length > 2 && random.chance(0.35) ? random.integer(1, names.length - 1) : 0;
  return [names.slice(0, cut), names.slice(cut)]
    .filter((services) => services.length > 0)
    .map((services, index) => ({
      name: `group-${index + 1}`,
      services,
      tagPattern: random.chance(0.7) ? TAG_PATTERNS[0] : random.pick(TAG_PATTERNS),
      shiftZeroMajor: features.has('zero major') && random.chance(0.6),
      updateDependents:
        features.has('services on services') && random.chance(0.8) ? 'always' : 'never',
    }));
}
