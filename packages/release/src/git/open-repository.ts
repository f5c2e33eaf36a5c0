import { availableParallelism } from 'node:os';
import { ReleaseError } from '../release-error';
import {
  changesArguments,
  changesInput,
  parseChanges,
  parseRenames,
  renamesArguments,
} from './changes-parser';
import type { Commit, GitReader } from './git-reader';
import { spawnGit, type GitRunner } from './git-runner';
import { logArguments, parseLog } from './log-parser';
import { findCommit, readTags } from './read-refs';

/**
 * The git repository a folder is in, or a bare repository. Paths are relative
 * to the folder, which may be below the repository's top; changes outside of it
 * are not seen. Every method starts one git process, whatever the repository's
 * size, plus one that asks once where the folder is.
 *
 * @param root absolute path
 * @param git only for tests
 */
export function openRepository(root: string, git: GitRunner = spawnGit(root)): GitReader {
  let place: Promise<Place> | undefined;
  const findPlace = (): Promise<Place> => (place ??= readPlace(root, git));
  return {
    async resolveCommit(revision) {
      await findPlace();
      return resolveCommit(git, root, revision);
    },
    async isShallow() {
      return (await findPlace()).shallow;
    },
    async readTags() {
      await findPlace();
      return readTags(git);
    },
    async *readCommits(head): AsyncGenerator<Commit> {
      await findPlace();
      yield* parseLog(git.stream(logArguments([head])));
    },
    async readChanges(commits, under) {
      const { prefix } = await findPlace();
      const args = changesArguments(prefix !== '', fewEnough(under));
      const changes = await readPerCommit({ git, root, commits, args, parse: parseChanges });
      return changes.map(({ files }) => files);
    },
    async readRenames(commits) {
      const { prefix } = await findPlace();
      const args = renamesArguments(prefix !== '');
      const changes = await readPerCommit({ git, root, commits, args, parse: parseRenames });
      return changes.map(({ renames }) => renames);
    },
    async existAt(commit, paths) {
      const { prefix } = await findPlace();
      return exist(
        git,
        paths.map((path) => `${commit}:${prefix}${path}`),
      );
    },
    async readFiles(files) {
      const { prefix } = await findPlace();
      return readFiles(
        git,
        files.map(({ commit, path }) => `${commit}:${prefix}${path}`),
      );
    },
  };
}

/** Where a folder is in its repository. */
export interface Place {
  shallow: boolean;
  /** The folder below the top, with a slash at its end; empty at the top and in a bare repository. */
  prefix: string;
}

/** @throws ReleaseError `not-a-repository` */
export async function readPlace(root: string, git: GitRunner): Promise<Place> {
  const { code, stdout, stderr } = await git.run(
    ['rev-parse', '--is-shallow-repository', '--show-prefix'],
    { allow: [0, 128] },
  );
  if (code !== 0) {
    const unsafe = stderr.includes('dubious ownership');
    throw new ReleaseError({
      code: 'not-a-repository',
      what: unsafe
        ? 'git refuses this repository, another user owns it'
        : 'this is not a git repository',
      where: root,
      fix: unsafe
        ? stderr.trim()
        : 'Run `git init`, commit, and try again; or give the path of a repository.',
    });
  }
  const [shallow = '', ...prefix] = stdout.toString('utf8').split('\n');
  return { shallow: shallow === 'true', prefix: prefix.join('\n').replace(/\n$/, '') };
}

async function resolveCommit(git: GitRunner, root: string, revision: string): Promise<string> {
  const commit = await findCommit(git, revision);
  if (commit !== null) return commit;
  if (revision === 'HEAD') {
    throw new ReleaseError({
      code: 'no-commits',
      what: 'the repository has no commits yet',
      where: root,
      fix: 'Commit your work first: `git add . && git commit`.',
    });
  }
  throw new ReleaseError({
    code: 'unknown-revision',
    what: `there is no commit "${revision}"`,
    where: root,
    fix: 'Give a commit, a branch or a tag of this clone; if it is only on the remote, run `git fetch --tags` first.',
  });
}

