import { createHostReleases, planHostReleases } from './create-host-releases';
import type { HostRelease } from './host-release';
import { APP, BFF, hostRelease, releaseHosts } from './testing/release-hosts';

const { setUp, dispose } = releaseHosts();
afterEach(() => dispose());

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
    const many = Array.from({ length: 10 }, (_, index) => hostRelease(`service-${index}`));
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
