import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import type { RepositoryUrl } from '../types';
import {
  createHostReleases,
  planHostReleases,
  type HostReleasesInput,
} from './create-host-releases';
import { realPorts, type HostPorts } from './host-ports';
import type { HostRelease } from './host-release';
import {
  startGitHub,
  startGitLab,
  type Fault,
  type ReleaseHostServer,
} from './testing/release-host-server';

const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.example.com',
  owner: 'org',
  name: 'deals',
};
const GITLAB: RepositoryUrl = {
  provider: 'gitlab',
  host: 'https://gitlab.example.com',
  owner: 'org/shop',
  name: 'deals',
};
const TOKEN = 'secret-token';
const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';

const servers: ReleaseHostServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

interface Setup {
  server: ReleaseHostServer;
  /** Waits without waiting: its clock goes on. */
  waits: number[];
  input: (releases: HostRelease[], more?: Partial<HostReleasesInput>) => HostReleasesInput;
}

async function setUp(provider: 'github' | 'gitlab', tags: string[]): Promise<Setup> {
  const server = await (provider === 'github' ? startGitHub() : startGitLab());
  servers.push(server);
  tags.forEach((tag) => server.tags.add(tag));
  const waits: number[] = [];
  let time = 1_767_600_000_000;
  const ports: HostPorts = {
    ...realPorts,
    now: () => time,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return turn();
    },
  };
  return {
    server,
    waits,
    input: (releases, more = {}) => ({
      repository: provider === 'github' ? GITHUB : GITLAB,
      token: TOKEN,
      apiUrl: server.url,
      timeout: 300,
      ports: { ...ports, ...more.ports },
      releases,
      ...more,
    }),
  };
}

function release(project: string, more: Partial<HostRelease> = {}): HostRelease {
  return {
    tag: `${project}@v1.0.0`,
    title: `${project} 1.0.0`,
    body: `## 1.0.0 (2026-01-05)\n\n* words of ${project}\n`,
    prerelease: false,
    latest: false,
    commit: COMMIT,
    changelog: `apps/${project}/CHANGELOG.md`,
    ...more,
  };
}

const BFF = release('bff-api');
const DEALS = release('deals-ms', { tag: 'deals-ms@v1.0.0-rc.0', prerelease: true });
const APP = release('super-deals', { latest: true });
const ALL = [APP, BFF, DEALS];
const TAGS = ALL.map(({ tag }) => tag);

