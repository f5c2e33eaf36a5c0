import { join } from 'node:path';
import { runProgram, type Variables } from './program';

const ROOT = join(__dirname, '../../../../..');

export type Tool = 'actionlint' | 'zizmor' | 'shellcheck' | 'act';

/**
 * Gives the programs of tools; what is missing is installed into the cache of the user (`tools/judges/install.mjs`), which takes
 * minutes the first time.
 *
 * @returns Absolute paths.
 * @throws What is missing on this machine.
 */
export async function findTools<T extends Tool>(
  tools: readonly T[],
  variables: Variables = ownVariables(),
): Promise<Record<T, string>> {
  const { code, stdout, stderr } = await runProgram(
    process.execPath,
    [join(ROOT, 'tools/judges/install.mjs'), ...tools],
    { cwd: ROOT, env: variables },
  );
  if (code !== 0) throw new Error(stderr.trim());
  return JSON.parse(stdout) as Record<T, string>;
}

function ownVariables(): Variables {
  const set = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Variables;
}
