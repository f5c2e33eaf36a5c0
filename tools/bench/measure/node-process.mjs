import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countGitProcesses } from './git-processes.mjs';

const reporter = fileURLToPath(new URL('report-memory.cjs', import.meta.url));

/**
 * @typedef {object} Measured
 * @property {string} stdout
 * @property {number} seconds of the whole process, its start included
 * @property {number} peakMiB of the largest Node process; that of git is not in it
 * @property {number} [gitProcesses] only when they were counted
 */

/**
 * Runs a Node program and measures it.
 *
 * @param {ReturnType<typeof import('../support/processes.mjs').openProcesses>} processes
 * @param {string} home for what it writes down, which is removed again
 * @param {string[]} args the program and its arguments
 * @param {{ cwd: string, env: object, countGit?: boolean }} options counting costs some time
 * @returns {Promise<Measured>}
 */
export async function measureNode(processes, home, args, { cwd, env, countGit = false }) {
  const folder = await mkdtemp(join(home, 'measured-'));
  const trace = join(folder, 'trace');
  try {
    const { stdout, seconds } = await processes.run(process.execPath, args, {
      cwd,
      env: {
        ...env,
        NODE_OPTIONS: `--require=${JSON.stringify(reporter)}`,
        BENCH_MEMORY: folder,
        ...(countGit && { GIT_TRACE2_EVENT: trace }),
      },
    });
    return {
      stdout,
      seconds,
      peakMiB: await readPeak(folder),
      ...(countGit && { gitProcesses: countGitProcesses(await readFile(trace, 'utf8')) }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPeak(folder) {
  const files = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
  const peaks = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return Math.max(...peaks.map(Number)) / 1024;
}
