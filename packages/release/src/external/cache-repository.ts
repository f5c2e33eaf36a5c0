import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryCommit, Tag } from '../git/git-reader';
import type { GitRunner } from '../git/git-runner';
import { logArguments, parseLog } from '../git/log-parser';
import { hashOf } from '../git/objects';
import { readTags } from '../git/read-refs';
import { ReleaseError } from '../release-error';
import type { CommitRange } from './external-reader';

/** The name under which git knows the other repository inside of its cache. */
export const REMOTE = 'external';

/**
 * A bare repository that keeps what was fetched of another one: the history up to some
 * tags, without the contents of files. Nothing else is ever in it, and it can be deleted.
 */
export interface CacheRepository {
  /** Those of the tags that it does not have at their commits. */
  missing(tags: readonly Tag[]): Promise<Tag[]>;
  /** @param remote the runner that may speak to the other repository, which it knows as {@link REMOTE} */
  fetch(tags: readonly Tag[], remote: GitRunner): Promise<void>;
  commitsOf(tags: readonly Tag[]): Promise<HistoryCommit[]>;
  commitsIn(range: CommitRange): Promise<HistoryCommit[]>;
}

/**
 * Opens the cache of a repository, and makes it when it is not there.
 *
 * @param folder of all caches
 * @param address of the repository; its hash is the name of the cache
 * @param id of any commit there, which tells the hash it uses
 */
export async function openCache(
  git: GitRunner,
  folder: string,
  address: string,
  id: string,
): Promise<CacheRepository> {
  const name = createHash('sha256').update(address).digest('hex').slice(0, 32);
  const path = join(folder, `${name}.git`);
  if (!existsSync(join(path, 'HEAD'))) await create(git, folder, path, id);
  const inside = insideOf(git, path);
  const log = async (revisions: string[]): Promise<HistoryCommit[]> => {
    const commits: HistoryCommit[] = [];
    for await (const commit of parseLog(inside.stream(logArguments(revisions, { names: true }))))
      commits.push(commit);
    return commits;
  };
  return {
    missing: (tags) =>
      readable(path, async () => {
        const known = new Map((await readTags(inside)).map(({ name, commit }) => [name, commit]));
        return tags.filter(({ name, commit }) => known.get(name) !== commit);
      }),
    fetch: (tags, remote) => fetchTags(insideOf(remote, path), tags),
    commitsOf: (tags) =>
      readable(path, () => log(['--no-walk=unsorted', ...tags.map(({ commit }) => commit)])),
    commitsIn: ({ tips, bases }) =>
      readable(path, async () => {
        const common = await commonBases(inside, bases);
        return log([...tips.map(({ commit }) => commit), ...common.map((base) => `^${base}`)]);
      }),
  };
}

/** Made aside and moved into place, so that nobody meets half a repository. */
async function create(git: GitRunner, folder: string, path: string, id: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const made = await mkdtemp(join(folder, 'new-'));
  try {
    const format = hashOf(id) === 'sha256' ? ['--object-format=sha256'] : [];
    await git.run(['init', '--quiet', '--bare', '--template=', ...format, '--', made]);
    await rename(made, path);
  } catch (error) {
    if (!existsSync(join(path, 'HEAD'))) throw error;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

function insideOf(git: GitRunner, path: string): GitRunner {
  const place = `--git-dir=${path}`;
  return {
    run: (args, options) => git.run([place, ...args], options),
    stream: (args, options) => git.stream([place, ...args], options),
  };
}

/**
 * Without a depth: a shallow history would hide commits that a later merge brings in. A
 * server that knows no filters sends the contents of files too.
 */
async function fetchTags(git: GitRunner, tags: readonly Tag[]): Promise<void> {
  const input = tags.map(({ name }) => `+refs/tags/${name}:refs/tags/${name}\n`).join('');
  await git.run(
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--no-recurse-submodules',
      '--filter=blob:none',
      '--stdin',
      '--',
      REMOTE,
    ],
    { input },
  );
}

/** The commits whose history all of the tags have in common. */
async function commonBases(git: GitRunner, tags: readonly Tag[]): Promise<string[]> {
  const commits = [...new Set(tags.map(({ commit }) => commit))];
  if (commits.length < 2) return commits;
  const { stdout } = await git.run(['merge-base', '--octopus', '--all', ...commits], {
    allow: [0, 1],
  });
  return stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    throw new ReleaseError({
      code: 'git-failed',
      what: `what was kept of another repository cannot be read (${error.message})`,
      where: path,
      fix: 'Delete this folder, it is made again.',
    });
  }
}