/** What the server has, by tag; a tag that it has twice fails. */
function stateOf({ releases }: ReleaseHostServer): Record<string, unknown> {
  const entries = releases.map((each): [string, unknown] => [
    String(each['tag_name']),
    each['body'] ?? each['description'],
  ]);
  expect(new Set(entries.map(([tag]) => tag)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

/** What was sent for each release, the oldest first. */
const sentTo = ({ releases }: ReleaseHostServer): Record<string, unknown>[] =>
  releases
    .map((each) =>
      Object.fromEntries(Object.entries(each).filter(([key]) => !['id', 'html_url'].includes(key))),
    )
    .reverse();

const bodies = (...releases: HostRelease[]): Record<string, string> =>
  Object.fromEntries(releases.map(({ tag, body }) => [tag, body]));

const writes = ({ requests }: ReleaseHostServer): string[] =>
  requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

test('GitHub gets a release for each tag, the application’s last and as the latest', async () => {
  const { server, input } = await setUp('github', TAGS);
  const outcomes = await createHostReleases(input(ALL));
  expect(outcomes).toEqual(
    ALL.map(({ tag }) => ({ tag, action: 'created', url: `https://host.example.com/${tag}` })),
  );
  const common = { draft: false, target_commitish: COMMIT };
  expect(sentTo(server)).toEqual([
    {
      ...common,
      tag_name: BFF.tag,
      name: 'bff-api 1.0.0',
      body: BFF.body,
      prerelease: false,
      make_latest: 'false',
    },
    {
      ...common,
      tag_name: DEALS.tag,
      name: 'deals-ms 1.0.0',
      body: DEALS.body,
      prerelease: true,
      make_latest: 'false',
    },
    {
      ...common,
      tag_name: APP.tag,
      name: 'super-deals 1.0.0',
      body: APP.body,
      prerelease: false,
      make_latest: 'true',
    },
  ]);
  const sent = server.requests.map(({ headers }) => headers);
  expect(new Set(sent.map((headers) => headers['x-github-api-version']))).toEqual(
    new Set(['2022-11-28']),
  );
  expect(sent.every((headers) => headers['user-agent'] === '@org/release')).toBe(true);
  expect(server.requests).toHaveLength(1 + 1 + ALL.length);
});

test('GitLab gets a release for each tag, by an access token and by the token of a job', async () => {
  const { server, input } = await setUp('gitlab', TAGS);
  await createHostReleases(input([BFF], { tokenType: 'job' }));
  await createHostReleases(input(ALL));
  expect(sentTo(server)).toEqual([
    { tag_name: BFF.tag, name: BFF.title, description: BFF.body },
    { tag_name: DEALS.tag, name: DEALS.title, description: DEALS.body },
    { tag_name: APP.tag, name: APP.title, description: APP.body },
  ]);
  expect(server.requests[0]?.headers['job-token']).toBe(TOKEN);
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

describe.each(['github', 'gitlab'] as const)('at %s', (provider) => {
  test('doing it again changes nothing, whatever the host does to the ends of lines', async () => {
    const { server, input } = await setUp(provider, TAGS);
    await createHostReleases(input(ALL));
    for (const each of server.releases) {
      const field = provider === 'github' ? 'body' : 'description';
      each[field] = String(each[field]).replaceAll('\n', '\r\n').trim();
    }
    server.requests.length = 0;
    const outcomes = await createHostReleases(input(ALL));
    expect(outcomes.map(({ action }) => action)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect([writes(server), server.requests.length]).toEqual([[], 1]);
  });

  test('what is missing is made, what is otherwise is changed, what is right is left alone', async () => {
    const { server, input } = await setUp(provider, TAGS);
    await createHostReleases(input([BFF, { ...APP, body: 'old' }]));
    server.requests.length = 0;
    const changes = await planHostReleases(input(ALL));
    expect(changes.map(({ action }) => action)).toEqual(['update', 'none', 'create']);
    expect(writes(server)).toEqual([]);
    const outcomes = await createHostReleases(input(ALL));
    expect(outcomes.map(({ action }) => action)).toEqual(['updated', 'unchanged', 'created']);
    expect(writes(server)).toHaveLength(2);
    expect(stateOf(server)).toEqual(bodies(...ALL));
  });

  test.each<[string, Fault]>([
    ['hangs up before it acts', { drop: 'before' }],
    ['hangs up after it acted', { drop: 'after' }],
    ['breaks, without acting', { status: 500 }],
    ['breaks after it acted', { status: 502, text: '<html>', does: true }],
    ['answers half a JSON', { half: 'json' }],
    ['stops in the middle of the answer', { half: 'body' }],
    ['answers too late', { slow: 600 }],
    ['has a limit', { status: 429, headers: { 'retry-after': '7' } }],
  ])('a host that %s once has each release once', async (_name, fault) => {
    for (const broken of [1, 2, 3]) {
      const { server, input } = await setUp(provider, TAGS);
      server.fault = (_, nth) => (nth === broken ? fault : undefined);
      await createHostReleases(input([BFF, APP]));
      expect(stateOf(server)).toEqual(bodies(BFF, APP));
    }
  });

  test('an answer that is lost does not make a second release', async () => {
    const { server, input } = await setUp(provider, TAGS);
    server.fault = ({ method }, nth) =>
      method === 'POST' && nth < 6 ? { drop: 'after' } : undefined;
    expect(await createHostReleases(input([BFF]))).toMatchObject([{ action: 'created' }]);
    expect(writes(server)).toHaveLength(1);
    expect(stateOf(server)).toEqual(bodies(BFF));
  });

  test('whatever goes wrong on the way, doing it until it is done leaves each release once', async () => {
    const fault = fc.constantFrom<Fault | undefined>(
      ...[undefined, undefined, undefined],
      ...([{ drop: 'before' }, { drop: 'after' }, { half: 'json' }, { half: 'body' }] as const),
      ...[{ status: 500 }, { status: 503, does: true }, { status: 429 }],
      ...[{ status: 403, json: { message: 'You have exceeded a secondary rate limit' } }],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (faults, concurrency) => {
          const { server, input } = await setUp(provider, TAGS);
          await createHostReleases(input([{ ...APP, body: 'old' }]));
          const before = server.requests.length;
          server.fault = (_, nth) => faults[nth - before - 1];
          const run = async (): Promise<boolean> => {
            try {
              await createHostReleases(input(ALL, { concurrency, attempts: 3 }));
              return true;
            } catch (error) {
              expect(error).toMatchObject({ code: 'release-host-unavailable' });
              return false;
            }
          };
          for (let tries = 1; !(await run()); tries += 1) expect(tries).toBeLessThan(20);
          expect(stateOf(server)).toEqual(bodies(...ALL));
          await server.stop();
        },
      ),
      { numRuns: 60 },
    );
  });

  test('two that run at once make each release once', async () => {
    const { server, input } = await setUp(provider, TAGS);
    await Promise.all([
      createHostReleases(input(ALL, { concurrency: 3 })),
      createHostReleases(input(ALL, { concurrency: 3 })),
    ]);
    expect(stateOf(server)).toEqual(bodies(...ALL));
  });

  test('a tag that was not pushed is an error, and is not made', async () => {
    const { server, input } = await setUp(provider, []);
    await expect(createHostReleases(input(ALL))).rejects.toMatchObject({
      code: 'tags-unpushed',
      message: expect.stringContaining('Push branch and tags first'),
    });
    expect([server.releases, [...server.tags]]).toEqual([[], []]);
  });

  test('a body that is too long is cut, with a link to all of it', async () => {
    const { server, input } = await setUp(provider, [BFF.tag]);
    const long = { ...BFF, body: `${BFF.body}${'* line of words 🎉\n'.repeat(100_000)}` };
    await createHostReleases(input([long]));
    const body = String(stateOf(server)[BFF.tag]);
    const limit = provider === 'github' ? 125_000 : 1_000_000;
    expect(body.length).toBeLessThanOrEqual(limit);
    expect(body.length).toBeGreaterThan(limit - 300);
    expect(body).toMatch(
      /\n\* line of words 🎉\n\nThere is more than fits here: see \[the changelog\]\(https:\/\/git\w+\.example\.com\/org\/\S+\/blob\/bff-api@v1\.0\.0\/apps\/bff-api\/CHANGELOG\.md\)\.\n$/,
    );
    expect(await createHostReleases(input([long]))).toMatchObject([{ action: 'unchanged' }]);
  });

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

  test('a host that never recovers is given up, with what was made left in place', async () => {
    const { server, waits, input } = await setUp(provider, TAGS);
    server.fault = ({ body }) =>
      body['tag_name'] === DEALS.tag ? { status: 503, json: { message: 'busy' } } : undefined;
    await expect(createHostReleases(input(ALL, { attempts: 4 }))).rejects.toMatchObject({
      code: 'release-host-unavailable',
      message: expect.stringMatching(/busy, after 4 attempts[^]*again later/),
    });
    expect(stateOf(server)).toEqual(bodies(BFF));
    expect(waits).toHaveLength(3);
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual(250 * 2 ** index);
      expect(wait).toBeLessThanOrEqual(500 * 2 ** index);
    });
  });

  test('nobody listening is an error too', async () => {
    const { server, input } = await setUp(provider, TAGS);
    await server.stop();
    await expect(createHostReleases(input(ALL))).rejects.toMatchObject({
      code: 'release-host-unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('limits', () => {
  const first =
    (fault: Fault) =>
    (_: unknown, nth: number): Fault | undefined =>
      nth === 1 ? fault : undefined;

  test.each<[string, Fault, number]>([
    ['retry-after in seconds', { status: 429, headers: { 'retry-after': '90' } }, 90_000],
    [
      'retry-after as a date',
      { status: 503, headers: { 'retry-after': 'Mon, 05 Jan 2026 08:02:00 GMT' } },
      120_000,
    ],
    [
      'the end of the quota',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767600300' },
        json: { message: 'API rate limit exceeded' },
      },
      300_000,
    ],
    [
      'the end of the quota at GitLab',
      { status: 429, headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '1767600030' } },
      30_000,
    ],
    [
      'a secondary limit without a time',
      { status: 403, json: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
  ])('%s is waited for', async (_, fault, least) => {
    const { server, waits, input } = await setUp('github', [BFF.tag]);
    server.fault = first(fault);
    await createHostReleases(input([BFF]));
    const waited = waits.reduce((sum, wait) => sum + wait, 0);
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThan(least + 1000);
    expect(stateOf(server)).toEqual(bodies(BFF));
  });

  test('all requests wait for one of them', async () => {
    const { server, waits, input } = await setUp('github', TAGS);
    server.fault = ({ body }, nth) =>
      body['tag_name'] === BFF.tag && nth < 6
        ? { status: 429, headers: { 'retry-after': '60' } }
        : undefined;
    await createHostReleases(input(ALL, { concurrency: 1 }));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(60_000);
    expect(stateOf(server)).toEqual(bodies(...ALL));
  });

  test('one that would take too long is not waited for', async () => {
    const { server, waits, input } = await setUp('github', TAGS);
    server.fault = first({ status: 429, headers: { 'retry-after': '3600' } });
    await expect(createHostReleases(input(ALL))).rejects.toMatchObject({
      code: 'release-host-unavailable',
      message: expect.stringContaining('it asks to wait 3600 s'),
    });
    expect([waits, server.releases]).toEqual([[], []]);
  });

  test('many releases are made with the pauses GitHub wants', async () => {
    const many = Array.from({ length: 21 }, (_, index) => release(`service-${index}`));
    const { server, waits, input } = await setUp('github', [many[0]?.tag ?? '']);
    await createHostReleases(input(many));
    expect(waits).toEqual(many.slice(1).map(() => 1000));
    expect(stateOf(server)).toEqual(bodies(...many));
  });

  test('no more requests are under way than allowed', async () => {
    const many = Array.from({ length: 12 }, (_, index) => release(`service-${index}`));
    const { server, input } = await setUp('github', [many[0]?.tag ?? '']);
    let running = 0;
    let most = 0;
    const fetch: HostPorts['fetch'] = async (url, init) => {
      most = Math.max(most, (running += 1));
      const answer = await realPorts.fetch(url, init).finally(() => (running -= 1));
      return answer;
    };
    server.fault = () => ({ slow: 5 });
    const { ports } = input(many);
    await createHostReleases(input(many, { concurrency: 3, ports: { ...ports, fetch } }));
    expect(most).toBe(3);
  });
});

describe('requests', () => {
  /** Reads that are needed to find releases among many others. */
  async function reads(others: number, wanted: HostRelease[], made: number): Promise<string[]> {
    const { server, input } = await setUp('github', [...wanted.map(({ tag }) => tag)]);
    await createHostReleases(input(wanted.slice(0, made)));
    for (let index = 0; index < others; index += 1)
      server.releases.unshift({
        tag_name: `other@v${index}`,
        name: '',
        body: '',
        prerelease: false,
      });
    server.requests.length = 0;
    await planHostReleases(input(wanted));
    return server.requests.map(({ path }) => path.replace(/^.*releases/, ''));
  }

  test('are one look-up for one tag', async () => {
    expect(await reads(500, [BFF], 1)).toEqual(['/tags/bff-api%40v1.0.0']);
  });

  test('are the pages of all releases where these are fewer than the tags', async () => {
    const many = Array.from({ length: 10 }, (_, index) => release(`service-${index}`));
    expect(await reads(250, many, 5)).toEqual(
      [1, 2, 3].map((page) => `?per_page=100&page=${page}`),
    );
  });

  test('are look-ups where there are more pages', async () => {
    expect(await reads(950, [BFF, APP], 1)).toEqual([
      '?per_page=100&page=1',
      '/tags/bff-api%40v1.0.0',
      '/tags/super-deals%40v1.0.0',
    ]);
  });

  test('are none for nothing', async () => {
    expect(await reads(1, [], 0)).toEqual([]);
  });
});

test('a draft of the same tag is somebody’s and is left alone', async () => {
  const { server, input } = await setUp('github', TAGS);
  server.releases.push({ id: 1, tag_name: BFF.tag, name: 'mine', body: 'x', draft: true });
  await createHostReleases(input(ALL));
  expect(server.releases.filter((each) => each['tag_name'] === BFF.tag)).toMatchObject([
    { name: BFF.title },
    { name: 'mine', draft: true },
  ]);
});

test('a release that is deleted meanwhile is made', async () => {
  const { server, input } = await setUp('github', TAGS);
  await createHostReleases(input([{ ...BFF, body: 'old' }]));
  server.fault = ({ method }) => {
    if (method === 'PATCH') server.releases.length = 0;
    return undefined;
  };
  await createHostReleases(input([BFF]));
  expect(stateOf(server)).toEqual(bodies(BFF));
});

test('a host that contradicts itself is given up', async () => {
  const { server, input } = await setUp('github', TAGS);
  const errors = [{ code: 'already_exists' }];
  server.fault = ({ method }) =>
    method === 'POST' ? { status: 422, json: { message: 'no', errors } } : undefined;
  await expect(createHostReleases(input([BFF]))).rejects.toMatchObject({
    code: 'release-host-unavailable',
    message: expect.stringContaining('and does not find it'),
  });
});

test('the token is sent to no other host', async () => {
  const { server, input } = await setUp('github', TAGS);
  const other = await startGitHub();
  servers.push(other);
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
