import { HUB, id, pinned, planPayments, type Asked } from './testing/payments';

test('the highest stable version is composed, with tag and commit, and knows where it is seen', async () => {
  expect(await planPayments()).toEqual({
    name: 'payments-ms',
    repository: HUB,
    url: { provider: 'github', host: 'https://github.com', owner: 'org', name: 'payments' },
    currentVersion: null,
    currentTag: null,
    version: '1.2.0',
    tag: 'v1.2.0',
    sourceCommit: id('e'),
    state: 'read',
    commits: [],
  });
});

test.each<[string, Asked, string | null, string | null]>([
  ['a range', { service: { range: '~1.1' } }, '1.1.0', 'b'],
  ['a range without a release', { service: { range: '^3' } }, null, null],
  ['prereleases of the same identifier', { preid: 'rc' }, '2.0.0-rc.0', 'f'],
  ['not those of another', { preid: 'beta' }, '1.2.0', 'e'],
  ['prereleases in a range', { preid: 'rc', service: { range: '^2' } }, '2.0.0-rc.0', 'f'],
  ['not those of the next one', { preid: 'rc', service: { range: '^1' } }, '1.2.0', 'e'],
  ['a version that was named', { version: '1.0.0' }, '1.0.0', 'a'],
  ['a prerelease that was named', { version: '2.0.0-rc.0' }, '2.0.0-rc.0', 'f'],
  ['another pattern', { service: { tagPattern: '{projectName}@v{version}' } }, null, null],
])('%s: %j gives %s', async (_, asked, version, commit) => {
  expect(await planPayments(asked)).toMatchObject({
    version,
    sourceCommit: commit === null ? null : id(commit),
  });
});

test('a version that stays, but comes from another place, is read anew', async () => {
  const pins = pinned('1.1.0', 'c', { repository: 'https://github.com/org/old.git' });
  expect(await planPayments({ pins, version: '1.1.0' })).toMatchObject({ sourceCommit: id('b') });
});

test('a service that is to stay is not read, when it is pinned here', async () => {
  const repository = 'out of reach';
  expect(await planPayments({ keep: true, pins: pinned('1.0.0', 'a'), repository })).toMatchObject({
    state: 'kept',
    version: '1.0.0',
    sourceCommit: id('a'),
  });
  const elsewhere = pinned('1.0.0', 'a', { repository: '../old' });
  expect(await planPayments({ keep: true, pins: elsewhere, repository })).toMatchObject({
    state: 'unreachable',
    reason: 'out of reach',
    version: null,
  });
});
