import { run } from './run.mjs';

/**
 * @callback GitCommand
 * @param {...string} args
 * @returns {Promise<string>} What git prints, without the last line's end.
 */

/**
 * git in one folder; a command that fails throws with its output.
 *
 * @param {string} cwd
 * @param {import('./index.mjs').ConsumerOptions} options
 * @returns {GitCommand}
 */
export function gitIn(cwd, options) {
  return async (...args) => {
    const { stdout } = await run('git', args, { ...options, cwd });
    return stdout.replace(/\n$/, '');
  };
}
