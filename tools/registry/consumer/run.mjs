import { spawn } from 'node:child_process';

const KILL_AFTER_MS = 5_000;
const TIMEOUT_MS = 10 * 60_000;
const TAIL_LINES = 60;

/**
 * @typedef {object} Outcome
 * @property {number} code
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output Both, in the order they came.
 */

/** A command that ended otherwise than expected; the message holds the end of its output. */
export class CommandError extends Error {
  /**
   * @param {string} command
   * @param {string} cwd
   * @param {string} end How it ended, e.g. "exit code 1".
   * @param {string} output
   */
  constructor(command, cwd, end, output) {
    const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    super(`${command}\n  in ${cwd}\n  ended with ${end}\n${tail}`);
    this.name = 'CommandError';
    this.command = command;
    this.output = output;
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} env The whole environment, nothing is inherited.
 * @property {number | 'any'} [exit] The exit code that is expected, 0 by default.
 * @property {AbortSignal} [signal]
 * @property {number} [timeoutMs] Ten minutes by default.
 * @property {(chunk: string) => void} [onOutput]
 * @property {(group: number) => () => void} [track] Told of the process group; what it
 *   returns is called at its end.
 */

/**
 * Runs one command to its end, without a shell.
 *
 * The child leads a process group of its own; an aborted signal ends the whole
 * group (SIGTERM, five seconds later SIGKILL), since nx and npm have children.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 * @throws {CommandError} when it ends with another exit code, by a signal, or not at all.
 */
export function run(command, args, options) {
  const { cwd, env, exit = 0, timeoutMs = TIMEOUT_MS, onOutput, track } = options;
  const shown = [command, ...args].join(' ');
  const ended = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, ended]) : ended;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const written = { stdout: '', stderr: '', output: '' };
    for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
      child[stream].setEncoding('utf8').on('data', (chunk) => {
        written[stream] += chunk;
        written.output += chunk;
        onOutput?.(chunk);
      });
    }
    const untrack = child.pid === undefined ? undefined : track?.(child.pid);
    /** @type {NodeJS.Timeout | undefined} */
    let last;
    const abort = () => {
      signalGroup(child.pid, 'SIGTERM');
      last = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS);
    };
    signal.addEventListener('abort', abort, { once: true });
    const settle = () => {
      clearTimeout(last);
      signal.removeEventListener('abort', abort);
      untrack?.();
    };
    child.on('error', (cause) => {
      settle();
      reject(new CommandError(shown, cwd, cause.message, written.output));
    });
    child.on('close', (code, killedBy) => {
      settle();
      const end = signal.aborted ? `an abort (${signal.reason})` : killedBy;
      if (end || code === null) {
        signalGroup(child.pid, 'SIGKILL');
        reject(new CommandError(shown, cwd, String(end), written.output));
      } else if (exit !== 'any' && code !== exit) {
        reject(new CommandError(shown, cwd, `exit code ${code}, expected ${exit}`, written.output));
      } else resolve({ code, ...written });
    });
  });
}

/**
 * @param {number | undefined} group
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(group, signal) {
  if (group === undefined) return;
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
