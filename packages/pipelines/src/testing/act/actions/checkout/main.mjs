import { mkdirSync } from 'node:fs';
import { chooseRef } from './choose-ref.mjs';

const { fail, git, inWorkspace, readInputs, tell } = await import(process.env.STAND_IN_SUPPORT);

const inputs = readInputs([
  ...['repository', 'ref', 'token', 'ssh-key', 'ssh-known-hosts', 'ssh-strict', 'ssh-user'],
  ...['persist-credentials', 'path', 'clean', 'filter', 'sparse-checkout', 'show-progress'],
  ...['sparse-checkout-cone-mode', 'fetch-depth', 'fetch-tags', 'lfs', 'submodules'],
  ...['set-safe-directory', 'github-server-url', 'allow-unsafe-pr-checkout'],
]);
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_REF, GITHUB_SHA } = process.env;
if (inputs.repository !== '' && inputs.repository !== GITHUB_REPOSITORY) {
  fail(`This run has the repository ${GITHUB_REPOSITORY} alone, not ${inputs.repository}`);
}

const folder = inWorkspace(inputs.path);
mkdirSync(folder, { recursive: true });
git(folder, ['init', '--quiet']);
git(folder, ['remote', 'add', 'origin', `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`]);
if (inputs['persist-credentials'] !== 'false') {
  const token = Buffer.from(`x-access-token:${inputs.token}`).toString('base64');
  const key = `http.${GITHUB_SERVER_URL}/.extraheader`;
  git(folder, ['config', '--local', key, `AUTHORIZATION: basic ${token}`]);
}

const known = git(folder, ['ls-remote', '--quiet', 'origin'])
  .split('\n')
  .map((line) => line.split('\t')[1] ?? '');
const chosen = chooseRef(inputs.ref, { ref: GITHUB_REF, sha: GITHUB_SHA }, known);
if (chosen === null) fail(`A branch or tag with the name '${inputs.ref}' could not be found`);

const branches = '+refs/heads/*:refs/remotes/origin/*';
const tags = '+refs/tags/*:refs/tags/*';
const fetch = (...more) => git(folder, ['fetch', '--quiet', '--no-tags', '--prune', ...more]);
if (inputs['fetch-depth'] === '0') {
  fetch('origin', branches, tags);
  // A branch may have moved since the event.
  fetch('origin', chosen.refspec);
} else {
  const withTags = inputs['fetch-tags'] === 'true' ? [tags] : [];
  fetch(`--depth=${inputs['fetch-depth']}`, 'origin', ...withTags, chosen.refspec);
}
git(folder, ['checkout', '--quiet', '--force', ...chosen.checkout]);
const commit = git(folder, ['rev-parse', 'HEAD']).trim();
console.log(`${chosen.name} is ${commit}`);
tell('OUTPUT', { ref: chosen.name, commit });
