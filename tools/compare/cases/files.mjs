import { commit, CORE, DEALS, released, scenario, SOURCE } from './workspace.mjs';

const one = (message, files, nx = {}) =>
  scenario([released('1.0.0'), commit('change', message, ...files)], { nx });
const API = { name: 'deals-api', root: 'apps/deals-api', dependencies: [] };

/** @type {import('./workspace.mjs').Case[]} */
export const fileCases = [
  {
    name: 'a breaking change of a library',
    rules: ['library-at-patch'],
    scenario: one({ type: 'feat', bang: true }, ['libs/core/src/main.ts']),
    engine: { deals: '1.0.1' },
    nx: { deals: '2.0.0' },
  },
  {
    name: 'a fix of nx.json',
    rules: ['root-configuration'],
    scenario: one({ type: 'fix' }, ['nx.json']),
    engine: { deals: null },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a fix of tsconfig.base.json',
    rules: ['root-configuration'],
    scenario: one({ type: 'fix' }, ['tsconfig.base.json']),
    engine: { deals: null },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a fix of the lockfile, with the default projectsAffectedByDependencyUpdates',
    rules: ['lockfile'],
    scenario: one({ type: 'fix' }, ['package-lock.json'], { lockfile: 'all' }),
    engine: { deals: null },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a fix of a changelog',
    rules: ['release-files'],
    scenario: one({ type: 'fix' }, ['apps/deals/CHANGELOG.md']),
    engine: { deals: null },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a file whose name is not ASCII',
    rules: ['quoted-path'],
    scenario: one({ type: 'fix' }, ['apps/deals/src/größe.ts']),
    engine: { deals: '1.0.1' },
    nx: { deals: null },
  },
  {
    name: 'a file that .nxignore names',
    rules: ['nxignore'],
    scenario: one({ type: 'fix' }, ['apps/deals/recorded/answer.json']),
    engine: { deals: '1.0.1' },
    nx: { deals: null },
  },
  {
    name: 'a merge with a header of its own',
    rules: ['merge-commit'],
    scenario: scenario([
      released('1.0.0'),
      { do: 'branch', name: 'topic' },
      commit('work', { text: 'wip' }),
      { do: 'checkout', name: 'main' },
      {
        do: 'merge',
        id: 'merge',
        branch: 'topic',
        fastForward: false,
        message: { type: 'feat', subject: 'a search (#7)' },
      },
    ]),
    engine: { deals: '1.1.0' },
    nx: { deals: null },
  },
  {
    name: 'a folder whose name begins with that of another one',
    rules: [],
    scenario: scenario(
      [
        released('1.0.0'),
        released('1.0.0', 'deals-api'),
        commit('change', { type: 'feat' }, 'apps/deals-api/src/main.ts'),
      ],
      { services: [DEALS, API], libraries: [CORE] },
    ),
    engine: { deals: null, 'deals-api': '1.1.0' },
    nx: { deals: null, 'deals-api': '1.1.0' },
  },
  {
    name: 'a commit that only deletes',
    rules: [],
    scenario: scenario([
      released('1.0.0'),
      {
        do: 'commit',
        id: 'change',
        message: { type: 'feat', bang: true, subject: 'drop it' },
        changes: [{ remove: SOURCE }],
      },
    ]),
    engine: { deals: '2.0.0' },
    nx: { deals: '2.0.0' },
  },
  {
    name: 'a fix of the lockfile, projectsAffectedByDependencyUpdates being "auto"',
    rules: [],
    scenario: one({ type: 'fix' }, ['package-lock.json']),
    engine: { deals: null },
    nx: { deals: null },
  },
  {
    name: 'changes before a service was moved, and after it',
    rules: ['moved-service'],
    scenario: scenario(
      [
        released('1.0.0'),
        commit('before', { type: 'feat' }, 'services/deals/src/main.ts'),
        {
          do: 'commit',
          id: 'move',
          message: { type: 'chore', subject: 'move' },
          changes: [{ move: 'deals' }],
        },
        commit('after', { type: 'fix' }, SOURCE),
      ],
      { services: [{ ...DEALS, formerRoot: 'services/deals' }] },
    ),
    engine: { deals: '1.1.0' },
    nx: { deals: '1.0.1' },
  },
];
