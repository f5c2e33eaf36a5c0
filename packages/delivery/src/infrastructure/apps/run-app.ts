import { spawn } from 'node:child_process';
import type { Variables } from '../types';

export interface AppRun {
  command: readonly string[];
  folder: string;
  env: Variables;
  signal?: AbortSignal | undefined;
}

export interface AppEnd {
  /** -1 when it could not be started or was ended. */
  code: number;
  /** The end of what it printed on both outputs, in the order it came. */
  output: string;
  /** Why it could not be started, as in `ENOENT`. */
  cannotStart?: string;
}

const MOST_OUTPUT = 20_000;

/**
 * Runs the command of an app to its end.
 *
 * @throws The reason of the signal when that fires. Exit codes and programs that are missing are results.
 */
export async function runApp({ command, folder, env, signal }: AppRun): Promise<AppEnd> {
  signal?.throwIfAborted();
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(signal && { signal }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MOST_OUTPUT);
    });
  }
  const end = await new Promise<Omit<AppEnd, 'output'>>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: -1, cannotStart: error.code ?? error.message }),
    );
    child.once('close', (code) => resolve({ code: code ?? -1 }));
  });
  signal?.throwIfAborted();
  return { ...end, output };
}
