import { encodePath, repositoryLinks, type RepositoryLinks } from './repository-links';
import { parseRepositoryUrl } from './repository-url';

function linksOf(remote: string): RepositoryLinks {
  const repository = parseRepositoryUrl(remote);
  if (!repository) throw new Error(`${remote} is not read`);
  return repositoryLinks(repository);
}

const CODECOMMIT = 'https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r';

test.each([
  [
    'git@github.com:o/r',
    {
      home: 'https://github.com/o/r',
      commit: 'https://github.com/o/r/commit/abc',
      compare: 'https://github.com/o/r/compare/a@v1...a@v2',
      file: 'https://github.com/o/r/blob/a@v2/apps/a%20b/CHANGELOG.md',
      issue: 'https://github.com/o/r/issues/7',
      mergeRequest: null,
      pullRequest: 'https://github.com/o/r/pull/7',
    },
  ],
  [
    'git@gitlab.com:g/s/r',
    {
      home: 'https://gitlab.com/g/s/r',
      commit: 'https://gitlab.com/g/s/r/-/commit/abc',
      compare: 'https://gitlab.com/g/s/r/-/compare/a@v1...a@v2',
      file: 'https://gitlab.com/g/s/r/-/blob/a@v2/apps/a%20b/CHANGELOG.md',
      issue: 'https://gitlab.com/g/s/r/-/issues/7',
      mergeRequest: 'https://gitlab.com/g/s/r/-/merge_requests/7',
      pullRequest: null,
    },
  ],
  [
    'git@bitbucket.org:o/r',
    {
      home: 'https://bitbucket.org/o/r',
      commit: 'https://bitbucket.org/o/r/commits/abc',
      compare: 'https://bitbucket.org/o/r/branches/compare/a@v2%0Da@v1',
      file: 'https://bitbucket.org/o/r/src/a@v2/apps/a%20b/CHANGELOG.md',
      issue: 'https://bitbucket.org/o/r/issues/7',
      mergeRequest: null,
      pullRequest: 'https://bitbucket.org/o/r/pull-requests/7',
    },
  ],
  [
    'https://bitbucket.example.com/scm/SHOP/r.git',
    {
      home: 'https://bitbucket.example.com/projects/SHOP/repos/r',
      commit: 'https://bitbucket.example.com/projects/SHOP/repos/r/commits/abc',
      compare:
        'https://bitbucket.example.com/projects/SHOP/repos/r/compare/commits' +
        '?targetBranch=refs%2Ftags%2Fa%40v1&sourceBranch=refs%2Ftags%2Fa%40v2',
      file: 'https://bitbucket.example.com/projects/SHOP/repos/r/browse/apps/a%20b/CHANGELOG.md?at=refs%2Ftags%2Fa%40v2',
      issue: null,
      mergeRequest: null,
      pullRequest: 'https://bitbucket.example.com/projects/SHOP/repos/r/pull-requests/7',
    },
  ],
  [
    'codecommit::eu-west-1://r',
    {
      home: `${CODECOMMIT}/browse?region=eu-west-1`,
      commit: `${CODECOMMIT}/commit/abc?region=eu-west-1`,
      compare: `${CODECOMMIT}/compare/refs/tags/a@v1/.../refs/tags/a@v2?region=eu-west-1`,
      file: `${CODECOMMIT}/browse/refs/tags/a@v2/--/apps/a%20b/CHANGELOG.md?region=eu-west-1`,
      issue: null,
      mergeRequest: null,
      pullRequest: null,
    },
  ],
])('the pages of %s', (remote, expected) => {
  const links = linksOf(remote);
  expect({
    home: links.home,
    commit: links.commit('abc'),
    compare: links.compare('a@v1', 'a@v2'),
    file: links.file('a@v2', 'apps/a b/CHANGELOG.md'),
    issue: links.reference('#7'),
    mergeRequest: links.reference('!7'),
    pullRequest: links.reference('pull request #7'),
  }).toEqual(expected);
});

test('a repository of a user at Bitbucket Server is found at the user', () => {
  expect(linksOf('ssh://git@bitbucket.example.com:7999/~ada/r.git').home).toBe(
    'https://bitbucket.example.com/users/ada/repos/r',
  );
});

test.each([
  ['git@github.com:o/r', '12345+ada@users.noreply.github.com', 'https://github.com/ada'],
  ['git@github.com:o/r', 'ada-l@Users.NoReply.github.com', 'https://github.com/ada-l'],
  ['git@github.com:o/r', 'ada@example.com', null],
  ['git@github.com:o/r', 'ada@users.noreply.github.com.example.com', null],
  ['git@github.com:o/r', '../ada@users.noreply.github.com', null],
  ['git@github.com:o/r', '12345-ada@users.noreply.gitlab.com', null],
  [
    'https://github.example.com/o/r',
    '7+ada@users.noreply.github.example.com',
    'https://github.example.com/ada',
  ],
  ['git@gitlab.com:o/r', '12345-ada.l@users.noreply.gitlab.com', 'https://gitlab.com/ada.l'],
  ['git@gitlab.com:o/r', 'ada@users.noreply.gitlab.com', null],
  ['git@bitbucket.org:o/r', '12345+ada@users.noreply.bitbucket.org', null],
  ['codecommit::eu-west-1://r', 'ada@users.noreply.github.com', null],
])('at %s the account of %s is %s', (remote, email, profile) => {
  expect(linksOf(remote).profile(email)).toBe(profile);
});

test('tags and paths are encoded as far as Markdown needs it', () => {
  expect(encodePath('a/b@v1.0.0-(x) ü')).toBe('a/b@v1.0.0-%28x%29%20%C3%BC');
  expect(encodePath("it's*\ud800")).toBe('it%27s%2A%EF%BF%BD');
});
