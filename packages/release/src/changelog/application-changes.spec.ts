import { GITHUB, changed, many, planned, render } from './testing/application-plan';
import { change, servicePlan } from './testing/changes';

test('five services: the furthest moves first, what several share once, many fixes summed up', async () => {
  const shared = change('fix: time zones', { hash: 'b'.repeat(40), shortHash: 'bbbbbbb' });
  const library = change('fix: retry', { dependency: 'http' });
  const application = planned(
    [
      { name: 'added-ms', from: null, to: '1.0.0', bump: 'minor', kind: 'added' },
      changed('bff-api', 'patch'),
      changed('deals-ms', 'minor'),
      changed('offers-ms', 'patch'),
      { name: 'removed-ms', from: '3.1.0', to: null, bump: 'major', kind: 'removed' },
    ],
    ['stayed-ms', 'users-ms'],
    { commits: [change('feat: staging')] },
  );
  const entry = await render(
    application,
    [
      servicePlan('added-ms', [
        ...many('new', 4, 'feat'),
        change('feat!: first', { notes: ['nobody used it before'] }),
        ...many('new', 3),
      ]),
      servicePlan('bff-api', [library, shared]),
      servicePlan('deals-ms', [shared, ...many('deals', 6), change('feat: list'), library]),
      servicePlan('offers-ms', [library, shared, ...many('offers', 5, 'perf'), library]),
      servicePlan('users-ms', [change('fix: not released')], { nextVersion: null }),
    ],
    { repository: GITHUB, authors: false },
  );
  expect(entry.replaceAll('https://github.com/org/deals', '…').replaceAll(/\/abcdef0\w+/g, '/…'))
    .toBe(`## [2.0.0](…/compare/super-deals@v1.0.0...super-deals@v2.0.0) (2026-01-05)

| service | from | to | change |
| --- | --- | --- | --- |
| removed-ms | 3.1.0 | – | removed |
| [added-ms](…/blob/added-ms@v2.0.0/apps/added-ms/CHANGELOG.md) | – | 1.0.0 | added |
| [deals-ms](…/blob/deals-ms@v2.0.0/apps/deals-ms/CHANGELOG.md) | 1.0.0 | 2.0.0 | minor |
| [bff-api](…/blob/bff-api@v2.0.0/apps/bff-api/CHANGELOG.md) | 1.0.0 | 2.0.0 | patch |
| [offers-ms](…/blob/offers-ms@v2.0.0/apps/offers-ms/CHANGELOG.md) | 1.0.0 | 2.0.0 | patch |

### Features

* **added-ms:** first ([abcdef0](…/commit/…))
* **added-ms:** new 0 ([abcdef0](…/commit/…))
* **added-ms:** new 1 ([abcdef0](…/commit/…))
* **added-ms:** new 2 ([abcdef0](…/commit/…))
* **added-ms:** new 3 ([abcdef0](…/commit/…))
* **deals-ms:** list ([abcdef0](…/commit/…))
* **super-deals:** staging ([abcdef0](…/commit/…))

### Bug Fixes

* **added-ms:** new 0 ([abcdef0](…/commit/…))
* **added-ms:** new 1 ([abcdef0](…/commit/…))
* **added-ms:** new 2 ([abcdef0](…/commit/…))
* **bff-api, deals-ms and offers-ms:** time zones ([bbbbbbb](…/commit/${'b'.repeat(40)}))
* **deals-ms:** 6 changes, see [its changelog](…/blob/deals-ms@v2.0.0/apps/deals-ms/CHANGELOG.md)

### Performance Improvements

* **offers-ms:** offers 0 ([abcdef0](…/commit/…))
* **offers-ms:** offers 1 ([abcdef0](…/commit/…))
* **offers-ms:** offers 2 ([abcdef0](…/commit/…))
* **offers-ms:** offers 3 ([abcdef0](…/commit/…))
* **offers-ms:** offers 4 ([abcdef0](…/commit/…))

### Dependencies

* **http:** retry ([abcdef0](…/commit/…)), in bff-api, deals-ms and offers-ms

The 2 other services are unchanged.
`);
});

describe('fifty services', () => {
  const names = Array.from(
    { length: 50 },
    (_, index) => `service-${String(index).padStart(2, '0')}`,
  );
  const moves = names.map((name) => changed(name, 'patch'));
  const services = names.map((name, index) =>
    servicePlan(name, [
      ...many(name, index % 4),
      ...many('shared', 2, 'perf'),
      ...many('retry', 3, 'fix', { dependency: 'http' }),
      ...(index === 7 ? [change('feat: seventh')] : []),
    ]),
  );

  test('have one line each where there is much to say, and what they share is said once', async () => {
    const entry = await render(planned(moves, ['a', 'b', 'c']), services);
    const section = (title: string): string[] =>
      (new RegExp(`### ${title}\n\n([^#]*?)\n\n`).exec(entry)?.[1] ?? '').split('\n');
    expect(section('Features')).toEqual(['* **service-07:** seventh abcdef0']);
    expect(section('Bug Fixes')).toHaveLength(names.filter((_, index) => index % 4 > 0).length);
    expect(section('Bug Fixes').slice(0, 2)).toEqual([
      '* **service-01:** service-01 0 abcdef0',
      '* **service-02:** 2 changes, see [its changelog](../service-02/CHANGELOG.md)',
    ]);
    expect(section('Performance Improvements')).toEqual([
      '* **50 services:** shared 0 abcdef0',
      '* **50 services:** shared 1 abcdef0',
    ]);
    expect(section('Dependencies')).toEqual([
      '* **http:** retry 0 abcdef0, in 50 services',
      '* **http:** retry 1 abcdef0, in 50 services',
      '* **http:** retry 2 abcdef0, in 50 services',
    ]);
    expect(entry).toContain('\n\nThe 3 other services are unchanged.\n\nThanks to Ada Lovelace.\n');
  });

  test('that are all new, with long histories, are a table and a few lines', async () => {
    const added = names.map((name) => ({
      ...changed(name, 'minor'),
      from: null,
      kind: 'added' as const,
    }));
    const histories = names.map((name) =>
      servicePlan(name, [...many(name, 40, 'feat'), ...many('common', 40, 'feat')]),
    );
    const entry = await render(planned(added), histories);
    expect(entry.split('\n').length).toBeLessThan(120);
    expect(entry).toContain('* **several services:** 40 changes, see their changelogs\n');
    expect(entry).toContain(
      '* **service-00:** 40 changes, see [its changelog](../service-00/CHANGELOG.md)\n',
    );
  });
});

test('a breaking change of several services is told once, and one of a new service is none', async () => {
  const broken = change('fix!: all', { notes: ['send cents'] });
  const added = { ...changed('new-ms'), from: null, kind: 'added' as const };
  const entry = await render(
    planned([changed('a-ms'), changed('b-ms'), added]),
    ['a-ms', 'b-ms', 'new-ms'].map((name) => servicePlan(name, [broken])),
    { types: { fix: { hidden: true } } },
  );
  expect(entry).toContain(
    '### ⚠ BREAKING CHANGES\n\n* **a-ms and b-ms:** send cents\n\n### Bug Fixes\n\n* **a-ms, b-ms and new-ms:** all abcdef0\n',
  );
});
