import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/**
 * Makes a program of a text in TypeScript.
 *
 * @param folder where it is put
 * @param source may import from `state/…`, and ends by itself
 * @returns path of the script
 */
export async function buildProgram(folder: string, source: string): Promise<string> {
  const entry = join(folder, 'entry.ts');
  const outfile = join(folder, 'program.cjs');
  writeFileSync(entry, source.replaceAll("'state/", `'${join(__dirname, '..')}/`));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    nodePaths: [join(__dirname, '../../../../../node_modules')],
  });
  return outfile;
}

export interface Program {
  /** What it printed so far. */
  lines: string[];
  /** Resolves when it has printed so many lines that begin so; rejects when it ends before. */
  printed(start: string, count: number): Promise<void>;
  kill(): void;
  /** Resolves to the signal it died of. */
  ended: Promise<string | null>;
}

export function startProgram(script: string, ...args: string[]): Program {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([, signal]) => signal as string | null);
  return {
    lines,
    printed: async (start, count) => {
      const isThere = (): boolean => lines.filter((line) => line.startsWith(start)).length >= count;
      const over = ended.then((signal) => {
        if (!isThere())
          throw new Error(`the program ended with ${signal} after ${lines.join(', ')}`);
      });
      while (!isThere()) await Promise.race([once(reader, 'line'), over]);
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
