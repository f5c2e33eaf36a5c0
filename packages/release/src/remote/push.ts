import type { GitRunner } from '../git/git-runner';
import { withPushRepository } from './push-repository';
import type { RefUpdate } from './ref-update';

/** How a push ended. Nothing of a rejected one is on the remote. */
export type PushResult = { pushed: true } | { pushed: false; reasons: string[] };

/** Only what {@link withPushRepository} shows. */
const ALL = ['refs/heads/*:refs/heads/*', 'refs/tags/*:refs/tags/*'];

/**
 * Pushes exactly these refs, all or none. No ref of the clone has to exist before the remote
 * has taken them. Branches only move forward, and tags that are there must be the same. Hooks
 * of the clone are not run.
 *
 * @param updates branches and tags
 * @throws ReleaseError `git-failed` when the remote cannot be reached or takes no atomic pushes
 */
export async function pushAtomically(
  git: GitRunner,
  remote: string,
  updates: readonly RefUpdate[],
): Promise<PushResult> {
  const { code, stdout, stderr } = await withPushRepository(git, updates, ({ place, env }) =>
    git.run(
      [
        ...place,
        'push',
        '--porcelain',
        '--atomic',
        '--no-verify',
        '--recurse-submodules=no',
        '--',
        remote,
        ...ALL,
      ],
      { allow: [0, 1], env: { ...env, GIT_TERMINAL_PROMPT: '0' } },
    ),
  );
  if (code === 0) return { pushed: true };
  const rejected = stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('!\t'))
    .map((line) => {
      const [, refs = '', reason = ''] = line.split('\t');
      return `${refs.slice(refs.indexOf(':') + 1)} ${reason}`;
    });
  const told = stderr
    .split('\n')
    .filter((line) => line.startsWith('remote: '))
    .map((line) => line.slice('remote: '.length).trim())
    .filter((line) => line !== '');
  const own = rejected.filter((reason) => !reason.includes('(atomic push fail'));
  return { pushed: false, reasons: [...(own.length > 0 ? own : rejected), ...told] };
}

/** Whether somebody else's push at the same moment explains a rejection, so that a new attempt may succeed. */
export function mayBeRace(reasons: readonly string[]): boolean {
  return reasons.some((reason) =>
    /non-fast-forward|fetch first|already exists|stale info|cannot lock ref|failed to update ref|failed to lock|incorrect old value/i.test(
      reason,
    ),
  );
}
