import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** Says when it is there, waits for the signal, and then for another one that ends it at last. */
const SCRIPT = `
  const { untilInterrupted } = require(process.argv[1]);
  const busy = setInterval(() => {}, 1000);
  untilInterrupted((signal) => new Promise((done) => {
    signal.addEventListener('abort', () => done('what was seen'));
    console.log('there');
  })).then((seen) => console.log(seen));
`;

function start(script: string): { child: ChildProcess; nextLine: () => Promise<string> } {
  const file = join(__dirname, 'until-interrupted.ts');
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', script, file], {
    cwd: __dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => String((await lines.next()).value) };
}

/** Goes on whatever it is told. */
const STUBBORN = `
  const { untilInterrupted } = require(process.argv[1]);
  setInterval(() => {}, 1000);
  untilInterrupted((signal) => {
    signal.addEventListener('abort', () => console.log('told'));
    console.log('there');
    return new Promise(() => {});
  });
`;

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends the work, whose result stays; the next one ends the process', async () => {
    const { child, nextLine } = start(SCRIPT);
    try {
      expect(await nextLine()).toBe('there');
      child.kill(signal);
      expect(await nextLine()).toBe('what was seen');
      const ended = once(child, 'exit');
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('ends what does not end by itself when it is repeated, but not when it comes from two sides', async () => {
    const { child, nextLine } = start(STUBBORN);
    try {
      expect(await nextLine()).toBe('there');
      const ended = once(child, 'exit');
      child.kill(signal);
      expect(await nextLine()).toBe('told');
      child.kill(signal);
      await wait(1500);
      expect([child.exitCode, child.signalCode]).toEqual([null, null]);
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
