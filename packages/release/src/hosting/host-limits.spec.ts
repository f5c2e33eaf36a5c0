import { createHostReleases } from './create-host-releases';
import { realPorts, type HostPorts } from './host-ports';
import type { Fault } from './testing/release-host-server';
import {
  ALL,
  BFF,
  TAGS,
  bodies,
  hostRelease,
  releaseHosts,
  stateOf,
} from './testing/release-hosts';

const { setUp, dispose } = releaseHosts();
afterEach(() => dispose());

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
    const many = Array.from({ length: 21 }, (_, index) => hostRelease(`service-${index}`));
    const { server, waits, input } = await setUp('github', [many[0]?.tag ?? '']);
    await createHostReleases(input(many));
    expect(waits).toEqual(many.slice(1).map(() => 1000));
    expect(stateOf(server)).toEqual(bodies(...many));
  });

  test('no more requests are under way than allowed', async () => {
    const many = Array.from({ length: 12 }, (_, index) => hostRelease(`service-${index}`));
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
