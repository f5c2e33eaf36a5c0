import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ACTOR = fileURLToPath(new URL('./actor.mjs', import.meta.url));
const MOST_STDERR = 4000;

/**
 * @typedef {object} Told what an actor told of itself, and how it ended
 * @property {string[]} steps
 * @property {{ number: number, step: string } | null} stopped the step it stood still at
 * @property {{ kind: 'ended', outcome: string, what: string | null }
 *   | { kind: 'threw', code: string | null, where: string | null, message: string, stack: string }
 *   | { kind: 'killed', stderr: string } | { kind: 'hung' }} end
 * @property {number[]} workers pids of the processes it started
 *
 * @typedef {(actor: { kill: () => void, killWorkers: () => void, letGo: () => void }) => void} OnStop
 */

/**
 * Runs an actor to its end.
 *
 * @param {import('./actor.mjs').Order} order
 * @param {object} options
 * @param {Record<string, string>} options.env
 * @param {number} options.deadline milliseconds after which it is taken to hang, and killed
 * @param {OnStop} [options.onStop] what is done with it at the step it stands still at; default: it is killed
 * @param {AbortSignal} options.signal kills it
 * @returns {Promise<Told>}
 */
export async function runActor(order, { env, deadline, onStop = ({ kill }) => kill(), signal }) {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [ACTOR, JSON.stringify(order)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const steps = [];
  const workers = [];
  let stopped = null;
  let end = null;
  let stderr = '';
  const stop = () => child.kill('SIGKILL');
  const timer = setTimeout(() => {
    end = { kind: 'hung' };
    stop();
  }, deadline);
  signal.addEventListener('abort', stop);
  child.stderr
    .setEncoding('utf8')
    .on('data', (text) => (stderr = (stderr + text).slice(-MOST_STDERR)));
  const channel = child.stdio[3];
  channel.on('error', () => undefined);
  createInterface({ input: channel }).on('line', (line) => {
    const { kind, ...told } = JSON.parse(line);
    if (kind === 'worker') workers.push(told.pid);
    else if (kind === 'step') {
      steps.push(told.step);
      if (!told.stops) return;
      stopped = { number: told.number, step: told.step };
      onStop({
        kill: stop,
        killWorkers: () => workers.forEach(endProcess),
        letGo: () => channel.write('\n'),
      });
    } else end = { kind, ...told };
  });
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return { steps, workers, stopped, end: end ?? { kind: 'killed', stderr } };
}

/** Whether a process is still there. One that nobody has waited for yet is not. */
export function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
  return !isZombie(pid);
}

/** On Linux; elsewhere whoever inherits a process waits for it at once. */
function isZombie(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return process.platform === 'linux';
    throw error;
  }
}

function endProcess(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
