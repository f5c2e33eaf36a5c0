import type { ReleasePlan } from '@org/release';
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

describe('renderPlan', () => {
  it('lines current and next versions up, the application last', () => {
    const application: ReleasePlan['application'] = {
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
    expect(renderPlan({ ...plan, application })).toEqual([
      'project      current  next   bump   changes',
      'deals-ms     1.0.0    1.1.0  minor  0',
      'bff-api      –        –      none   0',
      'super-deals  1.0.0    1.1.0  minor  0',
    ]);
  });
});
