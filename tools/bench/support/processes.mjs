import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts programs of which none outlives an abort. Each leads a group of its own, so that
 * what it starts ends with it.
 *
 * @param {AbortSignal} signal
 */
export function openProcesses(signal) {
  return {
    /** Starts a program; the caller reads and writes its streams, and awaits `ended`. */
    start(command, args, { cwd, env = process.env, stdio = 'pipe' } = {}) {
      signal.throwIfAborted();
      const child = spawn(command, args, { cwd, env, stdio, detached: true });
      const stop = () => killGroup(child.pid);
      signal.addEventListener('abort', stop);
      const ended = once(child, 'close').finally(() => signal.removeEventListener('abort', stop));
      return { child, ended: ended.then(([code]) => code) };
    },

    /**
     * Runs a program to its end.
     * @returns its output, and how many seconds it took
     * @throws Error when it fails
     */
    async run(command, args, { discard = false, ...options } = {}) {
      const started = performance.now();
      const stdio = ['ignore', discard ? 'ignore' : 'pipe', 'pipe'];
      const { child, ended } = this.start(command, args, { ...options, stdio });
      const stdout = collect(child.stdout);
      const stderr = collect(child.stderr);
      const code = await ended;
      const seconds = (performance.now() - started) / 1000;
      signal.throwIfAborted();
      if (code !== 0) {
        const said = `${stdout()}\n${stderr()}`.trim().slice(-4000);
        throw new Error(`${command} ${args.slice(0, 6).join(' ')} ended with ${code}:\n${said}`);
      }
      return { stdout: stdout(), seconds };
    },
  };
}

function collect(stream) {
  const chunks = [];
  stream?.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
