import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real git repository in a temporary folder, with fixed identities and dates. */
export interface TestRepository {
  readonly root: string;
  /** Runs git and returns its trimmed stdout; throws when it fails. */
  git(...args: string[]): string;
  /** Changes the files (every change is a new content) and commits; no files make an empty commit. */
  commit(message: string, files?: string[]): string;
  /** Writes given contents (`null` deletes) and commits. */
  commitFiles(message: string, files: Record<string, string | null>): string;
  /** Creates and checks out a branch, at HEAD or at `start`. */
  branch(name: string, start?: string): void;
  checkout(name: string): void;
  /** Merges with a merge commit. */
  merge(branch: string, message: string): string;
  /** Annotated tags on HEAD. */
  tag(...names: string[]): void;
  /** Adds a bare remote called origin and pushes everything. */
  addRemote(): string;
  /** Clones this repository's remote, or the repository itself. */
  clone(...options: string[]): TestRepository;
  /** The same again, with a remote of its own if this one has one. */
  copy(): TestRepository;
}

/** Makes repositories for one spec file. */
export interface TestRepositories {
  create(): TestRepository;
  /** A folder that is no repository. */
  folder(): string;
  /** Removes all of them. */
  dispose(): void;
}

const START = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

export function testRepositories(): TestRepositories {
  const folders: string[] = [];
  const folder = (): string => {
    const path = realpathSync(mkdtempSync(join(tmpdir(), 'release-spec-')));
    folders.push(path);
    return path;
  };
  return {
    create: () => {
      const root = folder();
      const repository = open(root, folder);
      repository.git('init', '--quiet', '--initial-branch=main');
      configure(repository);
      return repository;
    },
    folder,
    dispose: () =>
      folders.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })),
  };
}

function configure(repository: TestRepository): void {
  repository.git('config', 'user.name', 'Ada Lovelace');
  repository.git('config', 'user.email', 'ada@example.com');
}

function open(root: string, folder: () => string): TestRepository {
  let clock = 0;
  let remote: string | undefined;
  const git = (...args: string[]): string => {
    const date = `${START + clock * 60} +0000`;
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  const commitAll = (message: string): string => {
    clock += 1;
    git('add', '--all');
    git(
      'commit',
      '--quiet',
      '--allow-empty',
      '--allow-empty-message',
      '--cleanup=verbatim',
      '-m',
      message,
    );
    return git('rev-parse', 'HEAD');
  };
  const repository: TestRepository = {
    root,
    git,
    commit: (message, files = []) => {
      files.forEach((file) => write(file, `${message}\n${clock}\n`));
      return commitAll(message);
    },
    commitFiles: (message, files) => {
      for (const [file, content] of Object.entries(files)) {
        if (content === null) rmSync(join(root, file), { recursive: true });
        else write(file, content);
      }
      return commitAll(message);
    },
    branch: (name, start = 'HEAD') => void git('checkout', '--quiet', '-b', name, start),
    checkout: (name) => void git('checkout', '--quiet', name),
    merge: (branch, message) => {
      clock += 1;
      git('merge', '--quiet', '--no-ff', '-m', message, branch);
      return git('rev-parse', 'HEAD');
    },
    tag: (...names) => names.forEach((name) => git('tag', '-a', name, '-m', name)),
    addRemote: () => {
      remote = folder();
      git('init', '--quiet', '--bare', '--initial-branch=main', remote);
      git('remote', 'add', 'origin', remote);
      git('push', '--quiet', 'origin', '--all');
      git('push', '--quiet', 'origin', '--tags');
      return remote;
    },
    clone: (...options) => {
      const target = folder();
      git('clone', '--quiet', ...options, `file://${remote ?? root}`, target);
      const clone = open(target, folder);
      configure(clone);
      return clone;
    },
    copy: () => {
      const target = folder();
      cpSync(root, target, { recursive: true });
      const twin = open(target, folder);
      if (remote !== undefined) {
        const origin = folder();
        cpSync(remote, origin, { recursive: true });
        twin.git('remote', 'set-url', 'origin', origin);
      }
      return twin;
    },
  };
  return repository;
}
