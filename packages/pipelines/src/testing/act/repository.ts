import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const AUTHOR = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

/** A git repository of a test. */
export interface TestRepository {
  folder: string;
  git(...args: string[]): string;
  /** Writes files and commits them. */
  commit(files: Readonly<Record<string, string>>): string;
}

/** Makes a repository on `main` in a folder that is not there yet. */
export function makeRepository(folder: string): TestRepository {
  const git = (...args: string[]) =>
    execFileSync('git', [...AUTHOR, ...args], { cwd: folder, encoding: 'utf8' }).trim();
  mkdirSync(folder, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    commit(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', Object.keys(files).join(' '));
      return git('rev-parse', 'HEAD');
    },
  };
}
