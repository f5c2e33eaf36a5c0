import { commit, released, scenario } from './workspace.mjs';

const one = (message, nx = {}) => scenario([released('1.0.0'), commit('change', message)], { nx });

/** @type {import('./workspace.mjs').Case[]} */
export const messageCases = [
  {
    name: 'a footer BREAKING-CHANGE',
    rules: ['dash-footer'],
    scenario: one({ type: 'fix', note: 'dash' }),
    engine: { deals: '2.0.0' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a footer right below the header',
    rules: ['attached-footer'],
    scenario: one({ type: 'fix', note: 'attached' }),
    engine: { deals: '2.0.0' },
    nx: { deals: '1.0.1' },
  },
  ...['prose', 'indented', 'quoted', 'fenced'].map((note) => ({
    name: `BREAKING CHANGE: in a text that is ${note}`,
    rules: ['breaking-in-prose'],
    scenario: one({ type: 'fix', note }),
    engine: { deals: '1.0.1' },
    nx: { deals: '2.0.0' },
  })),
  {
    name: 'a breaking footer below a header without a type',
    rules: ['footer-without-type'],
    scenario: one({ text: 'Update sources', note: 'footer' }),
    engine: { deals: null },
    nx: { deals: '2.0.0' },
  },
  {
    name: 'several commits squashed into one',
    rules: ['squash'],
    scenario: one({
      type: 'chore',
      squashed: [
        { type: 'docs', bang: false, subject: 'words' },
        { type: 'feat', bang: false, subject: 'a search' },
      ],
    }),
    engine: { deals: '1.1.0' },
    nx: { deals: null },
  },
  {
    name: 'a type in capitals',
    rules: ['capital-type'],
    scenario: one({ type: 'feat', form: 'capital' }),
    engine: { deals: '1.1.0' },
    nx: { deals: null },
  },
  {
    name: 'a type with a hyphen, breaking',
    rules: ['hyphen-in-type'],
    scenario: one({ type: 'feat', form: 'hyphen', bang: true }),
    engine: { deals: null },
    nx: { deals: '2.0.0' },
  },
  {
    name: 'an empty scope',
    rules: ['empty-scope'],
    scenario: one({ type: 'feat', form: 'empty-scope' }),
    engine: { deals: '1.1.0' },
    nx: { deals: null },
  },
  {
    name: 'a space before the scope',
    rules: ['space-before-scope'],
    scenario: one({ type: 'feat', form: 'space' }),
    engine: { deals: null },
    nx: { deals: '1.1.0' },
  },
  {
    name: 'a subject with ")!: " in it',
    rules: ['second-bang'],
    scenario: one({ type: 'fix', scope: 'api', form: 'second-bang' }),
    engine: { deals: '1.0.1' },
    nx: { deals: '2.0.0' },
  },
  {
    name: 'a scope that is not the name of the project, with the default useCommitScope',
    rules: ['scope'],
    scenario: one({ type: 'feat', scope: 'search', bang: true }, { useCommitScope: true }),
    engine: { deals: '2.0.0' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'perf, with the default types',
    rules: ['default-types'],
    scenario: one({ type: 'perf' }, { types: 'default' }),
    engine: { deals: '1.0.1' },
    nx: { deals: null },
  },
  {
    name: 'docs, being configured to ask for a release',
    rules: [],
    scenario: one({ type: 'docs' }, { types: 'own' }),
    engine: { deals: '1.0.1' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'the words "breaking change" in a sentence',
    rules: [],
    scenario: one({ type: 'fix', note: 'words' }),
    engine: { deals: '1.0.1' },
    nx: { deals: '1.0.1' },
  },
  {
    name: 'a type that nobody knows, breaking',
    rules: [],
    scenario: one({ type: 'deps', bang: true }),
    engine: { deals: '2.0.0' },
    nx: { deals: '2.0.0' },
  },
];
