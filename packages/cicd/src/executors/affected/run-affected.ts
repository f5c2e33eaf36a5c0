import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runNode } from '../../process/run-node';

/** Which targets to run for which range of commits. */
export interface AffectedRun {
  workspaceRoot: string;
  targets: readonly string[];
  /** Commit or tree to compare with. */
  base: string;
  head: string;
  parallel?: number | undefined;
}

/**
 * Runs `nx affected` of the workspace's own Nx.
 * @returns whether every task succeeded
 */
export async function runAffected({
  workspaceRoot,
  targets,
  base,
  head,
  parallel,
}: AffectedRun): Promise<boolean> {
  const code = await runNode({
    script: createRequire(join(workspaceRoot, 'package.json')).resolve('nx/bin/nx.js'),
    args: [
      'affected',
      `--targets=${targets.join(',')}`,
      `--base=${base}`,
      `--head=${head}`,
      ...(parallel === undefined ? [] : [`--parallel=${parallel}`]),
    ],
    cwd: workspaceRoot,
  });
  return code === 0;
}
