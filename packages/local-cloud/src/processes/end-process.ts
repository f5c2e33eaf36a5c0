import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity';

/** A process as it was written down by another one. */
export interface KnownProcess {
  pid: number;
  /** Of {@link processIdentity}, when it was started. */
  identity: string;
}

export async function isRunning({ pid, identity }: KnownProcess): Promise<boolean> {
  return (await processIdentity(pid)) === identity;
}

/**
 * Ends a process that leads its own group, and what is left of the group: asked first, forced when
 * it takes longer than `grace` milliseconds. Another process that has got its id meanwhile is left alone.
 *
 * @returns Whether it ran, and whether it has ended.
 */
export async function endProcess(
  known: KnownProcess,
  grace: number,
): Promise<{ ran: boolean; ended: boolean }> {
  if (!(await isRunning(known))) return { ran: false, ended: true };
  signalTo(known.pid, 'SIGTERM');
  if (!(await endsWithin(known, grace))) signalTo(known.pid, 'SIGKILL');
  signalTo(-known.pid, 'SIGKILL');
  return { ran: true, ended: await endsWithin(known, 5000) };
}

async function endsWithin(known: KnownProcess, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (await isRunning(known)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function signalTo(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
