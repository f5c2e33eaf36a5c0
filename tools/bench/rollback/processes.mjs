import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks; what installs, builds or synthesizes lives a hundred times as long. */
const INTERVAL = 5;

/** What is looked for in the arguments of a process. */
const KINDS = Object.freeze({
  install: /(^|\/)(npm|npx|pnpm|yarn|corepack)(-cli\.js|\.c?js)?$/,
  build: /(^|\/)(esbuild|tsc|swc|webpack|rollup|vite)(\.js)?$|executors\/build\//,
  synth: /infra\/bin\/service-app\.ts$|(^|\/)cdk$/,
});

/**
 * Runs a program to its end, and looks in /proc which processes it is and starts, directly or by others.
 *
 * @param {ReturnType<typeof import('../support/processes.mjs').openProcesses>} processes
 * @param {Parameters<ReturnType<typeof import('../support/processes.mjs').openProcesses>['start']>} command
 * @returns {Promise<string[][]>} the arguments of each process
 * @throws Error when it fails
 */
export async function traceProcesses(processes, [command, args, options]) {
  const { child, ended } = processes.start(command, args, { ...options, stdio: 'ignore' });
  const seen = new Map();
  let isOver = false;
  const over = ended.finally(() => (isOver = true));
  while (!isOver) {
    look(child.pid, seen);
    await sleep(INTERVAL);
  }
  const code = await over;
  if (code !== 0) throw new Error(`${basename(command)} ${args.join(' ')} ended with ${code}`);
  return [...seen.values()];
}

/**
 * Which kinds of work some processes do: `install`, `build`, `synth`.
 * @param {readonly (readonly string[])[]} traced arguments of each process
 */
export function kindsOf(traced) {
  return Object.entries(KINDS)
    .filter(([, pattern]) => traced.some((args) => args.some((each) => pattern.test(each))))
    .map(([kind]) => kind);
}

function look(root, seen) {
  const all = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const stat = readWhole(`/proc/${name}/stat`);
    // The name of the program may have blanks, and is in brackets.
    const [, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(name), parent: Number(parent), session: Number(session) }];
  });
  // Parents mostly come before their children; who is missed now is found by the next look.
  for (const { pid, parent, session } of all) {
    if (pid !== root && session !== root && !seen.has(parent)) continue;
    const args = readWhole(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
    if (args.length > 0) seen.set(pid, args);
  }
}

/** @returns nothing of a process that has ended */
function readWhole(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
