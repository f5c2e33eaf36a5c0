import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitRunner } from '../git/git-runner';
import { hashOf } from '../git/objects';
import { readSetting, settingsEnvironment, type Setting } from '../git/settings';
import type { RefUpdate } from './ref-update';

/** How git is to be started so that it sees the refs to be pushed and nothing else. */
export interface PushRepository {
  /** Goes before the command: relative addresses count from the top of the clone. */
  place: readonly string[];
  env: Record<string, string>;
}

/** What a repository is, rather than how it reaches others; and what was followed already. */
const OWN_SETTINGS =
  /^(core\.(bare|worktree|repositoryformatversion)$|extensions\.|include(if)?\.|branch\.|submodule\.|alias\.)/;

/**
 * Does something with a repository that has just these refs, the objects of the clone and its
 * configuration, `includeIf` and all. Patterns then name exactly what is pushed. Refspecs in the
 * clone would do the same, but git compares each of them with each ref on both sides: with 15,000
 * tags that takes longer than all the rest of a release.
 *
 * The configuration goes through the environment: it may hold credentials, which never
 * reach a file.
 */
export async function withPushRepository<Result>(
  git: GitRunner,
  updates: readonly RefUpdate[],
  work: (repository: PushRepository) => Promise<Result>,
): Promise<Result> {
  const { top, objects } = await findClone(git);
  const settings = await readSettings(git);
  const folder = await mkdtemp(join(tmpdir(), 'release-push-'));
  try {
    await writeRepository(folder, updates);
    return await work({
      place: ['-C', top],
      env: {
        GIT_DIR: folder,
        GIT_COMMON_DIR: folder,
        GIT_OBJECT_DIRECTORY: objects,
        ...settings,
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the way up to the top of the clone, and the absolute path of its objects */
async function findClone(git: GitRunner): Promise<{ top: string; objects: string }> {
  const { stdout } = await git.run([
    'rev-parse',
    '--path-format=absolute',
    '--git-path',
    'objects',
    '--show-cdup',
  ]);
  const text = stdout.toString('utf8');
  // A bare clone has no way up, not even an empty one.
  const [, objects = text.slice(0, -1), top = ''] = /^([^]*)\n((?:\.\.\/)*)\n$/.exec(text) ?? [];
  return { top: top === '' ? '.' : top, objects };
}

/** The configuration of the clone and of this call, as git takes it from the environment. Nothing is left to be added twice. */
async function readSettings(git: GitRunner): Promise<Record<string, string>> {
  const { stdout } = await git.run(['config', '--list', '--includes', '--show-scope', '-z']);
  const tokens = stdout.toString('utf8').split('\0');
  const settings: Setting[] = [];
  for (let index = 0; index + 1 < tokens.length; index += 2) {
    const scope = tokens[index];
    if (scope === 'system' || scope === 'global') continue;
    const setting = readSetting(tokens[index + 1] ?? '');
    if (!OWN_SETTINGS.test(setting[0])) settings.push(setting);
  }
  return { ...settingsEnvironment(settings, 0), GIT_CONFIG_PARAMETERS: '' };
}

/** A bare repository without objects (gitrepository-layout), with all refs in one file. */
async function writeRepository(folder: string, updates: readonly RefUpdate[]): Promise<void> {
  const format =
    hashOf(updates[0]?.object ?? '') === 'sha256'
      ? '\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n'
      : '\trepositoryformatversion = 0\n\tbare = true\n';
  await mkdir(join(folder, 'refs'));
  await Promise.all([
    writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n'),
    writeFile(join(folder, 'config'), `[core]\n${format}`),
    writeFile(
      join(folder, 'packed-refs'),
      updates.map(({ ref, object }) => `${object} ${ref}\n`).join(''),
    ),
  ]);
}
