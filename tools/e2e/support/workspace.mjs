import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitIn, nxIn } from '@org/registry/consumer';
import { asConsumer } from './e2e-run.mjs';

/** @typedef {ReturnType<typeof openWorkspace>} Workspace */

/**
 * A workspace on disk, and what a developer does in it.
 *
 * @param {string} directory
 * @param {Parameters<typeof asConsumer>[0]} [options]
 */
export function openWorkspace(directory, options) {
  const consumer = asConsumer(options);
  const git = gitIn(directory, consumer);
  const path = (/** @type {string} */ file) => join(directory, file);
  return {
    directory,
    git,
    nx: nxIn(directory, consumer),
    exists: (/** @type {string} */ file) => existsSync(path(file)),
    read: (/** @type {string} */ file) => readFile(path(file), 'utf8'),
    json: async (/** @type {string} */ file) => JSON.parse(await readFile(path(file), 'utf8')),
    /** @param {string} file @param {string} content */
    async write(file, content) {
      await mkdir(dirname(path(file)), { recursive: true });
      await writeFile(path(file), content);
    },
    /** Replaces a text that occurs once. @param {string} file @param {string} from @param {string} to */
    async edit(file, from, to) {
      const parts = (await readFile(path(file), 'utf8')).split(from);
      if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
      await writeFile(path(file), parts.join(to));
    },
    /** Commits everything. @param {string} message @returns {Promise<string>} The commit. */
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    /** What is not committed, ignored files left out. */
    status: () => git('status', '--porcelain'),
    /** Tags by name, each with the type of the object it names. */
    async tags() {
      const lines = await git(
        'for-each-ref',
        'refs/tags',
        '--format=%(refname:short) %(objecttype)',
      );
      return Object.fromEntries(
        lines
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split(' ')),
      );
    },
    /** Adds a bare remote `origin`, and pushes the branch. @param {string} remote Its folder. */
    async addRemote(remote) {
      await git('init', '--quiet', '--bare', '--initial-branch=main', remote);
      await git('remote', 'add', 'origin', remote);
      await git('push', '--quiet', '--set-upstream', 'origin', 'main');
    },
  };
}
