import { encodeTag, fillLink, linkTemplates, parseRepositoryUrl } from './repository-url';

test.each([
  ['https://github.com/org/deals.git', 'github', 'https://github.com', 'org', 'deals'],
  ['https://ada:secret@github.com/org/deals', 'github', 'https://github.com', 'org', 'deals'],
  ['git@github.com:org/deals.git', 'github', 'https://github.com', 'org', 'deals'],
  ['ssh://git@github.com:22/org/deals.git', 'github', 'https://github.com', 'org', 'deals'],
  [
    'https://github.example.com:8443/org/my.deals',
    'github',
    'https://github.example.com:8443',
    'org',
    'my.deals',
  ],
  ['git@gitlab.com:group/sub/deals.git', 'gitlab', 'https://gitlab.com', 'group/sub', 'deals'],
  [
    'https://gitlab.example.com/group/deals/',
    'gitlab',
    'https://gitlab.example.com',
    'group',
    'deals',
  ],
  ['git@bitbucket.org:team/deals.git', 'bitbucket', 'https://bitbucket.org', 'team', 'deals'],
])('%s is read', (remote, provider, host, owner, name) => {
  expect(parseRepositoryUrl(remote)).toEqual({ provider, host, owner, name });
});

test.each([
  '',
  '/srv/git/deals.git',
  '../deals',
  'file:///srv/deals.git',
  'https://example.com/org/deals',
  'https://notgithub.com/org/deals',
  'https://github.com/deals',
  'https://github.com/a/b/c',
  'git@github.com:org/de)als',
  'https://github.com/org/<b>',
  'C:\\deals',
])('%j makes no links', (remote) => {
  expect(parseRepositoryUrl(remote)).toBeNull();
});

test.each([
  [
    'git@github.com:o/r',
    'https://github.com/o/r/compare/a@v1...a@v2',
    'https://github.com/o/r/commit/abc',
    'https://github.com/o/r/issues/7',
  ],
  [
    'git@gitlab.com:o/r',
    'https://gitlab.com/o/r/-/compare/a@v1...a@v2',
    'https://gitlab.com/o/r/-/commit/abc',
    'https://gitlab.com/o/r/-/issues/7',
  ],
  [
    'git@bitbucket.org:o/r',
    'https://bitbucket.org/o/r/branches/compare/a@v2%0Da@v1',
    'https://bitbucket.org/o/r/commits/abc',
    'https://bitbucket.org/o/r/issues/7',
  ],
])('%s is linked to', (remote, compare, commit, issue) => {
  const repository = parseRepositoryUrl(remote);
  if (!repository) throw new Error('not read');
  const { compareUrlFormat, commitUrlFormat, issueUrlFormat } = linkTemplates(repository);
  expect(fillLink(compareUrlFormat, repository, { previousTag: 'a@v1', currentTag: 'a@v2' })).toBe(
    compare,
  );
  expect(fillLink(commitUrlFormat, repository, { hash: 'abc' })).toBe(commit);
  expect(fillLink(issueUrlFormat, repository, { id: '7' })).toBe(issue);
});

test('tags are encoded as far as Markdown needs it', () => {
  expect(encodeTag('a/b@v1.0.0-(x) ü')).toBe('a/b@v1.0.0-%28x%29%20%C3%BC');
});
