import { presentProjects } from './play.mjs';
import { allProjects, OWN_TYPES } from './scenario.mjs';

/** The files that everything in a workspace stands on; they are of no project. */
export const WORKSPACE_FILES = [
  '.gitignore',
  '.nxignore',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** Types that the engine releases and Nx does not by itself. */
const ENGINE_TYPES = { feature: 'minor', perf: 'patch', revert: 'patch' };

/** What Nx is told of types; `null` for nothing. */
const TYPES = { engine: ENGINE_TYPES, default: null, own: { ...ENGINE_TYPES, ...OWN_TYPES } };

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The content of a file at a revision; another revision is another content.
 *
 * What Nx reads is that of the end of the history at every revision, so that any
 * part of a history makes a workspace.
 *
 * @param {import('./play.mjs').History} history played to its end
 * @returns {(path: string, revision: number) => string}
 */
export function contentWriter(history) {
  const { scenario } = history;
  const projects = allProjects(scenario);
  const writers = {
    '.gitignore': () => 'node_modules\n.nx\n',
    '.nxignore': () => '**/recorded/**\n',
    'nx.json': () => json(nxJson(history)),
    'package.json': (revision) =>
      json({
        name: 'workspace',
        private: true,
        description: `revision ${revision}`,
        workspaces: ['apps/**', 'services/*', 'libs/*'],
        devDependencies: { somebody: '1.0.0' },
      }),
    'package-lock.json': (revision) => json(lockfile(revision)),
    'tsconfig.base.json': (revision) => json({ display: `revision ${revision}` }),
  };
  return (path, revision) => {
    if (Object.hasOwn(writers, path)) {
      const content = writers[path](revision);
      return path === 'nx.json' || path.startsWith('.') ? content + '\n'.repeat(revision) : content;
    }
    const project = projects.find(({ root, formerRoot }) =>
      [root, formerRoot].some((folder) => path === `${folder}/package.json`),
    );
    if (project) return json(manifest(project, revision));
    return path.endsWith('.md')
      ? `Revision ${revision}\n`
      : `export const revision = ${revision};\n`;
  };
}

function manifest({ name, dependencies }, revision) {
  return {
    name,
    version: '0.0.0',
    private: true,
    description: `revision ${revision}`,
    dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, '*'])),
  };
}

function lockfile(revision) {
  const version = `1.0.${revision}`;
  return {
    name: 'workspace',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'workspace', devDependencies: { somebody: '1.0.0' } },
      'node_modules/somebody': { version, dev: true },
    },
  };
}

function nxTypes(bumps) {
  return Object.fromEntries(
    Object.entries(bumps).map(([type, semverBump]) => [type, { semverBump }]),
  );
}

/** As the generator `init` writes it, but for Nx's own version actions, and the options of the scenario. */
function nxJson(history) {
  const { scenario } = history;
  const present = new Set(presentProjects(history, scenario.services).map(({ name }) => name));
  const groups = scenario.groups
    .map((group) => ({ ...group, services: group.services.filter((name) => present.has(name)) }))
    .filter(({ services }) => services.length > 0);
  const types = TYPES[scenario.nx.types];
  return {
    analytics: false,
    neverConnectToCloud: true,
    pluginsConfig: { '@nx/js': { projectsAffectedByDependencyUpdates: scenario.nx.lockfile } },
    release: {
      conventionalCommits: {
        useCommitScope: scenario.nx.useCommitScope,
        ...(types !== null && { types: nxTypes(types) }),
      },
      version: { versionActionsOptions: { skipLockFileUpdate: true } },
      groups: Object.fromEntries(groups.map((group) => [group.name, nxGroup(group, scenario.nx)])),
    },
  };
}

function nxGroup({ services, tagPattern, shiftZeroMajor, updateDependents }, { anyBranch }) {
  return {
    projects: services,
    projectsRelationship: 'independent',
    releaseTag: { pattern: tagPattern, ...(!anyBranch && { checkAllBranchesWhen: false }) },
    version: {
      adjustSemverBumpsForZeroMajorVersion: shiftZeroMajor,
      conventionalCommits: true,
      fallbackCurrentVersionResolver: 'disk',
      preserveMatchingDependencyRanges: false,
      updateDependents,
    },
  };
}
