import type { PlannedCommit, RepositoryUrl } from '../types';
import type { ChangelogOptions } from './changelog-options';
import { renderServiceChangelog } from './service-changelog';
import { change, servicePlan } from './testing/changes';

const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.com',
  owner: 'org',
  name: 'deals',
};
const GITLAB: RepositoryUrl = { ...GITHUB, provider: 'gitlab', host: 'https://gitlab.com' };
const CODECOMMIT: RepositoryUrl = {
  provider: 'codecommit',
  host: 'https://eu-west-1.console.aws.amazon.com',
  owner: 'eu-west-1',
  name: 'deals',
};

const render = (commits: PlannedCommit[], options: ChangelogOptions = {}): Promise<string> =>
  renderServiceChangelog({
    plan: servicePlan('deals-ms', commits),
    version: '2.0.0',
    date: '2026-01-05',
    authors: false,
    ...options,
  });

const issue = (number: string, more = {}) => ({
  action: null,
  owner: null,
  repository: null,
  prefix: '#',
  issue: number,
  ...more,
});

test('breaking changes come first, sections in order, and libraries last', async () => {
  const entry = await render([
    change('fix: b\n'),
    change('fix: a', { references: [issue('7', { action: 'closes' })] }),
    change('feat!: core', { dependency: 'http', notes: ['all new'] }),
    change('refactor(api)!: drop', { notes: ['the route is gone,\nuse another'] }),
    change('feat(api): list'),
    change('perf!: quick'),
    change('custom!: odd'),
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

test('commits, issues, the comparison and authors are linked when the repository is known', async () => {
  const author = { name: 'Grace Hopper', email: '1906+grace@users.noreply.github.com' };
  const entry = await render(
    [
      change('fix: sort, see #7', {
        references: [issue('7'), issue('8'), issue('9', { action: 'Fixes' }), issue('9')],
        author,
      }),
    ],
    { repository: GITHUB, authors: true },
  );
  expect(entry)
    .toBe(`## [2.0.0](https://github.com/org/deals/compare/deals-ms@v1.0.0...deals-ms@v2.0.0) (2026-01-05)

### Bug Fixes

* sort, see [#7](https://github.com/org/deals/issues/7) ([abcdef0](https://github.com/org/deals/commit/abcdef0123456789abcdef0123456789abcdef01)), closes [#9](https://github.com/org/deals/issues/9), see [#8](https://github.com/org/deals/issues/8)

Thanks to [Grace Hopper](https://github.com/grace).
`);
});

test('an issue is text where the host has none, and where it is in another repository', async () => {
  const references = [issue('7'), issue('8', { owner: 'org', repository: 'other' })];
  const commits = [change('fix: sort, see #6', { references })];
  expect(await render(commits, { repository: CODECOMMIT })).toContain(
    `* sort, see #6 ([abcdef0](${CODECOMMIT.host}/codesuite/codecommit/repositories/deals/commit/abcdef0123456789abcdef0123456789abcdef01?region=eu-west-1)), see #7 org/other#8\n`,
  );
  expect(await render(commits, { repository: GITLAB })).toContain(
    ', see [#7](https://gitlab.com/org/deals/-/issues/7) org/other#8\n',
  );
});

test('the links of two repositories that are rendered at once stay apart', async () => {
  const [github, gitlab] = await Promise.all([
    render([change('fix: a')], { repository: GITHUB }),
    render([change('fix: a')], { repository: GITLAB }),
  ]);
  expect(github).toContain('https://github.com/org/deals/commit/');
  expect(gitlab).toContain('https://gitlab.com/org/deals/-/commit/');
});

describe('types', () => {
  const commits = [
    change('feat: list'),
    change('feature: page'),
    change('fix: sort'),
    change('docs: words'),
    change('deps: newer'),
    change('constructor: odd'),
  ];

  test('rename sections and add some, which follow those of the preset', async () => {
    const types = { deps: { section: 'Upgrades *' }, feat: { section: '🚀 New' }, fix: {} };
    expect(await render(commits, { types })).toBe(`## 2.0.0 (2026-01-05)

### 🚀 New

* list abcdef0
* page abcdef0

### Bug Fixes

* sort abcdef0

### Documentation

* words abcdef0

### Upgrades \\*

* newer abcdef0

### Other Changes

* odd abcdef0
`);
  });

  test('hide changes, also those of libraries, but no breaking ones', async () => {
    const types = { fix: { hidden: true }, docs: { hidden: true }, feat: { hidden: true } };
    const entry = await render(
      [
        ...commits.slice(0, 4),
        change('fix: far', { dependency: 'http' }),
        change('docs!: gone', { notes: ['read on'] }),
      ],
      { types, authors: true },
    );
    expect(entry).toBe(`## 2.0.0 (2026-01-05)

### ⚠ BREAKING CHANGES

* read on

### Documentation

* gone abcdef0

Thanks to Ada Lovelace.
`);
  });

  test('that hide everything leave an entry that says so', async () => {
    expect(
      await render([change('fix: a')], { types: { fix: { hidden: true } }, authors: true }),
    ).toBe('## 2.0.0 (2026-01-05)\n\nNo notable changes.\n');
  });
});

test('what people write breaks nothing', async () => {
  const evil = '# {{> header}} <script>x</script> [a](javascript:b) `code` | $& {{version}}';
  const entry = await render(
    [
      change(`fix(*scope*): ${evil}`, {
        notes: ['## 9.9.9\n\n<img>'],
        breaking: true,
        author: { name: '## 9.9.9\n<img> @ada {{version}}', email: '' },
      }),
    ],
    { repository: GITHUB, authors: true },
  );
  const shown =
    '\\# {{&gt; header}} &lt;script&gt;x&lt;/script&gt; \\[a\\](javascript:b) `code` \\| $& {{version}}';
  expect(entry).toContain(`* **\\*scope\\*:** ${shown} ([abcdef0]`);
  expect(entry).toContain('* **\\*scope\\*:** \\## 9.9.9 &lt;img&gt;\n');
  expect(entry).toContain('Thanks to \\## 9.9.9 @\u2060ada {{version}}.\n');
  expect(entry.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(3);
});

test('the same commits are the same bytes, in whatever order', async () => {
  const commits = [
    ...['fix: ä', 'fix: a', 'fix: B', 'feat: z', 'feat: y'].map((header) => change(header)),
    change('fix: a', { hash: 'b'.repeat(40), shortHash: 'bbbbbbb' }),
    change('fix(x)!: a', { notes: ['gone'] }),
    change('fix(y)!: a', { notes: ['gone'] }),
    change('fix!: c', { author: { name: 'Grace Hopper', email: 'grace@example.com' } }),
  ];
  const options = { repository: GITHUB, authors: true };
  expect(await render([...commits].reverse(), options)).toBe(await render(commits, options));
});

test('a release without changes says so', async () => {
  expect(await render([], { authors: true })).toBe(
    '## 2.0.0 (2026-01-05)\n\nNo notable changes.\n',
  );
});
