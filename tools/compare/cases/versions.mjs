import { commit, CORE, DEALS, released, scenario } from './workspace.mjs';

const USERS = { name: 'users', root: 'apps/users', dependencies: [] };
const dependent = { ...DEALS, dependencies: ['users'] };

/** @type {import('./workspace.mjs').Case[]} */
export const versionCases = [
  {
    name: 'a first release',
    rules: ['first-version'],
    scenario: scenario([commit('search', { type: 'feat' })]),
    engine: { deals: '1.0.0' },
    nx: { deals: '0.1.0' },
  },
  {
    name: 'a service that the first commit of the repository has',
    rules: ['first-commit'],
    scenario: scenario([], { begin: 'feat' }),
    engine: { deals: '1.0.0' },
    nx: { deals: null },
  },
  {
    name: 'a library that was changed before the service was there',
    rules: ['before-the-service'],
    scenario: scenario(
      [
        commit('core', { type: 'fix' }, 'libs/core/src/main.ts'),
        {
          do: 'commit',
          id: 'create',
          message: { type: 'chore', subject: 'create deals' },
          changes: [{ add: 'deals' }],
        },
      ],
      { begun: ['core'] },
    ),
    engine: { deals: '1.0.0' },
    nx: { deals: null },
  },
  {
    name: 'a breaking change of 0.3.0, with the default adjustSemverBumpsForZeroMajorVersion',
    rules: ['zero-major'],
    scenario: scenario([released('0.3.0'), commit('change', { type: 'feat', bang: true })], {
      group: { shiftZeroMajor: true },
    }),
    engine: { deals: '1.0.0' },
    nx: { deals: '0.4.0' },
  },
  {
    name: 'a service built from another service, with the default updateDependents',
    rules: ['dependents'],
    scenario: scenario(
      [
        released('1.0.0', 'users'),
        commit('users', { type: 'fix' }, 'apps/users/src/main.ts'),
        released('1.0.0'),
      ],
      { services: [dependent, USERS], group: { updateDependents: 'always' } },
    ),
    engine: { deals: null, users: '1.0.1' },
    nx: { deals: '1.0.1', users: '1.0.1' },
  },
  {
    name: 'a version that is only on another branch',
    rules: ['tag-taken'],
    scenario: scenario([
      released('1.0.0'),
      { do: 'branch', name: 'hotfix' },
      commit('urgent', { type: 'fix' }),
      released('1.0.1'),
      { do: 'checkout', name: 'main' },
      commit('other', { type: 'fix' }),
    ]),
    engine: { deals: 'refused: tag-conflict' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'no version but on another branch, with the default checkAllBranchesWhen',
    rules: ['tag-of-another-branch'],
    scenario: scenario(
      [
        { do: 'branch', name: 'experiment' },
        commit('wild', { type: 'feat' }),
        released('2.0.0'),
        { do: 'checkout', name: 'main' },
        commit('first', { type: 'fix' }),
      ],
      { nx: { anyBranch: true } },
    ),
    engine: { deals: '1.0.0' },
    nx: { deals: '2.0.1' },
  },
  {
    name: 'a breaking change after a prerelease, released as a prerelease',
    rules: ['prerelease-target'],
    scenario: scenario(
      [
        released('1.0.0'),
        commit('search', { type: 'feat' }),
        released('1.1.0-rc.0'),
        commit('other', { type: 'feat', bang: true }),
      ],
      { preid: 'rc' },
    ),
    engine: { deals: '2.0.0-rc.0' },
    nx: { deals: '1.1.0-rc.1' },
  },
  {
    name: 'a stable release after prereleases and a rollback',
    rules: [],
    scenario: scenario([
      released('1.0.0'),
      commit('search', { type: 'feat' }),
      released('1.1.0-rc.0'),
      released('1.0.0-rollback.1'),
      commit('other', { type: 'fix' }),
    ]),
    engine: { deals: '1.1.0' },
    nx: { deals: '1.1.0' },
  },
  {
    name: 'a hotfix that was merged back',
    rules: [],
    scenario: scenario(
      [
        released('1.0.0'),
        { do: 'branch', name: 'hotfix' },
        commit('urgent', { type: 'fix' }),
        released('1.0.1'),
        { do: 'checkout', name: 'main' },
        commit('search', { type: 'feat' }, 'apps/deals/src/search.ts'),
        {
          do: 'merge',
          id: 'merge',
          branch: 'hotfix',
          fastForward: false,
          message: { text: "Merge branch 'hotfix'" },
        },
      ],
      { libraries: [CORE] },
    ),
    engine: { deals: '1.1.0' },
    nx: { deals: '1.1.0' },
  },
];
