import { parseRepositoryUrl } from './repository-url';

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
  ['https://tenant.ghe.com/org/deals', 'github', 'https://tenant.ghe.com', 'org', 'deals'],
  ['ssh://git@ssh.github.com:443/org/deals.git', 'github', 'https://github.com', 'org', 'deals'],
  [
    'ssh://git@altssh.bitbucket.org:443/team/deals.git',
    'bitbucket',
    'https://bitbucket.org',
    'team',
    'deals',
  ],
  [
    'https://bitbucket.example.com:8443/scm/SHOP/deals.git',
    'bitbucket-server',
    'https://bitbucket.example.com:8443',
    'SHOP',
    'deals',
  ],
  [
    'https://bitbucket.example.com/context/scm/~ada/deals.git',
    'bitbucket-server',
    'https://bitbucket.example.com/context',
    '~ada',
    'deals',
  ],
  [
    'ssh://git@bitbucket.example.com:7999/shop/deals.git',
    'bitbucket-server',
    'https://bitbucket.example.com',
    'shop',
    'deals',
  ],
  [
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/deals',
    'codecommit',
    'https://eu-west-1.console.aws.amazon.com',
    'eu-west-1',
    'deals',
  ],
  [
    'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/my.deals_2',
    'codecommit',
    'https://eu-west-1.console.aws.amazon.com',
    'eu-west-1',
    'my.deals_2',
  ],
  [
    'https://git-codecommit-fips.us-gov-west-1.amazonaws.com/v1/repos/deals',
    'codecommit',
    'https://us-gov-west-1.console.amazonaws-us-gov.com',
    'us-gov-west-1',
    'deals',
  ],
  [
    'https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/deals',
    'codecommit',
    'https://cn-north-1.console.amazonaws.cn',
    'cn-north-1',
    'deals',
  ],
  [
    'codecommit::ap-southeast-2://profile@deals',
    'codecommit',
    'https://ap-southeast-2.console.aws.amazon.com',
    'ap-southeast-2',
    'deals',
  ],
  [
    'codecommit::us-east-1://deals',
    'codecommit',
    'https://us-east-1.console.aws.amazon.com',
    'us-east-1',
    'deals',
  ],
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
  'https://bitbucket.example.com/SHOP/deals/more',
  'codecommit://deals',
  'codecommit::us-iso-east-1://deals',
  'codecommit::nowhere://deals',
  'https://git-codecommit.eu-west-1.amazonaws.com/deals',
  'https://git-codecommit.eu-west-1.amazonaws.com.example.com/v1/repos/deals',
])('%j makes no links', (remote) => {
  expect(parseRepositoryUrl(remote)).toBeNull();
});

test('what runs on a host whose name does not tell can be said', () => {
  expect(parseRepositoryUrl('git@git.example.com:org/deals.git')).toBeNull();
  expect(parseRepositoryUrl('git@git.example.com:org/deals.git', 'gitlab')).toEqual({
    provider: 'gitlab',
    host: 'https://git.example.com',
    owner: 'org',
    name: 'deals',
  });
  expect(
    parseRepositoryUrl('https://stash.example.com/scm/SHOP/deals.git', 'bitbucket-server'),
  ).toMatchObject({ owner: 'SHOP', name: 'deals' });
});
