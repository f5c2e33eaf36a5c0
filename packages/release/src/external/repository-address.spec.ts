import { repositoryKey, repositoryProblem, resolveRepository } from './repository-address';

describe('an address', () => {
  test.each([
    'https://git.example.com/org/payments.git',
    'https://git.example.com:8443/org/payments',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/payments',
    'ssh://git@git.example.com/org/payments.git',
    'ssh://git.example.com:2222/org/payments.git',
    'ssh://git@[2001:db8::1]:22/org/payments.git',
    'git@git.example.com:org/payments.git',
    'git.example.com:payments',
    '[::1]:payments',
    'git://git.example.com/payments.git',
    'http://127.0.0.1:8080/payments.git',
    'http://localhost/payments.git',
    'http://[::1]:8080/payments.git',
    'codecommit://payments',
    'codecommit://profile@payments',
    'codecommit::eu-west-1://profile@payments',
    'file:///srv/git/payments.git',
    '/srv/git/payments.git',
    '../payments',
    './a:b',
    'vendor/pay ments',
    '$(touch x)/`y`',
  ])('can be %j', (address) => {
    expect(repositoryProblem(address)).toBeUndefined();
  });

  test.each([
    ['', 'empty'],
    ['-u', 'option'],
    ['--upload-pack=touch x', 'option'],
    ['ext::sh -c touch% x', '"ext" is not allowed'],
    ['EXT::sh', '"EXT" is not allowed'],
    ['fd::17', '"fd" is not allowed'],
    ['ftp://host/x', '"ftp" is not allowed'],
    ['git+ssh://host/x', '"git\\+ssh" is not allowed'],
    ['http://git.example.com/x', 'https or ssh'],
    ['http://127.0.0.1.example.com/x', 'https or ssh'],
    ['https://user:secret@host/x', 'credentials'],
    ['https://secret@host/x', 'credentials'],
    ['https://user:s@cret@host/x', 'credentials'],
    ['http://user:secret@localhost/x', 'credentials'],
    ['ssh://git:secret@host/x', 'credentials'],
    ['git://secret@host/x', 'credentials'],
    ['user:secret@host:x', 'credentials'],
    ['https://host/x?private_token=secret', 'query'],
    ['https://host/x#secret', 'fragment'],
    ['https://host', 'no path'],
    ['https:///x', 'no name of a host'],
    ['ssh://-oProxyCommand=touch/x', 'no name of a host'],
    ['ssh://git@-oProxyCommand=touch/x', 'no name of a host'],
    ['git@-oProxyCommand=touch:x', 'no address'],
    ['git@host:-x', 'no address'],
    ['a b:c', 'no address'],
    ['codecommit::x', 'codecommit::region'],
    ['codecommit://user:secret@x', 'codecommit://'],
    ['file://host/x', 'file:///path'],
    ['C:\\repositories\\x', 'forward slashes'],
    ['a\\b', 'forward slashes'],
    ['a\nb', 'control'],
    [' a', 'blank'],
  ])('cannot be %j', (address, reason) => {
    const problem = repositoryProblem(address);
    expect(problem).toMatch(new RegExp(reason));
    expect(problem).not.toMatch(/secret|s@cret/);
  });
});

test.each([
  ['https://git.example.com/org/payments.git', 'git@git.example.com:org/payments', true],
  ['https://git.example.com/org/payments', 'ssh://git@GIT.example.com/org/payments.git/', true],
  ['https://git.example.com/org/payments', 'https://git.example.com/org/Payments', false],
  ['https://git.example.com/org/payments', 'https://git.example.com:8443/org/payments', false],
  ['/srv/payments.git', 'file:///srv/payments.git', true],
  ['../payments', './../payments/', true],
  ['../payments', '../payments-ms', false],
  ['codecommit://payments', 'codecommit://profile@payments', true],
  ['codecommit::eu-west-1://payments', 'codecommit::us-east-1://payments', false],
])('%s and %s are one repository: %s', (one, other, same) => {
  expect(repositoryKey(one) === repositoryKey(other)).toBe(same);
});

test.each([
  ['../payments', '/srv/payments'],
  ['origin', '/srv/work/origin'],
  ['/a/b', '/a/b'],
  ['git@host:x', 'git@host:x'],
  ['https://host/x', 'https://host/x'],
  ['codecommit::eu-west-1://x', 'codecommit::eu-west-1://x'],
])('git is given %s as %s', (text, address) => {
  expect(resolveRepository(text, '/srv/work')).toBe(address);
});
