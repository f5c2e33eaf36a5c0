import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Script {
  child: ChildProcess;
  /** Lines of its standard output, as they come. */
  lines: string[];
  /** Resolves with the first line that matches; rejects when it ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves with all lines when it has ended with 0, rejects otherwise. */
  ended: Promise<string[]>;
}

/**
 * Runs a script as a process of its own. It finds the sources of this package as `api`, and what it
 * prints with `say(value)` is one line of JSON.
 *
 * @param folder Where the script is written to.
 */
export function runScript(
  folder: string,
  body: string,
  variables: Record<string, string | undefined> = process.env,
): Script {
  const file = join(folder, `script-${process.hrtime.bigint()}.cts`);
  const index = JSON.stringify(join(__dirname, '..', 'index.ts'));
  const root = JSON.stringify(join(__dirname, '..', '..', 'package.json'));
  writeFileSync(
    file,
    `const load = require('node:module').createRequire(${root});
const api = load(${index});
const say = (value) => console.log(JSON.stringify(value));
(async () => {${body}})().catch((error) => { console.error(error); process.exit(1); });
`,
  );
  const tsx = require.resolve('tsx/cjs');
  const child = spawn(process.execPath, ['--require', tsx, file], {
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let messages = '';
  const waiting = new Set<(line: string) => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look(line);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (messages += chunk));
  const ended = new Promise<string[]>((resolve, reject) => {
    child.once('close', (code, signal) =>
      code === 0 ? resolve(lines) : reject(new Error(`${signal ?? code}\n${messages}`)),
    );
  });
  ended.catch(() => undefined);
  return {
    child,
    lines,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (line: string): void => {
          if (pattern.test(line)) resolve(line);
        };
        waiting.add(look);
        lines.forEach(look);
        ended.then(
          () => reject(new Error(`no line like ${pattern.source}: ${lines.join(' | ')}`)),
          reject,
        );
      }),
  };
}
