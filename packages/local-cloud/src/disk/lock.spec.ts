import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testFolders } from '../testing/folders';
import { runScript } from '../testing/run-script';
import { withLock } from './lock';

const folders = testFolders();
afterEach(() => folders.dispose());

/** A script that holds the lock `times` times; each time it reads a number, waits, and writes one more. */
function counting(folder: string, counter: string, times: number): string {
  return `
    const { withLock } = load('./src/disk/lock.ts');
    const fs = require('node:fs');
    for (let i = 0; i < ${times}; i += 1) {
      await withLock(${JSON.stringify(folder)}, async () => {
        const count = Number(fs.readFileSync(${JSON.stringify(counter)}, 'utf8'));
        say(count);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        // As a whole: this may be killed at any moment.
        fs.writeFileSync(${JSON.stringify(counter)} + process.pid, String(count + 1));
        fs.renameSync(${JSON.stringify(counter)} + process.pid, ${JSON.stringify(counter)});
      });
    }`;
}

test('processes hold it one after the other', async () => {
  const folder = join(folders.make(), 'lock');
  const counter = join(folders.make(), 'counter');
  writeFileSync(counter, '0');
  const scripts = [1, 2, 3, 4].map(() => runScript(folders.make(), counting(folder, counter, 15)));
  await Promise.all(scripts.map(({ ended }) => ended));
  expect(readFileSync(counter, 'utf8')).toBe('60');
  expect(readdirSync(folder)).toHaveLength(1);
});

test('processes that are killed in the middle of it free it at once', async () => {
  const folder = join(folders.make(), 'lock');
  const counter = join(folders.make(), 'counter');
  writeFileSync(counter, '0');
  const scripts = Array.from({ length: 4 }, () =>
    runScript(folders.make(), counting(folder, counter, 100_000)),
  );
  await Promise.all(scripts.map((script) => script.line(/\d/)));
  for (const { child } of scripts) {
    await sleep(Math.random() * 40);
    child.kill('SIGKILL');
  }
  await Promise.allSettled(scripts.map(({ ended }) => ended));
  const before = Date.now();
  const after = await withLock(folder, async () => Number(readFileSync(counter, 'utf8')));
  expect(Date.now() - before).toBeLessThan(3000);
  // Nobody has read what another was about to replace: every number was read once, but for those
  // whose reader was killed before it wrote.
  const read = scripts.flatMap(({ lines }) => lines.map(Number));
  const distinct = new Set(read);
  expect(read.length - distinct.size).toBeLessThanOrEqual(scripts.length);
  expect(Math.max(...read)).toBeLessThanOrEqual(after);
});

test('within one process it is as exclusive', async () => {
  const folder = join(folders.make(), 'lock');
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withLock(folder, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(3);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
});

test('an error in it frees it', async () => {
  const folder = join(folders.make(), 'lock');
  await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(folder, async () => 'free', { patience: 0 })).toBe('free');
});

test('waiting ends with patience, and says for whom it waited', async () => {
  const folder = join(folders.make(), 'lock');
  const waited: number[] = [];
  await withLock(folder, async () => {
    const other = withLock(folder, async () => 'never', {
      patience: 30,
      onWait: (pid) => waited.push(pid),
    });
    await expect(other).rejects.toMatchObject({ code: 'busy', where: folder });
  });
  expect(waited).toEqual([process.pid]);
});

test('waiting ends with the signal', async () => {
  const folder = join(folders.make(), 'lock');
  await withLock(folder, async () => {
    const other = withLock(folder, async () => 'never', { signal: AbortSignal.timeout(30) });
    await expect(other).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
