import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Does something in a temporary folder, which is removed in the end, also when the process
 * is told to stop. Then the signal handed to the work aborts, and the exit code is the shell's
 * for that signal.
 *
 * @param {string} prefix of the folder's name
 * @param {(folder: string, signal: AbortSignal) => Promise<void>} work
 */
export async function inTemporaryFolder(prefix, work) {
  const controller = new AbortController();
  const stop = (name) => controller.abort(name);
  for (const name of SIGNALS) process.on(name, stop);
  const folder = await realpath(await mkdtemp(join(tmpdir(), prefix)));
  try {
    await work(folder, controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    process.stderr.write(`stopped by ${controller.signal.reason}\n`);
    process.exitCode = 128 + constants.signals[controller.signal.reason];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    for (const name of SIGNALS) process.off(name, stop);
  }
}
