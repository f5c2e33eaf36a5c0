import { spawn } from 'node:child_process';

export interface ProgramOptions {
  /** All its variables; nothing is added. */
  variables: Record<string, string>;
  folder?: string;
  signal?: AbortSignal | undefined;
  /** Milliseconds until it is ended. Default: it may take any time. */
  timeout?: number;
  /** Gets every line of its output and of its messages, as it comes. */
  onLine?: (line: string) => void;
}

export interface ProgramResult {
  /** -1 when it could not be started or was ended. */
  code: number;
  stdout: string;
  stderr: string;
  /** Why it could not be started, as in `ENOENT`. */
  cannotStart?: string;
}

/**
 * Runs a program to its end.
 *
 * @throws The reason of the signal when that fires. Exit codes and programs that are missing are results.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  options.signal?.throwIfAborted();
  // The timeout of spawn would keep this process alive when the program cannot be started.
  const late = options.timeout === undefined ? [] : [AbortSignal.timeout(options.timeout)];
  const child = spawn(program, [...args], {
    cwd: options.folder,
    env: options.variables,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal: AbortSignal.any([...(options.signal ? [options.signal] : []), ...late]),
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    let rest = '';
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      output[name] += chunk;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') options.onLine?.(line.trim());
    });
  }
  const result = await new Promise<Omit<ProgramResult, keyof typeof output>>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve({ code: -1, cannotStart: error.code ?? error.message });
      // It is being ended: what it has started may keep its output open.
      child.stdout.destroy();
      child.stderr.destroy();
    });
    child.once('close', (code) => resolve({ code: code ?? -1 }));
  });
  options.signal?.throwIfAborted();
  return { ...result, ...output };
}
