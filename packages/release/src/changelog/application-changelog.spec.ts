import type { ApplicationMove, ExternalPlan } from '../types';
import { renderApplicationChangelog } from './application-changelog';
import { GITHUB, PINNED, changed, many, planned, render } from './testing/application-plan';
import { change, servicePlan } from './testing/changes';

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
