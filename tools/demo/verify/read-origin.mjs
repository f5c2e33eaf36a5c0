import { rcompare } from 'semver';

/** The branch that is released. */
const BRANCH = 'main';

/**
 * @typedef {object} ReleaseTag
 * @property {string} tag `deals-ms@v1.0.1`
 * @property {string} project
 * @property {string} version
 * @property {string} type Of the object the tag names: `tag` when it is annotated.
 * @property {string} commit
 * @property {string} parent First parent of that commit.
 */

/**
 * What a remote says about releases: its tags, and release.json on its branch.
 *
 * @param {import('@org/registry/consumer').GitCommand} git In the remote.
 * @param {string} application
 */
export async function readOrigin(git, application) {
  const tags = await readTags(git);
  const file = `apps/${application}/release.json`;
  const folder = `apps/${application}/releases`;
  const listed = await git('ls-tree', '--name-only', `${BRANCH}:${folder}`);
  return {
    tags,
    head: await git('rev-parse', BRANCH),
    manifest: JSON.parse(await git('show', `${BRANCH}:${file}`)),
    /** Versions whose manifest is kept. */
    kept: listed.split('\n').map((/** @type {string} */ name) => name.replace(/\.json$/, '')),
    /** @param {string} version */
    keptManifest: async (version) =>
      JSON.parse(await git('show', `${BRANCH}:${folder}/${version}.json`)),
    /** @param {string} tag */
    manifestAt: async (tag) => JSON.parse(await git('show', `${tag}:${file}`)),
    /** Files that the commit of a tag changes. @param {ReleaseTag} tag */
    changedBy: async ({ commit, parent }) =>
      (await git('diff', '--name-only', parent, commit)).split('\n'),
  };
}

/**
 * @param {import('@org/registry/consumer').GitCommand} git
 * @returns {Promise<ReleaseTag[]>} By project, newest version first.
 */
async function readTags(git) {
  const names = (await git('tag', '--list'))
    .split('\n')
    .filter((/** @type {string} */ name) => name !== '');
  const tags = [];
  for (const tag of names) {
    const [, project, version] = /^(.+)@v(.+)$/.exec(tag) ?? [];
    if (project === undefined || version === undefined)
      throw new Error(`${tag} is no release tag.`);
    tags.push({
      tag,
      project,
      version,
      type: await git('cat-file', '-t', `refs/tags/${tag}`),
      commit: await git('rev-parse', `refs/tags/${tag}^{commit}`),
      parent: await git('rev-parse', `refs/tags/${tag}^{commit}^1`),
    });
  }
  return tags.sort((a, b) =>
    a.project === b.project ? rcompare(a.version, b.version) : a.project < b.project ? -1 : 1,
  );
}
