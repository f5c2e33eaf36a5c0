import type { ApplicationPlan, PlannedCommit, RepositoryUrl, ServicePlan } from '../types';
import { renderApplicationChangelog } from './application-changelog';
import { renderServiceChangelog } from './service-changelog';

const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
};
const GITLAB: RepositoryUrl = { ...GITHUB, provider: 'gitlab', host: 'https://gitlab.com' };

function commit(header: string, more: Partial<PlannedCommit> = {}): PlannedCommit {
  const [, type = '', scope = null, bang, subject = header] =
    /^(\w+)(?:\((.*)\))?(!)?: (.*)$/s.exec(header) ?? [];
  return {
    hash: 'abcdef0123456789abcdef0123456789abcdef01',
    shortHash: 'abcdef0',
    date: '2026-01-05T09:00:00.000Z',
    author: { name: 'Ada', email: 'ada@example.com' },
    header,
    type,
    scope,
    subject,
    body: null,
    breaking: bang !== undefined,
    notes: [],
    references: [],
    bump: bang ? 'major' : type === 'feat' ? 'minor' : 'patch',
    files: [],
    ...more,
  };
}

function service(
  name: string,
  commits: PlannedCommit[],
  more: Partial<ServicePlan> = {},
): ServicePlan {
  return {
    name,
    root: `apps/${name}`,
    currentVersion: '1.0.0',
    currentTag: `${name}@v1.0.0`,
    nextVersion: '2.0.0',
    bump: 'major',
    tag: `${name}@v2.0.0`,
    commits,
    sourceCommit: 'abcdef0123456789abcdef0123456789abcdef01',
    ...more,
  };
}

const render = (
  commits: PlannedCommit[],
  repository: RepositoryUrl | null = null,
): Promise<string> =>
  renderServiceChangelog({
    plan: service('deals-ms', commits),
    version: '2.0.0',
    date: '2026-01-05',
    repository,
  });

