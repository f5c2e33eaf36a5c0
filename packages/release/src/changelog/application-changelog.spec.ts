import type {
  ApplicationMove,
  ApplicationPlan,
  ExternalPlan,
  PlannedCommit,
  RepositoryUrl,
  ServicePlan,
} from '../types';
import { renderApplicationChangelog } from './application-changelog';
import type { ChangelogOptions } from './changelog-options';
import { change, servicePlan } from './testing/changes';

const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
};
const PINNED = { tag: 't', sourceCommit: 'abcdef0123456789abcdef0123456789abcdef01' };

const changed = (name: string, bump: ApplicationMove['bump'] = 'major'): ApplicationMove => ({
  name,
  from: '1.0.0',
  to: '2.0.0',
  bump,
  kind: 'changed',
});

/** An application whose composition is what moved and, after it, what stayed. */
function planned(
  moves: ApplicationMove[],
  stayed: string[] = [],
  more: Partial<ApplicationPlan> = {},
): ApplicationPlan {
  const services = [...moves.filter(({ to }) => to !== null).map(({ name }) => name), ...stayed];
  return {
    name: 'super-deals',
    root: 'apps/super-deals',
    currentVersion: '1.0.0',
    currentTag: 'super-deals@v1.0.0',
    nextVersion: '2.0.0',
    bump: 'major',
    tag: 'super-deals@v2.0.0',
    moves,
    commits: [],
    manifest: {
      application: 'super-deals',
      version: '2.0.0',
      previous: '1.0.0',
      sourceCommit: PINNED.sourceCommit,
      fingerprint: '',
      services: Object.fromEntries(services.map((name) => [name, { version: '2.0.0', ...PINNED }])),
    },
    ...more,
  };
}

const render = (
  application: ApplicationPlan,
  services: ServicePlan[],
  options: ChangelogOptions = {},
): Promise<string> =>
  renderApplicationChangelog({ application, services, date: '2026-01-05', ...options });

/** Different changes of one type. */
const many = (
  name: string,
  count: number,
  type = 'fix',
  more: Partial<PlannedCommit> = {},
): PlannedCommit[] =>
  Array.from({ length: count }, (_, index) => change(`${type}: ${name} ${index}`, more));

test('one service: its changes are the application’s, breaking first', async () => {
  const entry = await render(planned([changed('deals-ms')]), [
    servicePlan('deals-ms', [
      change('fix: small'),
      change('fix: through', { dependency: 'http' }),
      change('feat: list'),
      change('feat!: drop', { notes: ['the route is gone'] }),
    ]),
  ]);
  expect(entry).toBe(`## 2.0.0 (2026-01-05)

| service | from | to | change |
| --- | --- | --- | --- |
| [deals-ms](../deals-ms/CHANGELOG.md) | 1.0.0 | 2.0.0 | major |

### ⚠ BREAKING CHANGES

* **deals-ms:** the route is gone

### Features

* **deals-ms:** drop abcdef0
* **deals-ms:** list abcdef0

### Bug Fixes

* **deals-ms:** small abcdef0

### Dependencies

* **http:** through abcdef0, in deals-ms

Thanks to Ada Lovelace.
`);
});

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

test('services of other repositories are linked there', async () => {
  const external: ExternalPlan = {
    name: 'payments',
    repository: 'git@gitlab.com:shop/payments.git',
    url: { provider: 'gitlab', host: 'https://gitlab.com', owner: 'shop', name: 'payments' },
    currentVersion: '1.0.0',
    currentTag: 'v1.0.0',
    version: '2.0.0',
    tag: 'v2.0.0',
    sourceCommit: PINNED.sourceCommit,
    state: 'read',
    commits: [change('feat: refund, see #3'), ...many('payments', 6)],
  };
  const unknown = { ...external, name: 'ledger', url: null, commits: many('ledger', 6) };
  const from = { from: null, to: 'git@gitlab.com:shop/payments.git' };
  const entry = await render(
    planned(
      [changed('ledger', 'minor'), { ...changed('payments', 'minor'), repository: from }],
      [],
      {
        externals: [external, unknown, { ...external, name: 'stayed' }],
      },
    ),
    [],
    { repository: GITHUB, authors: false },
  );
  expect(entry.replaceAll(/abcdef0\d+\w+/g, '…'))
    .toBe(`## [2.0.0](https://github.com/org/deals/compare/super-deals@v1.0.0...super-deals@v2.0.0) (2026-01-05)

| service | from | to | change |
| --- | --- | --- | --- |
| ledger | 1.0.0 | 2.0.0 | minor |
| [payments](https://gitlab.com/shop/payments) | 1.0.0 | 2.0.0 | minor, other repository |

### Features

* **payments:** refund, see [#3](https://gitlab.com/shop/payments/-/issues/3) ([abcdef0](https://gitlab.com/shop/payments/-/commit/…))

### Bug Fixes

* **ledger:** 6 changes
* **payments:** 6 changes, see [the comparison](https://gitlab.com/shop/payments/-/compare/v1.0.0...v2.0.0)
`);
});

test('a prerelease, and another version than the planned one', async () => {
  const move: ApplicationMove = {
    ...changed('deals-ms', 'prerelease'),
    from: '2.0.0-rc.0',
    to: '2.0.0-rc.1',
  };
  const entry = await renderApplicationChangelog({
    application: planned([move]),
    services: [servicePlan('deals-ms', [change('fix: small')])],
    date: '2026-01-05',
    version: '2.0.0-rc.1',
    authors: false,
  });
  expect(entry).toBe(`## 2.0.0-rc.1 (2026-01-05)

| service | from | to | change |
| --- | --- | --- | --- |
| [deals-ms](../deals-ms/CHANGELOG.md) | 2.0.0-rc.0 | 2.0.0-rc.1 | prerelease |

### Bug Fixes

* **deals-ms:** small abcdef0
`);
});

test('when no service moved it says so', async () => {
  const application = planned([], ['a', 'b'], { commits: [change('feat: staging')] });
  expect(await render(application, [], { authors: false })).toBe(
    '## 2.0.0 (2026-01-05)\n\n### Features\n\n* **super-deals:** staging abcdef0\n\nThe 2 services are unchanged.\n',
  );
  expect(await render(planned([], ['a']), [])).toContain('The service is unchanged.\n');
});

test('names of services break nothing', async () => {
  const name = 'a|b](x) `c` @ada\n# <b>';
  const entry = await render(planned([changed(name)]), [servicePlan(name, [change('fix: a')])]);
  expect(entry).toContain(
    '| [a\\|b\\](x) \\`c\\` @\u2060ada # &lt;b&gt;](../a%7Cb%5D%28x%29%20%60c%60%20@ada%0A%23%20%3Cb%3E/CHANGELOG.md) | 1.0.0 |',
  );
  expect(entry).toContain('* **a\\|b\\](x) \\`c\\` @\u2060ada # &lt;b&gt;:** a abcdef0\n');
});
