import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import type { StepWork } from '../run/ports';
import { makeDealsTable, miniStackClient, putDeal, stepOf } from '../testing/places';
import { dynamoBackups } from './dynamo-backups';
import { dynamoDatabase, type DynamoStepContext } from './dynamo-database';

const folders = testFolders();
const started: { stack?: MiniStack } = {};
beforeAll(async () => void (started.stack = await startMiniStack(folders.make())));
afterAll(async () => {
  await started.stack?.end();
  folders.dispose();
});

const work = (signal = new AbortController().signal): StepWork => ({
  signal,
  onProgress: () => undefined,
});

test('what a backfill knew is forgotten before the first item is back', async () => {
  const client = miniStackClient(started.stack?.endpoint ?? '');
  const options = { client, table: 'deals' };
  await makeDealsTable(client, options.table);
  for (const id of ['a', 'b']) await putDeal(client, options.table, { id, price: 1 });
  const backups = dynamoBackups(options);
  const input = { service: 'deals-ms', before: '0001-step', steps: [], ...work() };
  const backup = await backups.make(input);

  const seen: unknown[] = [];
  const run = async (fails: boolean): Promise<void> => {
    const session = await dynamoDatabase(options).open(work().signal);
    const start = { release: '1.0.0', by: 'ada', startedAt: '2026-01-01T00:00:00Z', backup: null };
    const up = async ({ backfill }: DynamoStepContext): Promise<void> => {
      await backfill({ change: (deal) => (seen.push(deal['id']), { ...deal, cents: 1 }) });
      if (fails) throw new Error('later');
    };
    await session.apply({ ...start, step: stepOf(1, 'expand') }, up, work());
  };
  await expect(run(true)).rejects.toThrow('later');
  const ending = new AbortController();
  const onProgress = (): void => ending.abort(new Error('killed'));
  const restoring = backups.restore(backup, { signal: ending.signal, onProgress });
  await expect(restoring).rejects.toThrow('killed');
  await run(false);
  expect(seen.sort()).toEqual(['a', 'a', 'b', 'b']);
});

test('a backfill for which there is no table says what to do', async () => {
  const client = miniStackClient(started.stack?.endpoint ?? '');
  const session = await dynamoDatabase({ client, table: 'none' }).open(work().signal);
  const start = { release: '1.0.0', by: 'ada', startedAt: '2026-01-01T00:00:00Z', backup: null };
  const up = ({ backfill }: DynamoStepContext) => backfill({ change: () => null });
  await expect(
    session.apply({ ...start, step: stepOf(1, 'expand') }, up, work()),
  ).rejects.toMatchObject({ code: 'access-failed', fix: expect.stringContaining('Deploy') });
});

test('two backfills of a step have two names', async () => {
  const client = miniStackClient(started.stack?.endpoint ?? '');
  await makeDealsTable(client, 'named');
  await putDeal(client, 'named', { id: 'a', price: 1 });
  const session = await dynamoDatabase({ client, table: 'named' }).open(work().signal);
  const start = { release: '1.0.0', by: 'ada', startedAt: '2026-01-01T00:00:00Z', backup: null };
  const counts: number[] = [];
  const up =
    (...names: string[]) =>
    async ({ backfill }: DynamoStepContext) => {
      for (const name of names) counts.push(await backfill({ name, change: () => null }));
    };
  const step = stepOf(1, 'expand');
  await expect(session.apply({ ...start, step }, up('x', 'x'), work())).rejects.toMatchObject({
    code: 'invalid-options',
  });
  await session.apply({ ...start, step }, up('x', 'y'), work());
  expect(counts).toEqual([1, 1, 1]);
});
