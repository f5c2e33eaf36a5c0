import { spawn } from 'node:child_process';

/** What is kept of a program's messages for an error. */
const LINES = 12;

/**
 * Runs a program to its end. Its output goes to our messages, so that standard output stays ours.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env All its variables.
 * @returns {Promise<{ code: number, said: string, isMissing: boolean }>} `said`: its last lines.
 */
export function run(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        process.stderr.write(chunk);
      });
    }
    child.once('error', (error) => {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') reject(error);
      else resolve({ code: -1, said: '', isMissing: true });
    });
    child.once('close', (code) => {
      const said = output.trim().split('\n').slice(-LINES).join('\n  ');
      resolve({ code: code ?? -1, said, isMissing: false });
    });
  });
}
