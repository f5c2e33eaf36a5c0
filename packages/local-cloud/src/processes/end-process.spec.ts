import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, isRunning, type KnownProcess } from './end-process';
import { processIdentity } from './process-identity';

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

async function run(script: string): Promise<{ child: ChildProcess; known: KnownProcess }> {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('up')`], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  return { child, known: { pid, identity: (await processIdentity(pid)) ?? '' } };
}

test('a process is itself as long as it runs', async () => {
  const { child, known } = await run('setInterval(() => {}, 1000)');
  expect(known.identity).not.toBe('');
  expect(await processIdentity(known.pid)).toBe(known.identity);
  expect(await isRunning(known)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await processIdentity(known.pid)).toBeNull();
  expect(await isRunning(known)).toBe(false);
});

test('two processes are not the same', async () => {
  const [first, second] = [
    await run('setInterval(() => {}, 1000)'),
    await run('setInterval(() => {}, 1000)'),
  ];
  expect(first.known.identity).not.toBe(second.known.identity);
});

test('it ends when asked', async () => {
  const { known } = await run('setInterval(() => {}, 1000)');
  expect(await endProcess(known, 5000)).toEqual({ ran: true, ended: true });
  expect(await endProcess(known, 5000)).toEqual({ ran: false, ended: true });
});

test('it is forced when it does not', async () => {
  const { known } = await run("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  expect(await endProcess(known, 100)).toEqual({ ran: true, ended: true });
});

test('what it started in its group ends with it', async () => {
  const stubborn = JSON.stringify("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
  const script = `
    const { spawn } = require('node:child_process');
    process.title = String(spawn(process.execPath, ['-e', ${stubborn}], { stdio: 'ignore' }).pid);
    setInterval(() => process.send(process.title), 10)`;
  const parent = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.push(parent);
  const [childId] = (await once(parent, 'message')) as [string];
  const pid = parent.pid ?? 0;
  const known = { pid, identity: (await processIdentity(pid)) ?? '' };
  expect(await processIdentity(Number(childId))).not.toBeNull();
  expect(await endProcess(known, 5000)).toEqual({ ran: true, ended: true });
  for (let i = 0; i < 100 && (await processIdentity(Number(childId))) !== null; i += 1) {
    await sleep(10);
  }
  expect(await processIdentity(Number(childId))).toBeNull();
});

test('a later process with the same id is left alone', async () => {
  const { known } = await run('setInterval(() => {}, 1000)');
  const earlier = { pid: known.pid, identity: `${known.identity}0` };
  expect(await endProcess(earlier, 5000)).toEqual({ ran: false, ended: true });
  expect(await isRunning(known)).toBe(true);
});
