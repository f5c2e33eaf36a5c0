import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../../infrastructure/testing/mini-stack';
import type { PostgresAddress } from '../postgres/postgres-address';

export interface TestPostgres {
  address: PostgresAddress;
  /** `PATH` leads to the programs of the same version. */
  env: { PATH: string };
  /** An empty database of that name. */
  create(database: string): PostgresAddress;
  end(): void;
}

/** Where Debian keeps the servers, which are not on `PATH` there. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * Starts a PostgreSQL in a new temporary folder, at a free loopback port. It refuses to run as root: then it runs as `postgres`, or `nobody`.
 *
 * @throws Error naming the package to install when there is none on this machine
 */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'delivery-postgres-'));
  const owner = process.getuid?.() === 0 ? otherUser() : {};
  const data = join(folder, 'data');
  mkdirSync(data);
  if (owner.uid !== undefined && owner.gid !== undefined)
    for (const each of [folder, data]) chownSync(each, owner.uid, owner.gid);
  const env = { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`, LC_ALL: 'C' };
  const run = (program: string, args: string[]): void => {
    const { status, stdout, stderr, error } = spawnSync(join(programs, program), args, {
      ...owner,
      env,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(`${program} failed: ${error?.message ?? `${stdout}${stderr}`}`);
  };
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    run('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
    const port = await freePort();
    const settings = `-h 127.0.0.1 -p ${port} -k ${folder} -c fsync=off -c shared_buffers=16MB`;
    run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-o', settings, 'start']);
    const address = (database: string): PostgresAddress => ({
      host: '127.0.0.1',
      port,
      database,
      user: 'tester',
    });
    const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'tester'];
    return {
      address: address('postgres'),
      env,
      create(database) {
        execFileSync(join(programs, 'createdb'), [...connection, database], { env });
        return address(database);
      },
      end() {
        run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function findPrograms(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...newestFirst.map((version) => join(DEBIAN, version, 'bin')),
  ];
  const needed = ['initdb', 'pg_ctl', 'postgres', 'createdb', 'pg_dump', 'pg_restore', 'psql'];
  const found = folders.find(
    (folder) => folder !== '' && needed.every((program) => existsSync(join(folder, program))),
  );
  if (found === undefined)
    throw new Error(
      `There is no PostgreSQL on this machine (${needed.join(', ')}). Install it: apt-get install postgresql (Debian's package postgresql).`,
    );
  return found;
}

function otherUser(): { uid?: number; gid?: number } {
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const group = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (status === 0) return { uid: Number(stdout), gid: Number(group.stdout) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither the user postgres nor nobody.',
  );
}
