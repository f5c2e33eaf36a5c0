import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Variables } from '../types';

const VERSION = '1.5.33';
const CACHE = join(__dirname, '../../../../../node_modules/.cache/delivery');

export interface MiniStack {
  endpoint: string;
  /** The variables of a process that shall talk to it. */
  env: Variables;
  end(): Promise<void>;
}

/** Starts a MiniStack (https://github.com/ministackorg/ministack) at a free loopback port. */
export async function startMiniStack(folder: string): Promise<MiniStack> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(python(), ['-m', 'ministack.app'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'ministack.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  for (let left = 200; !(await answers(endpoint)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error('MiniStack does not start');
    await sleep(100);
  }
  return {
    endpoint,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      CDK_DEFAULT_ACCOUNT: '000000000000',
      CDK_DEFAULT_REGION: 'us-east-1',
      CDK_HOME: join(folder, 'cdk'),
    },
    async end() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(forced);
    },
  };
}

/** The interpreter of a virtual environment that has MiniStack; made once. */
function python(): string {
  const place = join(CACHE, `ministack-${VERSION}`);
  if (!existsSync(place)) {
    const part = `${place}.${process.pid}.part`;
    mkdirSync(CACHE, { recursive: true });
    execFileSync('python3', ['-m', 'venv', part]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    execFileSync(join(part, 'bin/python'), [
      ...pip,
      '--only-binary=:all:',
      `ministack==${VERSION}`,
    ]);
    renameSync(part, place);
    rmSync(part, { recursive: true, force: true });
  }
  return join(place, 'bin/python');
}

function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/_localstack/health`).then(
    (response) => response.ok,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