/** From so many on, what is read is more than was asked for, and the command line is not too long. */
const MAX_PATHS = 1000;

function fewEnough(paths: readonly string[] = []): readonly string[] {
  return paths.length > MAX_PATHS ? [] : paths;
}

interface PerCommit<Answer> {
  git: GitRunner;
  root: string;
  commits: readonly Pick<Commit, 'hash' | 'parents'>[];
  args: string[];
  parse: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Answer[]>;
}

/** From so many commits on, comparing trees takes longer than starting git once more. */
const COMMITS_TO_SHARE = 2000;

/** git compares trees on one core: what is much is shared between two processes. */
async function readPerCommit<Answer extends { hash: string }>(
  input: PerCommit<Answer>,
): Promise<Answer[]> {
  const { commits } = input;
  if (commits.length < COMMITS_TO_SHARE || availableParallelism() < 2) return readPart(input);
  const middle = Math.ceil(commits.length / 2);
  const parts = [commits.slice(0, middle), commits.slice(middle)];
  return (await Promise.all(parts.map((part) => readPart({ ...input, commits: part })))).flat();
}

/** git says nothing of a commit it does not have, and ends well: so every answer is held against its question. */
async function readPart<Answer extends { hash: string }>({
  git,
  root,
  commits,
  args,
  parse,
}: PerCommit<Answer>): Promise<Answer[]> {
  if (commits.length === 0) return [];
  const all: Answer[] = [];
  for await (const batch of parse(git.stream(args, { input: changesInput(commits) }))) {
    for (const answer of batch) {
      if (answer.hash !== commits[all.length]?.hash) {
        throw unanswered(root, commits[all.length]?.hash);
      }
      all.push(answer);
    }
  }
  if (all.length < commits.length) throw unanswered(root, commits[all.length]?.hash);
  return all;
}

function unanswered(root: string, hash = ''): ReleaseError {
  return new ReleaseError({
    code: 'git-failed',
    what: `git cannot tell what the commit ${hash} changed`,
    where: root,
    fix: 'Check the repository with `git fsck --connectivity-only`; in a partial clone, fetch what is missing.',
  });
}

/** One `cat-file --batch-check` for all; a path with a newline cannot be asked for, and counts as there. */
async function exist(git: GitRunner, objects: string[]): Promise<boolean[]> {
  const askable = objects.filter((object) => !object.includes('\n'));
  if (askable.length === 0) return objects.map(() => true);
  const input = askable.map((object) => `${object}\n`).join('');
  const { stdout } = await git.run(['cat-file', '--batch-check'], { input });
  const lines = stdout.toString('utf8').split('\n');
  const missing = new Set(askable.filter((object, index) => lines[index] === `${object} missing`));
  return objects.map((object) => !missing.has(object));
}

/** One `cat-file --batch` for all; its input is lines, so a path with a newline cannot be asked for. */
async function readFiles(git: GitRunner, objects: string[]): Promise<(string | null)[]> {
  if (objects.length === 0) return [];
  const askable = objects.map((object) => !object.includes('\n'));
  const input = objects
    .filter((_, index) => askable[index])
    .map((object) => `${object}\n`)
    .join('');
  const { stdout } = await git.run(['cat-file', '--batch'], { input });
  let offset = 0;
  const readNext = (object: string): string | null => {
    const missing = `${object} missing\n`;
    const end = stdout.indexOf('\n', offset);
    const header = stdout.subarray(offset, end).toString('utf8');
    if (`${header}\n` === missing) {
      offset = end + 1;
      return null;
    }
    const [, type, size] = header.split(' ');
    const content = stdout.subarray(end + 1, end + 1 + Number(size));
    offset = end + 1 + Number(size) + 1;
    return type === 'blob' ? content.toString('utf8') : null;
  };
  return objects.map((object, index) => (askable[index] ? readNext(object) : null));
}
