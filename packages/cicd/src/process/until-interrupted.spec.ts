import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Says when it is there, waits for the signal, and then for another one that ends it at last. */
const SCRIPT = `
  const { untilInterrupted } = require(process.argv[1]);
  const busy = setInterval(() => {}, 1000);
  untilInterrupted((signal) => new Promise((done) => {
    signal.addEventListener('abort', () => done('what was seen'));
    console.log('there');
  })).then((seen) => console.log(seen));
`;

function start(): { child: ChildProcess; nextLine: () => Promise<string> } {
  const file = join(__dirname, 'until-interrupted.ts');
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', SCRIPT, file], {
    cwd: __dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => String((await lines.next()).value) };
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends the work, whose result stays; the next one ends the process', async () => {
    const { child, nextLine } = start();
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
});
