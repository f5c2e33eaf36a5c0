import { spawn } from 'node:child_process';

/** A Node program to run. */
export interface NodeProgram {
  /** Absolute path of the script. */
  script: string;
  args: readonly string[];
  /** Absolute path of the working directory. */
  cwd: string;
  /** Variables set on top of `environment`. */
  env?: Readonly<Record<string, string>>;
  /** All variables of the child. Default: those of this process. */
  environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a script with this Node, showing its output as it comes.
 * @returns its exit code; 128 when a signal ended it
 */
export async function runNode({
  script,
  args,
  cwd,
  env = {},
  environment = process.env,
}: NodeProgram): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { ...environment, ...env },
      stdio: 'inherit',
      windowsHide: true,
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}
