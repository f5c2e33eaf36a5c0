import { spawn } from 'node:child_process';

/** Of what a program says about its failure: characters. */
const TOLD = 2_000;

/**
 * Runs a program of PostgreSQL until it ends.
 *
 * @param variables all that it has
 * @throws Error with the last it said when it fails, cannot be started, or the signal fires: then it is ended
 */
export async function runProgram(
  name: string,
  args: readonly string[],
  { variables, signal }: { variables: Record<string, string>; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(name, args, { env: variables, stdio: ['ignore', 'ignore', 'pipe'] });
    const end = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', end, { once: true });
    let said = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (said = (said + text).slice(-TOLD)));
    child.once('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', end);
      reject(
        error.code === 'ENOENT'
          ? new Error(`${name} is not on PATH; it is in Debian's package postgresql-client`)
          : error,
      );
    });
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', end);
      if (code === 0) return resolve();
      const how = code === null ? `was ended by ${killedBy}` : `ended with ${code}`;
      reject(new Error([`${name} ${how}`, said.trim()].filter(Boolean).join(': ')));
    });
  });
  signal.throwIfAborted();
}
