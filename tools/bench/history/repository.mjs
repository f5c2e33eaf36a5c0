import { mkdir } from 'node:fs/promises';
import { git } from '../support/git.mjs';
import { importHistory } from './fast-import.mjs';
import { makeHistory } from './history.mjs';

/**
 * Makes a bare repository with a history, packed as a host would serve it.
 *
 * @param {ReturnType<typeof import('../support/processes.mjs').openProcesses>} processes
 * @param {string} folder to be made
 * @param {import('./history.mjs').HistoryOptions} options
 * @returns what is in it, and the rules to release it
 */
export async function makeRepository(processes, folder, options) {
  await mkdir(folder, { recursive: true });
  await git(processes, folder, 'init', '--quiet', '--bare', '--initial-branch=main', '.');
  await git(processes, folder, 'config', 'core.compression', '1');
  const summary = await importHistory(processes, folder, makeHistory(options));
  await git(processes, folder, 'repack', '-a', '-d', '-q');
  await git(processes, folder, 'pack-refs', '--all');
  return summary;
}
