import { createHostReleases, type HostReleasesInput } from './create-host-releases';
import { ALL, BFF, GITHUB, TAGS, TOKEN, releaseHosts, writes } from './testing/release-hosts';

const { setUp, start, dispose } = releaseHosts();
afterEach(() => dispose());

describe.each(['github', 'gitlab'] as const)('at %s', (provider) => {
  test.each([
    [401, 'does not accept the token', 'expired or revoked'],
    [403, 'the token may not do this', provider === 'github' ? 'Contents: write' : 'scope "api"'],
    [404, 'the token may not see it', 'name of the repository'],
    [422, 'does not take it', 'run again'],
    [301, 'has moved the repository', 'git remote set-url'],
  ])('HTTP %i is an error that says what to do, and no token', async (status, what, fix) => {
    const { server, input } = await setUp(provider, TAGS);
    server.fault = ({ method }) =>
      method === 'POST'
        ? { status, json: { message: `wrong token ${TOKEN}` }, headers: { location: server.url } }
        : undefined;
    const error: unknown = await createHostReleases(input(ALL)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'release-host-refused',
      message: expect.stringMatching(new RegExp(`${what}[^]*wrong token \\*\\*\\*[^]*${fix}`)),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain(TOKEN);
    expect([server.releases, writes(server)]).toMatchObject([[], { length: 1 }]);
  });
});

test('the token is sent to no other host', async () => {
  const { server, input } = await setUp('github', TAGS);
  const other = await start('github');
  server.fault = () => ({
    status: 307,
    headers: { location: `${other.url}/repos/org/deals/releases` },
  });
  await expect(createHostReleases(input(ALL))).rejects.toMatchObject({
    code: 'release-host-refused',
  });
  expect(other.requests).toEqual([]);
});

test.each<[string, Partial<HostReleasesInput>]>([
  ['a token with a line break', { token: 'secret-token\n' }],
  ['no token', { token: '' }],
  ['an API in the open', { apiUrl: 'http://github.example.com/api/v3' }],
  ['an API with credentials', { apiUrl: 'https://ada:secret-token@github.example.com' }],
  ['an API with a query', { apiUrl: 'https://github.example.com?token=secret-token' }],
  ['no address', { apiUrl: 'github' }],
  ['a host without releases', { repository: { ...GITHUB, provider: 'bitbucket' } }],
  ['a tag twice', { releases: [BFF, BFF] }],
])('%s is refused, without showing it', async (_, more) => {
  const { server, input } = await setUp('github', TAGS);
  const error: unknown = await createHostReleases(input(ALL, more)).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'invalid-options' });
  expect(String(error)).not.toContain('secret-token');
  expect(server.requests).toEqual([]);
});
