import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { tail } from '../disk/tail';
import { LocalCloudError } from '../local-cloud-error';
import type { KnownProcess } from '../processes/end-process';
import { processIdentity } from '../processes/process-identity';
import { LAUNCHER, PORT_TAKEN } from './launcher';
import { TEMPORARY_FOLDER } from './ministack-variables';

export const LOG_FILE = 'ministack.log';

export interface SpawnInput {
  /** The interpreter of the virtual environment. */
  python: string;
  /** Ports to try, in this order; 0 is any free one. */
  ports: readonly number[];
  /** Absolute. Gets the log and the temporary files. */
  stateFolder: string;
  variables: Record<string, string>;
  /** Writes down the process and its port. MiniStack begins only after that. */
  save: (known: KnownProcess, port: number) => Promise<void>;
}

type Launcher = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Starts MiniStack as a process of its own, which outlives this one.
 *
 * @throws LocalCloudError `port-taken`, `start-failed`; then nothing of it runs.
 */
export async function spawnMinistack(input: SpawnInput): Promise<void> {
  await mkdir(join(input.stateFolder, TEMPORARY_FOLDER), { recursive: true });
  const logFile = join(input.stateFolder, LOG_FILE);
  const log = await open(logFile, 'w', 0o600);
  let launcher: Launcher;
  try {
    launcher = spawn(input.python, ['-I', '-c', LAUNCHER, ...input.ports.map(String)], {
      cwd: input.stateFolder,
      env: input.variables,
      detached: true,
      stdio: ['pipe', 'pipe', log.fd],
    }) as Launcher;
  } finally {
    await log.close();
  }
  // When it ends early its input is closed: that it does not run tells the story.
  launcher.stdin.on('error', () => undefined);
  try {
    const port = await takenPort(launcher, input, logFile);
    const pid = launcher.pid ?? 0;
    const identity = await processIdentity(pid);
    if (identity === null) throw await cannotStart('it ended at once', logFile);
    await input.save({ pid, identity }, port);
    launcher.stdin.end('go\n');
  } catch (error) {
    launcher.stdin.destroy();
    throw error;
  } finally {
    launcher.stdout.destroy();
    launcher.unref();
  }
}

/** The first line the launcher says is the port it has taken. */
async function takenPort(launcher: Launcher, input: SpawnInput, logFile: string): Promise<number> {
  const said = await new Promise<{ port: number } | { why: string; code?: number }>((resolve) => {
    launcher.once('error', (error) => resolve({ why: error.message }));
    launcher.once('close', (code) => resolve({ why: `exit code ${code}`, code: code ?? -1 }));
    createInterface(launcher.stdout).once('line', (line) => resolve({ port: Number(line) }));
  });
  if ('port' in said) return said.port;
  if (said.code !== PORT_TAKEN) throw await cannotStart(said.why, logFile);
  throw new LocalCloudError({
    code: 'port-taken',
    where: `127.0.0.1:${input.ports.join(', ')}`,
    what: 'another program uses this port',
    fix: 'End that program, or choose another port.',
  });
}

async function cannotStart(why: string, logFile: string): Promise<LocalCloudError> {
  const lines = await tail(logFile, 10);
  return new LocalCloudError({
    code: 'start-failed',
    where: logFile,
    what: [`MiniStack could not be started (${why})`, ...lines].join('\n  '),
  });
}
