import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../local-cloud-error';
import { isRunning, type KnownProcess } from '../processes/end-process';
import { processIdentity } from '../processes/process-identity';
import { writeWhole } from './write-whole';

export interface LockOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds to wait for the process that holds it. Default 600 000. */
  patience?: number;
  /** Called once when it has to be waited for, with the process that holds it. */
  onWait?: (pid: number) => void;
}

/** Who holds a ticket. `released` is written by the holder itself, at the end. */
interface Ticket extends KnownProcess {
  /** Tells apart holders within one process. */
  holder: string;
  released: boolean;
}

/**
 * Runs `work` while no other process, and nobody else in this one, does the same under `folder`.
 *
 * The lock survives the death of its holder by SIGKILL: it is then free at once. It is a folder of
 * numbered tickets. The highest one holds. A ticket is made by a hard link, so that it is there as a
 * whole and only one can make each number. Nobody ever removes the highest one: who takes over makes
 * the next number, and removes those below. Numbers so never go back, and whoever was late finds a higher one
 * than its own.
 *
 * @throws LocalCloudError `busy` when patience ends; the reason of the signal when that fires.
 */
export async function withLock<T>(
  folder: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const release = await acquire(folder, options);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(folder: string, options: LockOptions): Promise<() => Promise<void>> {
  const until = Date.now() + (options.patience ?? 600_000);
  const own: Ticket = {
    pid: process.pid,
    identity: (await processIdentity(process.pid)) ?? '',
    holder: randomUUID(),
    released: false,
  };
  let waited = false;
  for (;;) {
    options.signal?.throwIfAborted();
    const highest = Math.max(0, ...(await numbers(folder)));
    const ticket = highest === 0 ? null : await readTicket(folder, highest);
    if (ticket !== null && !ticket.released && (await isRunning(ticket))) {
      if (!waited) options.onWait?.(ticket.pid);
      waited = true;
      if (Date.now() > until) throw busy(folder, ticket.pid);
      await sleep(50, undefined, { signal: options.signal }).catch(() => undefined);
    } else if (ticket !== null || highest === 0) {
      const number = highest + 1;
      if (await make(folder, number, own)) return () => releaseTicket(folder, number, own);
    }
  }
}

async function make(folder: string, number: number, ticket: Ticket): Promise<boolean> {
  const draft = join(folder, `${ticket.holder}.draft`);
  await writeFile(draft, JSON.stringify(ticket), { mode: 0o600 });
  try {
    await link(draft, join(folder, String(number)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const all = await numbers(folder);
  if (all.some((other) => other > number)) {
    await rm(join(folder, String(number)), { force: true });
    return false;
  }
  for (const other of all) {
    if (other < number) await rm(join(folder, String(other)), { force: true });
  }
  return true;
}

async function releaseTicket(folder: string, number: number, ticket: Ticket): Promise<void> {
  await writeWhole(join(folder, String(number)), JSON.stringify({ ...ticket, released: true }));
}

async function numbers(folder: string): Promise<number[]> {
  return (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
}

/** null when it has been removed since, for a higher one: look again. */
async function readTicket(folder: string, number: number): Promise<Ticket | null> {
  try {
    return JSON.parse(await readFile(join(folder, String(number)), 'utf8')) as Ticket;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function busy(folder: string, pid: number): LocalCloudError {
  return new LocalCloudError({
    code: 'busy',
    where: folder,
    what: `process ${pid} is at work with this local cloud`,
    fix: `Wait for it, or end it (kill ${pid}), and try again.`,
  });
}