describe('the changelog of a service', () => {
  test('has breaking changes first, sections in order, and libraries last', async () => {
    const reference = { action: 'closes', owner: null, repository: null, prefix: '#', issue: '7' };
    const entry = await render([
      commit('fix: b\n'),
      commit('fix: a', { references: [reference] }),
      commit('feat!: core', { dependency: 'http', notes: ['all new'] }),
      commit('refactor(api)!: drop', { notes: ['the route is gone,\nuse another'] }),
      commit('feat(api): list'),
      commit('perf!: quick'),
      commit('custom!: odd'),
    ]);
    expect(entry).toBe(`## 2.0.0 (2026-01-05)

### ⚠ BREAKING CHANGES

* odd
* quick
* **api:** the route is gone, use another

### Features

* **api:** list abcdef0

### Bug Fixes

* a abcdef0, closes #7
* b abcdef0

### Performance Improvements

* quick abcdef0

### Code Refactoring

* **api:** drop abcdef0

### Other Changes

* odd abcdef0

### Dependencies

* **http:** core abcdef0
`);
  });

  test('links commits, issues and the comparison when the repository is known', async () => {
    const entry = await render(
      [
        commit('fix: sort, see #7', {
          references: [{ action: null, owner: null, repository: null, prefix: '#', issue: '7' }],
        }),
      ],
      GITHUB,
    );
    expect(entry)
      .toBe(`## [2.0.0](https://github.com/org/deals/compare/deals-ms@v1.0.0...deals-ms@v2.0.0) (2026-01-05)

### Bug Fixes

* sort, see [#7](https://github.com/org/deals/issues/7) ([abcdef0](https://github.com/org/deals/commit/abcdef0123456789abcdef0123456789abcdef01))
`);
  });

  test('keeps the links of two repositories apart that are rendered at once', async () => {
    const [github, gitlab] = await Promise.all([
      render([commit('fix: a')], GITHUB),
      render([commit('fix: a')], GITLAB),
    ]);
    expect(github).toContain('https://github.com/org/deals/commit/');
    expect(gitlab).toContain('https://gitlab.com/org/deals/-/commit/');
  });

  test('cannot be broken by what people write', async () => {
    const evil = '# {{> header}} <script>x</script> [a](javascript:b) `code` | $& {{version}}';
    const entry = await render(
      [commit(`fix(*scope*): ${evil}`, { notes: ['## 9.9.9\n\n<img>'], breaking: true })],
      GITHUB,
    );
    const shown =
      '\\# {{&gt; header}} &lt;script&gt;x&lt;/script&gt; \\[a\\](javascript:b) `code` \\| $& {{version}}';
    expect(entry).toContain(`* **\\*scope\\*:** ${shown} ([abcdef0]`);
    expect(entry).toContain('* **\\*scope\\*:** \\## 9.9.9 &lt;img&gt;\n');
    expect(entry.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(3);
  });

  test('is the same bytes again, in any order of the commits', async () => {
    const commits = ['fix: ä', 'fix: a', 'fix: B', 'feat: z', 'feat: y'].map((header) =>
      commit(header),
    );
    expect(await render([...commits].reverse())).toBe(await render(commits));
  });

  test('of a release without changes says so', async () => {
    expect(await render([])).toBe('## 2.0.0 (2026-01-05)\n\nNo notable changes.\n');
  });
});

describe('the changelog of an application', () => {
  const pinned = { tag: 't', sourceCommit: 'abcdef0123456789abcdef0123456789abcdef01' };
  const application: ApplicationPlan = {
    name: 'super-deals',
    root: 'apps/super-deals',
    currentVersion: '1.0.0',
    currentTag: 'super-deals@v1.0.0',
    nextVersion: '2.0.0',
    bump: 'major',
    tag: 'super-deals@v2.0.0',
    moves: [
      { name: 'deals-ms', from: '1.0.0', to: '2.0.0', bump: 'major', kind: 'changed' },
      { name: 'old-ms', from: '3.1.0', to: null, bump: 'major', kind: 'removed' },
      { name: 'users-ms', from: null, to: '1.0.0', bump: 'minor', kind: 'added' },
    ],
    commits: [commit('feat: staging')],
    manifest: {
      application: 'super-deals',
      version: '2.0.0',
      previous: '1.0.0',
      sourceCommit: pinned.sourceCommit,
      fingerprint: '',
      services: {
        'bff-api': { version: '1.3.0', ...pinned },
        'deals-ms': { version: '2.0.0', ...pinned },
        'users-ms': { version: '1.0.0', ...pinned },
      },
    },
  };
  const services = [
    service('bff-api', [commit('fix: not released')], { nextVersion: null }),
    service('deals-ms', [
      commit('fix: small'),
      commit('fix: through', { dependency: 'http' }),
      commit('feat: list'),
      commit('feat!: drop', { notes: ['the route is gone'] }),
    ]),
    service('users-ms', []),
  ];

  test('tells the moves, what is notable by service, breaking first, and who stayed', () => {
    expect(renderApplicationChangelog({ application, services, date: '2026-01-05' }))
      .toBe(`## 2.0.0 (2026-01-05)

| service | from | to | change |
| --- | --- | --- | --- |
| deals-ms | 1.0.0 | 2.0.0 | major |
| old-ms | 3.1.0 | – | removed |
| users-ms | – | 1.0.0 | added |

### ⚠ BREAKING CHANGES

* **deals-ms:** the route is gone

### super-deals

* **feat:** staging (abcdef0)

### deals-ms

* **feat:** drop (abcdef0)
* **feat:** list (abcdef0)
* **fix:** small (abcdef0)
* **fix, through http:** through (abcdef0)

Unchanged: bff-api 1.3.0.
`);
  });

  test('links and takes another version', () => {
    const entry = renderApplicationChangelog({
      application,
      services,
      date: '2026-01-05',
      version: '2.0.1',
      repository: GITHUB,
    });
    expect(entry).toContain(
      '## [2.0.1](https://github.com/org/deals/compare/super-deals@v1.0.0...super-deals@v2.0.0) (2026-01-05)',
    );
    expect(entry).toContain(
      'list ([abcdef0](https://github.com/org/deals/commit/abcdef0123456789abcdef0123456789abcdef01))',
    );
  });
});
