import { strictEqual } from 'node:assert/strict';

/**
 * Pushes the branch and, in the same transaction, the tags at its tip. Afterwards
 * nothing is left to commit or to push.
 *
 * Explicit refspecs: --follow-tags would push leftovers of a failed release too.
 *
 * @param {Pick<import('../context.mjs').Demo, 'git'>} demo
 */
export async function push({ git }) {
  const tags = (await git('tag', '--points-at', 'HEAD')).split('\n').filter((tag) => tag !== '');
  const refspecs = tags.map((tag) => `refs/tags/${tag}:refs/tags/${tag}`);
  await git('push', '--quiet', '--atomic', 'origin', 'HEAD:refs/heads/main', ...refspecs);
  strictEqual(await git('status', '--porcelain'), '', 'the working tree is clean');
  const [remote] = (await git('ls-remote', 'origin', 'refs/heads/main')).split('\t');
  strictEqual(remote, await git('rev-parse', 'HEAD'), 'the remote is at the tip');
}
