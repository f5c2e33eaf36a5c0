import { createHostReleases, planHostReleases } from './create-host-releases';
import type { ReleaseHostServer } from './testing/release-host-server';
import {
  ALL,
  APP,
  BFF,
  COMMIT,
  DEALS,
  TAGS,
  TOKEN,
  bodies,
  releaseHosts,
  stateOf,
  writes,
} from './testing/release-hosts';

const { setUp, dispose } = releaseHosts();
afterEach(() => dispose());

/** What was sent for each release, the oldest first. */
const sentTo = ({ releases }: ReleaseHostServer): Record<string, unknown>[] =>
  releases
    .map((each) =>
      Object.fromEntries(Object.entries(each).filter(([key]) => !['id', 'html_url'].includes(key))),
    )
    .reverse();

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
