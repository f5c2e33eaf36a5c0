import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type RepositoryUrl, parseRepositoryUrl } from '@org/release';

const run = promisify(execFile);

/**
 * Where the remote of a clone is seen in a browser.
 * @param root absolute path of the clone
 * @param remote name of the remote
 * @returns null without such a remote, or when its host is unknown
 */
export async function repositoryOf(root: string, remote = 'origin'): Promise<RepositoryUrl | null> {
  try {
    const { stdout } = await run('git', ['config', '--get', `remote.${remote}.url`], { cwd: root });
    return parseRepositoryUrl(stdout.trim());
  } catch {
    return null;
  }
}
