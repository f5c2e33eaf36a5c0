import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A real git server on a free loopback port. */
export interface GitServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Connections that are open. */
  connections(): number;
  close(): Promise<void>;
}

export interface GitServerOptions {
  /** Asks for this `user:password`, by basic authentication; given twice, it is refused as by GitHub. */
  credentials?: string;
  /** Takes requests and never answers them. */
  silent?: boolean;
}

/**
 * Serves the bare repositories of a folder through `git http-backend`, as web servers do.
 */
async function startGitServer(
  folder: string,
  { credentials, silent = false }: GitServerOptions = {},
): Promise<GitServer> {
  const sockets = new Set<Socket>();
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((request, response) => {
    if (silent) return;
    if (expected !== undefined && request.headers.authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const given = request.rawHeaders.filter((name) => name.toLowerCase() === 'authorization');
    if (given.length > 1) response.writeHead(400).end();
    else runBackend(folder, request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Servers of one spec file. */
export interface GitServers {
  start(folder: string, options?: GitServerOptions): Promise<GitServer>;
  closeAll(): Promise<void>;
}

export function gitServers(): GitServers {
  const servers: GitServer[] = [];
  return {
    start: async (folder, options) => {
      const server = await startGitServer(folder, options);
      servers.push(server);
      return server;
    },
    closeAll: async () => {
      await Promise.all(servers.splice(0).map((server) => server.close()));
    },
  };
}

function runBackend(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const header = (name: string): string => String(request.headers[name] ?? '');
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
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
  const output: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  backend.once('close', () => {
    const whole = Buffer.concat(output);
    const end = whole.indexOf('\r\n\r\n');
    const headers = whole.subarray(0, end).toString('latin1').split('\r\n');
    const pairs = headers.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    const { status = '200', ...rest } = Object.fromEntries(pairs) as Record<string, string>;
    response.writeHead(Number.parseInt(status, 10), rest).end(whole.subarray(end + 4));
  });
}
