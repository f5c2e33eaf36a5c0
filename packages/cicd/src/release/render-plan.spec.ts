import type { ApplicationPlan, ExternalPlan, ReleasePlan } from '@org/release';
import { renderPlan } from './render-plan';

const plan: ReleasePlan = {
  head: 'a'.repeat(40),
  headDate: '2026-01-05T00:00:00.000Z',
  services: [
    {
      name: 'deals-ms',
      root: 'apps/deals-ms',
      currentVersion: '1.0.0',
      currentTag: 'deals-ms@v1.0.0',
      nextVersion: '1.1.0',
      bump: 'minor',
      tag: 'deals-ms@v1.1.0',
      commits: [],
      sourceCommit: null,
    },
    {
      name: 'bff-api',
      root: 'apps/bff-api',
      currentVersion: null,
      currentTag: null,
      nextVersion: null,
      bump: 'none',
      tag: null,
      commits: [],
      sourceCommit: null,
    },
  ],
};

const application: ApplicationPlan = {
  name: 'super-deals',
  root: 'apps/super-deals',
  currentVersion: '1.0.0',
  currentTag: null,
  nextVersion: '1.1.0',
  bump: 'minor',
  tag: null,
  moves: [],
  commits: [],
  manifest: null,
};

const payments: ExternalPlan = {
  name: 'payments-ms',
  repository: '../payments',
  url: null,
  currentVersion: '1.0.0',
  currentTag: 'v1.0.0',
  version: '1.0.0',
  tag: 'v1.0.0',
  sourceCommit: null,
  state: 'read',
  commits: [],
};

/** What is shown of services of other repositories. */
const shown = (...externals: ExternalPlan[]): string[] => {
  const moves: ApplicationPlan['moves'] = [
    { name: 'users-ms', from: '1.0.0', to: '2.0.0', bump: 'major', kind: 'changed' },
  ];
  return renderPlan({ ...plan, application: { ...application, moves, externals } }).slice(3);
};

describe('renderPlan', () => {
  it('lines current and next versions up, the application last', () => {
    expect(renderPlan({ ...plan, application })).toEqual([
      'project      current  next   bump   changes',
      'deals-ms     1.0.0    1.1.0  minor  0',
      'bff-api      –        –      none   0',
      'super-deals  1.0.0    1.1.0  minor  0',
    ]);
  });

  it('lists the services of other repositories too: where they are and where they go', () => {
    expect(shown(payments, { ...payments, name: 'users-ms', version: '2.0.0' })).toEqual([
      'payments-ms (external)  1.0.0    –      none   0',
      'users-ms (external)     1.0.0    2.0.0  major  0',
      'super-deals             1.0.0    1.1.0  minor  0',
    ]);
  });

  it.each<[string, Partial<ExternalPlan>, string]>([
    [
      'out of reach',
      { state: 'unreachable', reason: 'unable to look up host' },
      'payments-ms stays at 1.0.0: ../payments is out of reach: unable to look up host',
    ],
    [
      'out of reach, and was never composed',
      { state: 'unreachable', reason: 'not found', currentVersion: null, version: null },
      'payments-ms has no version yet: ../payments is out of reach: not found',
    ],
    ['not asked', { state: 'kept' }, 'payments-ms stays at 1.0.0: ../payments was not asked'],
  ])('says when another repository is %s', (_what, more, line) => {
    expect(shown({ ...payments, ...more }).slice(2)).toEqual(['', line]);
  });
});
