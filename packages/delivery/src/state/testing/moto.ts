import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../infrastructure/testing/mini-stack';

/** What the server needs for S3; its own extra `server` brings 180 MB more. */
const PACKAGES = [
  'moto==5.2.5',
  'Flask==3.1.3',
  'flask-cors==6.0.5',
  'PyYAML==6.0.3',
  'py-partiql-parser==0.6.3',
];
const CACHE = join(__dirname, '../../../../../node_modules/.cache/delivery');

/** Starts the server of moto, https://docs.getmoto.org, on a free loopback port. */
export async function startMoto(): Promise<{ endpoint: string; end(): Promise<void> }> {
  const port = await freePort();
  const args = ['-m', 'moto.server', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(python(), args, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let left = 300; !(await answers(endpoint)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error('moto does not start');
    await wait(100);
  }
  return { endpoint, end: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** The interpreter of a virtual environment that has moto; made once. */
function python(): string {
  const place = join(CACHE, PACKAGES.join(',').replaceAll('=', ''));
  if (!existsSync(place)) {
    const part = `${place}.${process.pid}.part`;
    mkdirSync(CACHE, { recursive: true });
    execFileSync('python3', ['-m', 'venv', part]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    execFileSync(join(part, 'bin/python'), [...pip, ...PACKAGES]);
    if (!existsSync(place)) renameSync(part, place);
    rmSync(part, { recursive: true, force: true });
  }
  return join(place, 'bin/python');
}

function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`).then(
    (response) => response.ok,
    () => false,
  );
}
