import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What the server needs for SSM; its own extra `server` brings 180 MB more. */
const PACKAGES = ['moto==5.2.5', 'Flask==3.1.3', 'flask-cors==6.0.5', 'PyYAML==6.0.3'];

/** Below node_modules, so that a fresh installation begins anew. */
const CACHE = join(__dirname, '../../../../node_modules/.cache/runtime-moto');

/** Milliseconds that the server gets until it answers. */
const PATIENCE = 30_000;

/**
 * Starts the server of moto, https://docs.getmoto.org, on a free loopback port. It is installed into a virtual
 * environment first, where it is not there yet.
 */
export async function startMoto(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const python = await installed();
  const port = await freePort();
  const args = ['-m', 'moto.server', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(python, args, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  try {
    await answers(endpoint, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}

/** @returns the Python of a virtual environment that is moved to its place when it is whole */
async function installed(): Promise<string> {
  const folder = join(CACHE, PACKAGES.join(',').replaceAll('=', ''));
  const python = join(folder, 'bin', 'python');
  if (existsSync(folder)) return python;
  mkdirSync(CACHE, { recursive: true });
  const half = join(CACHE, `half-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', half]);
  await run(join(half, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...PACKAGES]);
  try {
    renameSync(half, folder);
  } catch (error) {
    // Another process was faster.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return python;
}

async function run(program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${said}`);
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && child.exitCode === null) {
    if (
      await fetch(`${endpoint}/moto-api/`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await wait(100);
  }
  throw new Error(`moto does not answer at ${endpoint} (exit code ${child.exitCode})`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
