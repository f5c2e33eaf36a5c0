import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * @typedef {object} RanTask
 * @property {string} id `deals-ms:build`
 * @property {string} project
 * @property {string} target
 * @property {boolean} cached Whether its result came from the cache.
 */

/**
 * nx of one workspace. `run` is any command; `tasks` is one that runs tasks, and
 * tells from the record Nx keeps (not from what it prints) which of them ran.
 *
 * @param {string} workspace
 * @param {import('./index.mjs').ConsumerOptions} options
 */
export function nxIn(workspace, options) {
  const nx = join(workspace, 'node_modules', '.bin', 'nx');
  const record = join(workspace, '.nx', 'cache', 'run.json');
  /**
   * @param {readonly string[]} args
   * @param {Partial<import('./run.mjs').RunOptions>} [overrides]
   */
  const command = (args, overrides) => run(nx, args, { ...options, ...overrides, cwd: workspace });
  return {
    run: command,
    /**
     * @param {readonly string[]} args
     * @param {Partial<import('./run.mjs').RunOptions>} [overrides]
     */
    async tasks(args, overrides) {
      await rm(record, { force: true });
      const outcome = await command(args, overrides);
      return {
        ...outcome,
        tasks: existsSync(record) ? ranTasks(await readFile(record, 'utf8')) : [],
      };
    },
    /**
     * @param {readonly string[]} args Of `nx show projects`.
     * @returns {Promise<string[]>} Sorted names.
     */
    async projects(...args) {
      const { stdout } = await command(['show', 'projects', '--json', ...args]);
      return JSON.parse(stdout).sort();
    },
  };
}

/**
 * @param {string} record
 * @returns {RanTask[]} Sorted by id.
 */
function ranTasks(record) {
  return JSON.parse(record)
    .tasks.map((/** @type {any} */ task) => ({
      id: task.taskId,
      project: task.projectName,
      target: task.target,
      cached: task.cacheStatus !== 'cache-miss',
    }))
    .sort((/** @type {RanTask} */ a, /** @type {RanTask} */ b) => (a.id < b.id ? -1 : 1));
}
