import { spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { Folders } from '../../infrastructure/testing/folders';

/** Runs git in a folder, with nobody's settings, and returns its trimmed stdout; throws when it fails. */
export function runGit(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** A bare repository with one commit on main, whose HTTP server takes pushes. @returns its path */
export function makeRemote(folders: Folders, ...options: string[]): string {
  const folder = folders.make();
  const [remote, first] = [join(folder, 'remote.git'), join(folder, 'first')];
  runGit(folder, 'init', '--quiet', '--bare', '--initial-branch=main', ...options, remote);
  runGit(remote, 'config', 'http.receivepack', 'true');
  runGit(remote, 'config', 'uploadpack.allowFilter', 'true');
  runGit(folder, 'init', '--quiet', '--initial-branch=main', ...options, first);
  identify(first);
  for (const text of ['begin', 'go on']) {
    runGit(first, 'commit', '--quiet', '--allow-empty', '-m', `feat: ${text}`);
  }
  runGit(first, 'push', '--quiet', remote, 'main');
  return remote;
}

/** @returns path of a new clone */
export function makeClone(folders: Folders, address: string, ...options: string[]): string {
  const clone = join(folders.make(), 'clone');
  runGit(dirname(clone), 'clone', '--quiet', ...options, address, clone);
  identify(clone);
  return clone;
}

function identify(repository: string): void {
  runGit(repository, 'config', 'user.name', 'Ada Lovelace');
  runGit(repository, 'config', 'user.email', 'ada@example.com');
}

export interface GitServer {
  /** The URL of a bare repository in the folder. */
  urlOf(remote: string): string;
  close(): Promise<void>;
}

/** What happens to a request: the connection is lost after it was done or before, or the server fails. */
export type GitMischief = 'lose-answer' | 'lose-request' | 'fail';

/**
 * Serves a folder of bare repositories through `git http-backend`, as web servers do.
 *
 * @param mischief asked for each request, by its path
 */
export async function startGitServer(
  folder: string,
  mischief: (path: string) => GitMischief | undefined = () => undefined,
): Promise<GitServer> {
  const server = createServer((request, response) => {
    const planned = mischief(request.url ?? '');
    if (planned === 'lose-request') request.socket.destroy();
    else if (planned === 'fail') response.writeHead(500).end();
    else runBackend(folder, request, response, planned === 'lose-answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    urlOf: (remote) =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/${basename(remote)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function runBackend(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  isLost: boolean,
): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const header = (name: string): string => String(request.headers[name] ?? '');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: header('content-type'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      HTTP_GIT_PROTOCOL: header('git-protocol'),
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => undefined);
  const output: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  backend.once('close', () => {
    if (isLost) return void request.socket.destroy();
    const whole = Buffer.concat(output);
    const end = whole.indexOf('\r\n\r\n');
    const lines = whole.subarray(0, end).toString('latin1').split('\r\n');
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    const { status = '200', ...rest } = Object.fromEntries(headers) as Record<string, string>;
    response.writeHead(Number.parseInt(status, 10), rest).end(whole.subarray(end + 4));
  });
}
