import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * What tells a process from a later one that has got the same id: when it was started, as the
 * kernel says it.
 *
 * @returns null when no such process runs. One that has ended and waits for its parent (a zombie)
 * does not run.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (process.platform === 'win32') return isThere(pid) ? 'unknown' : null;
  return psIdentity(pid);
}

async function linuxIdentity(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses, which may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    if (state === 'Z' || state === 'X') return null;
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

function psIdentity(pid: number): Promise<string | null> {
  return new Promise((resolve) => {
    const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
    execFile('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env }, (error, stdout) => {
      const [, state = '', started = ''] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
      resolve(error || started === '' || state.startsWith('Z') ? null : started);
    });
  });
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
