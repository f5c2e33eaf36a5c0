import { spawn } from 'node:child_process';

/** All variables of a program. */
export type Variables = Readonly<Record<string, string>>;

export interface ProgramResult {
  /** -1 when a signal ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a program to its end.
 *
 * @throws When it cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Variables },
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => (output[name] += chunk));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...output }));
  });
}
