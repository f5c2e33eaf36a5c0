import { ReleaseError } from '../release-error';
import type { GitRunner } from './git-runner';

/** Name and address, `Ada Lovelace <ada@example.com>`, of who commits and tags. */
export async function readIdentity(git: GitRunner): Promise<string> {
  const { code, stdout, stderr } = await git.run(['var', 'GIT_COMMITTER_IDENT'], {
    allow: [0, 1, 128],
  });
  const identity = /^(.*<.*>) \d+ [+-]\d{4}$/.exec(stdout.toString('utf8').trim())?.[1];
  if (code === 0 && identity !== undefined) return identity;
  throw new ReleaseError({
    code: 'no-identity',
    what: `git does not know who releases: ${stderr.trim().split('\n')[0] ?? ''}`,
    fix: 'Set it with `git config user.name` and `git config user.email`, or GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL.',
  });
}

/** An identity at a moment, as commits and tags hold it. */
export function identityAt(identity: string, date: string): string {
  return `${identity} ${Math.floor(Date.parse(date) / 1000)} +0000`;
}
