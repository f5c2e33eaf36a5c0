import fc from 'fast-check';
import { createHostReleases } from './create-host-releases';
import type { Fault } from './testing/release-host-server';
import {
  ALL,
  APP,
  BFF,
  DEALS,
  TAGS,
  bodies,
  releaseHosts,
  stateOf,
  writes,
} from './testing/release-hosts';

const { setUp, dispose } = releaseHosts();
afterEach(() => dispose());

describe.each(['github', 'gitlab'] as const)('at %s', (provider) => {
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
