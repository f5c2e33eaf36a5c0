import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { testFolders } from '../../infrastructure/testing/folders';
import { checkRecords } from '../log/check-record';
import { openLog } from '../log/open-log';
import { recordKinds } from '../record-kinds';
import { folderStateStore } from '../stores/folder-store';
import { stepDone } from '../testing/holders';
import { buildProgram, startProgram, type Program } from '../testing/programs';
import { foldLock, type HeldBy } from './lock-state';

const folders = testFolders();
afterAll(() => folders.dispose());

const names = { application: 'shop', environment: 'staging' };

/** Takes the lock again and again, and does three steps each time. */
const SOURCE = `
import { withLock } from 'state/lock/with-lock';
import { checkRecords } from 'state/log/check-record';
import { openLog } from 'state/log/open-log';
import { folderStateStore } from 'state/stores/folder-store';
import { recordKinds } from 'state/record-kinds';
import { stepDone } from 'state/testing/holders';

const [root, name, rounds] = process.argv.slice(2);
const store = folderStateStore(root);
const check = checkRecords([...recordKinds, stepDone]);
const log = openLog(store, { application: 'shop', environment: 'staging', check });
const options = { by: name, holder: name, lease: 1000, tolerance: 100, wait: 50000 };
(async () => {
  for (let round = 0; round < Number(rounds); round += 1)
    await withLock(log, options, async ({ append, token }) => {
      console.log('held ' + token);
      for (const index of [1, 2, 3]) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        await append(stepDone.entry(name, { step: name + '-' + round + '-' + index }));
        console.log('done ' + name + '-' + round + '-' + index);
      }
    });
})().catch((error) => { console.log('failed ' + error); process.exit(1); });
`;

const KILLED = 3;
const LIVING = 3;

test('processes that append under one lock, and some are killed while they hold it: the log is whole', async () => {
  const program = await buildProgram(folders.make(), SOURCE);
  const root = join(folders.make(), 'state');
  const start = (name: string, rounds: number): Program =>
    startProgram(program, root, name, String(rounds));
  const living = Array.from({ length: LIVING }, (_, index) => start(`living-${index}`, 5));
  const killed = Array.from({ length: KILLED }, (_, index) => start(`killed-${index}`, 1_000));
  await Promise.all(
    killed.map(async (process, index) => {
      await process.printed('held', 2);
      await wait(index * 12);
      process.kill();
      expect(await process.ended).toBe('SIGKILL');
    }),
  );
  expect(await Promise.all(living.map(({ ended }) => ended))).toEqual(living.map(() => null));
  expect(
    [...living, ...killed].flatMap(({ lines }) =>
      lines.filter((line) => line.startsWith('failed')),
    ),
  ).toEqual([]);

  const store = folderStateStore(root);
  const check = checkRecords([...recordKinds, stepDone]);
  const { records } = await openLog(store, { ...names, check }).read();
  const steps = records.filter(stepDone.is).map(({ step }) => step);
  expect(new Set(steps).size).toBe(steps.length);
  const told = [...living, ...killed].flatMap(({ lines }) =>
    lines.filter((line) => line.startsWith('done ')).map((line) => line.slice('done '.length)),
  );
  expect(told.filter((step) => !steps.includes(step))).toEqual([]);
  expect(steps.filter((step) => step.startsWith('living'))).toHaveLength(LIVING * 5 * 3);
  // What is in the log and was not told is at most the last step of each that was killed.
  expect(steps.length - told.length).toBeLessThanOrEqual(KILLED);
  let held: HeldBy | null = null;
  for (const record of records) {
    if (record.token !== undefined)
      expect([record.sequence, record.token]).toEqual([record.sequence, held?.token]);
    held = foldLock(held, record);
  }
}, 120_000);
