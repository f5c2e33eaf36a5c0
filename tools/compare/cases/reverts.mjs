import { commit, released, scenario } from './workspace.mjs';

/** @type {import('./workspace.mjs').Case[]} */
export const revertCases = [
  {
    name: 'a feature and its revert, both unreleased',
    rules: ['revert-cancels'],
    scenario: scenario([
      released('1.0.0'),
      commit('search', { type: 'feat' }),
      commit('undo', { reverts: 'search' }),
    ]),
    engine: { deals: null },
    nx: { deals: '1.1.0' },
  },
  {
    name: 'the revert of a merge',
    rules: ['revert-cancels'],
    scenario: scenario([
      released('1.0.0'),
      { do: 'branch', name: 'topic' },
      commit('search', { type: 'feat' }),
      { do: 'checkout', name: 'main' },
      commit('words', { type: 'docs' }, 'README.md'),
      {
        do: 'merge',
        id: 'merge',
        branch: 'topic',
        fastForward: false,
        message: { text: "Merge branch 'topic'" },
      },
      commit('undo', { reverts: 'merge' }),
    ]),
    engine: { deals: null },
    nx: { deals: '1.1.0' },
  },
  {
    name: 'a revert of a released commit that does not say its id',
    rules: ['revert-without-hash'],
    scenario: scenario([
      commit('search', { type: 'feat' }),
      released('1.0.0'),
      commit('undo', { reverts: 'search', style: 'git-without-hash' }),
    ]),
    engine: { deals: '1.0.1' },
    nx: { deals: null },
  },
  {
    name: 'a feature that is back in after a release without it',
    rules: ['reapply'],
    scenario: scenario([
      commit('search', { type: 'feat' }),
      commit('undo', { reverts: 'search' }),
      released('1.0.0'),
      commit('again', { reverts: 'undo', style: 'reapply' }),
    ]),
    engine: { deals: '1.1.0' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a breaking change that is back in after a release without it',
    rules: ['reapply'],
    scenario: scenario([
      commit('search', { type: 'fix', bang: true }),
      commit('undo', { reverts: 'search' }),
      released('1.0.0'),
      commit('again', { reverts: 'undo' }),
    ]),
    engine: { deals: '2.0.0' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a revert of a released commit',
    rules: [],
    scenario: scenario([
      commit('search', { type: 'feat' }),
      released('1.0.0'),
      commit('undo', { reverts: 'search' }),
    ]),
    engine: { deals: '1.0.1' },
    nx: { deals: '1.0.1' },
  },
];
