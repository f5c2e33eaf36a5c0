import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tag } from '../git/git-reader';
import { spawnGit, type GitRunner } from '../git/git-runner';
import { settingsEnvironment, type Setting } from '../git/settings';
import { readRemote } from '../remote/sync';
import { ask, type Conversation } from './ask';
import { openCache, REMOTE, type CacheRepository } from './cache-repository';
import type { Answer, ExternalReader } from './external-reader';
import { limitTo } from './limit';
import { readCloneSettings, remoteEnvironment } from './remote-settings';
import { resolveRepository } from './repository-address';

/** What {@link openExternals} takes. */
export interface ExternalsOptions {
  /** Absolute path of the workspace; relative paths of repositories start there. */
  root: string;
  /** Absolute path of a folder for what is fetched. Default: `cicd/external` in the git folder of the workspace. */
  cacheFolder?: string;
  /** Milliseconds that one git process may speak to another repository. Default 120,000. */
  timeout?: number;
  /** How many repositories are spoken to at the same time. Default 8. */
  concurrency?: number;
  env?: Readonly<Record<string, string | undefined>>;
  git?: GitRunner;
}

/**
 * Reads other repositories with git. Tags come from one `ls-remote` for each repository;
 * when more is needed, the history up to the tags that matter is fetched into a bare
 * repository of its own, without the contents of files, and kept there. The workspace's
 * refs and objects are never touched, and git asks nobody anything.
 */
export function openExternals(options: ExternalsOptions): ExternalReader {
  const { root, timeout = 120_000, concurrency = 8, env = process.env } = options;
  const git = options.git ?? spawnGit(root);
  const handedOn = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  const conversation: Conversation = { env: remoteEnvironment(env), timeout };
  const limit = limitTo(concurrency);
  const tagsOf = new Map<string, Promise<Answer<Tag[]>>>();
  let folder: Promise<string> | undefined;
  let settings: Promise<Setting[]> | undefined;

  const open = async (repository: string, tags: readonly Tag[]): Promise<CacheRepository> =>
    openCache(
      git,
      await (folder ??= cacheFolder(git, options.cacheFolder)),
      resolveRepository(repository, root),
      tags[0]?.commit ?? '',
    );
  const fetching = async (repository: string): Promise<Conversation> => {
    const url: Setting = [`remote.${REMOTE}.url`, resolveRepository(repository, root)];
    const handed = [...(await (settings ??= readCloneSettings(git))), url];
    return { timeout, env: { ...conversation.env, ...settingsEnvironment(handed, handedOn) } };
  };

  return {
    readTags: (repository) => {
      const known = tagsOf.get(repository);
      if (known) return known;
      const address = resolveRepository(repository, root);
      const read = limit(() => ask(git, conversation, (remote) => readTags(remote, address)));
      tagsOf.set(repository, read);
      return read;
    },
    readTagged: (repository, tags) =>
      limit(async () => {
        const cache = await open(repository, tags);
        const failed = await complete(cache, tags, git, () => fetching(repository));
        return failed === null ? { read: await cache.commitsOf(tags) } : { unreachable: failed };
      }),
    readRange: (repository, range) =>
      limit(async () => ({
        read: await (await open(repository, range.tips)).commitsIn(range),
      })),
  };
}

async function readTags(git: GitRunner, address: string): Promise<Tag[]> {
  const { tags } = await readRemote(git, address, []);
  return [...tags].map(([name, commit]) => ({ name, commit }));
}

const ATTEMPTS = 5;

/**
 * Fetches what the cache lacks. Another process may be filling the same cache, and hold a
 * lock for a moment.
 *
 * @returns why it could not be fetched, `null` when all is there
 */
async function complete(
  cache: CacheRepository,
  tags: readonly Tag[],
  git: GitRunner,
  conversation: () => Promise<Conversation>,
): Promise<string | null> {
  let missing = await cache.missing(tags);
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    const wanted = missing;
    const fetched = await ask(git, await conversation(), (remote) => cache.fetch(wanted, remote));
    missing = await cache.missing(tags);
    if (missing.length === 0) break;
    if (!('unreachable' in fetched))
      return 'its tags were changed while they were read; run it again';
    if (attempt === ATTEMPTS || !/\block/i.test(fetched.unreachable)) return fetched.unreachable;
    await wait(100 * attempt);
  }
  return null;
}

async function cacheFolder(git: GitRunner, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const place = await git.run(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return join(place.stdout.toString('utf8').replace(/\n$/, ''), 'cicd', 'external');
}
