import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Which projects. */
export interface ShownProjects {
  workspaceRoot: string;
  /** Those that have one of these targets. */
  targets: readonly string[];
  /** Only what changed between two commits; without it all. */
  range?: { base: string; head: string };
}

/** Bytes: names of thousands of projects. */
const MOST = 16 * 1024 * 1024;

/**
 * Asks the workspace's own Nx, once, which projects there are or are affected.
 * @throws Error with what Nx says
 */
export async function showProjects({
  workspaceRoot,
  targets,
  range,
}: ShownProjects): Promise<string[]> {
  const nx = createRequire(join(workspaceRoot, 'package.json')).resolve('nx/bin/nx.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...[nx, 'show', 'projects', '--json', `--with-target=${targets.join(',')}`],
      ...(range === undefined
        ? []
        : ['--affected', `--base=${range.base}`, `--head=${range.head}`]),
    ],
    { cwd: workspaceRoot, maxBuffer: MOST, windowsHide: true },
  );
  return JSON.parse(stdout) as string[];
}
