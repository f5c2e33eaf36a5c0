import { openCloud, type OpenCloud } from '../../infrastructure/cloud/open-cloud';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import type { Router } from '../machine/ports';
import { MINUTE } from '../analysis/point';
import { FakeRouter } from '../testing/fake-router';
import { aliasRouter, type ShiftedAlias } from './alias-router';
import { lambdaMetrics } from './lambda-metrics';
import { startFront, twoVersions } from './testing/two-versions';

const never = new AbortController().signal;
const stack = { name: 'deals', account: '000000000000', region: 'us-east-1', roleArn: null };

/** What every router has to do, whatever divides the requests behind it. */
async function keepsItsContract(router: Router): Promise<void> {
  const first = await router.weight(never);
  expect(first.weight).toBe(0);
  const began = Math.floor(Date.now() / 1000) * 1000;
  const change = await router.setWeight(10, first.revision, never);
  expect(change).toEqual({ changed: true, at: expect.any(Number) });
  if (change.changed && change.at > 1e12) expect(change.at).toBeGreaterThanOrEqual(began);
  const second = await router.weight(never);
  expect(second.weight).toBe(10);
  expect(second.revision).not.toBe(first.revision);

  expect(await router.setWeight(50, first.revision, never)).toEqual({ changed: false });
  expect(await router.weight(never)).toEqual(second);

  expect(await router.setWeight(10, second.revision, never)).toMatchObject({ changed: true });
  const again = await router.weight(never);
  expect(again.weight).toBe(10);
  expect(again.revision).not.toBe(second.revision);
  expect(await router.setWeight(50, second.revision, never)).toEqual({ changed: false });

  for (const weight of [1, 99, 100, 50, 0]) {
    const { revision } = await router.weight(never);
    expect(await router.setWeight(weight, revision, never)).toMatchObject({ changed: true });
    expect((await router.weight(never)).weight).toBe(weight);
  }
}

test('a router in memory keeps the contract', async () => {
  const fake = new FakeRouter({ now: () => 0, countRecords: () => 0, until: async () => {} });
  await keepsItsContract(
    fake.open(
      (effect) => effect(),
      () => undefined,
    ),
  );
});

describe('aliases', () => {
  const folders = testFolders();
  let mini: MiniStack;
  let opened: OpenCloud;
  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    opened = openCloud(mini.env);
  }, 120_000);
  afterAll(async () => {
    opened.close();
    await mini.end();
    folders.dispose();
  });

  const shifted = async (name: string, second?: string): Promise<ShiftedAlias> => ({
    ...{ stack, name, alias: 'live' },
    ...(await twoVersions(mini, name, second)),
  });

  test('one keeps the contract', async () => {
    await keepsItsContract(aliasRouter(opened.cloud, [await shifted('one')]));
  }, 60_000);

  test('two that are moved together keep it, and the highest weight of them counts', async () => {
    const both = [await shifted('first'), await shifted('second')];
    const router = aliasRouter(opened.cloud, both);
    await keepsItsContract(router);
    const alone = aliasRouter(opened.cloud, both.slice(1));
    await alone.setWeight(30, (await alone.weight(never)).revision, never);
    expect((await router.weight(never)).weight).toBe(30);
  }, 60_000);

  test('one that points elsewhere is not guessed at', async () => {
    const alias = await shifted('elsewhere');
    const router = aliasRouter(opened.cloud, [{ ...alias, previous: '7' }]);
    await expect(router.weight(never)).rejects.toMatchObject({
      code: 'routing-unknown',
      where: 'alias elsewhere:live',
      what: expect.stringContaining('version 1'),
    });
    const gone = aliasRouter(opened.cloud, [{ ...alias, name: 'gone' }]);
    await expect(gone.weight(never)).rejects.toMatchObject({ code: 'routing-unknown' });
  });

  test('requests are divided by the weight, and counted by version', async () => {
    const failing = `
      console.log(JSON.stringify({
        _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: 'shop', Metrics: [{ Name: 'ServerErrors', Unit: 'Count' }],
          Dimensions: [['service', 'environment', 'function', 'version']] }] },
        service: 'deals', environment: 'staging', function: 'divided', version: context.functionVersion, ServerErrors: 1,
      }));
      if (event.path === '/crash') throw new Error('of the test');
      return { statusCode: 500, body: 'new' };`;
    const alias = await shifted('divided', failing);
    const router = aliasRouter(opened.cloud, [alias]);
    const front = await startFront(mini, 'divided');
    try {
      expect(await shareOf(front.url, alias.newest, 40)).toBe(0);
      const from = Math.floor(Date.now() / MINUTE) * MINUTE;
      await router.setWeight(25, (await router.weight(never)).revision, never);
      await untilFresh();
      const share = await shareOf(front.url, alias.newest, 400);
      // Of 400, 25 % are between 15 and 35 % but once in 100,000 times.
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.35);
      await router.setWeight(100, (await router.weight(never)).revision, never);
      await untilFresh();
      expect(await shareOf(front.url, alias.newest, 30)).toBe(1);
      await fetch(`${front.url}/crash`);
      await front.end();

      const of = { application: 'shop', environment: 'staging', service: 'deals' };
      const metrics = lambdaMetrics(opened.cloud, { ...of, aliases: [alias], settles: -MINUTE });
      const version = `divided:${alias.newest}`;
      const answer = await metrics.read({ version, from, percentile: 95 }, never);
      const sum = (what: 'requests' | 'errors'): number =>
        answer.points.reduce((total, point) => total + point[what], 0);
      expect(sum('requests')).toBe(Math.round(share * 400) + 31);
      // The crash is counted by Lambda as well, and had said so before.
      expect(sum('errors')).toBe(sum('requests') + 1);
      expect(answer.points.every(({ minute }) => minute % MINUTE === 0)).toBe(true);
      expect(Math.max(...answer.points.map(({ latency }) => latency ?? 0))).toBeGreaterThan(0);
      const nobody = await metrics.read({ version: 'divided:9', from, percentile: 95 }, never);
      expect(nobody.points.map(({ requests, errors }) => requests + errors)).toEqual(
        nobody.points.map(() => 0),
      );
    } finally {
      await front.end();
    }
  }, 120_000);

  const untilFresh = () => new Promise((resolve) => setTimeout(resolve, 500));

  async function shareOf(url: string, version: string, requests: number): Promise<number> {
    let counted = 0;
    for (let left = requests; left > 0; left -= 20) {
      const answers = await Promise.all(
        Array.from({ length: Math.min(20, left) }, () => fetch(`${url}/deals`)),
      );
      counted += answers.filter(
        ({ headers }) => headers.get('x-executed-version') === version,
      ).length;
    }
    return counted / requests;
  }
});
