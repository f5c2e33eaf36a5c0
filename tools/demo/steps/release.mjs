import { APPLICATION, SERVICES } from '../story.mjs';
import { readOrigin } from '../verify/read-origin.mjs';
import { verifyRelease } from '../verify/verify-release.mjs';
import { push } from './git.mjs';

/**
 * `nx release --skip-publish`, pushed, and then read back from the remote.
 *
 * @param {string} title
 * @param {Readonly<Record<string, string>>} versions Expected, by project.
 * @returns {import('../run-steps.mjs').Step[]}
 */
export function release(title, versions) {
  return [
    {
      title: `nx release --skip-publish (${title})`,
      run: async ({ nx }) => {
        await nx.run(['release', '--skip-publish']);
      },
    },
    {
      title: 'git push --atomic, and what the remote says',
      run: async ({ git, remote }) => {
        await push({ git });
        const origin = await readOrigin(remote, APPLICATION);
        await verifyRelease(origin, { application: APPLICATION, services: SERVICES, versions });
        return `${APPLICATION} ${origin.manifest.version}`;
      },
    },
  ];
}
