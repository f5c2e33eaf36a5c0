import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does instead of, or on the way to, an answer. */
export type Fault =
  /** Hangs up without doing anything. */
  | { drop: 'before' }
  /** Does it and hangs up. */
  | { drop: 'after' }
  /** Does it and sends half of the answer. */
  | { half: 'json' | 'body' }
  /** Answers something else, doing it or not. */
  | {
      status: number;
      headers?: Record<string, string>;
      json?: unknown;
      text?: string;
      does?: boolean;
    }
  /** Does it, and answers when the client has long gone. */
  | { slow: number };

/** A request as the server saw it. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** A host of releases on this machine, of one repository. */
export interface ReleaseHostServer {
  /** Base of its API. */
  readonly url: string;
  /** The releases it has, the newest first, as they were sent. */
  readonly releases: Record<string, unknown>[];
  readonly requests: SeenRequest[];
  /** The tags that were pushed. */
  readonly tags: Set<string>;
  /** What goes wrong with a request; asked for each. */
  fault: (request: SeenRequest, nth: number) => Fault | undefined;
  stop(): Promise<void>;
}

const PAGE = 100;

interface Answer {
  status: number;
  json: unknown;
  headers?: Record<string, string>;
}

type Api = (server: ReleaseHostServer, request: SeenRequest) => Answer;

/** GitHub Enterprise, with the repository `org/deals`. */
export const startGitHub = (): Promise<ReleaseHostServer> => start('/api/v3', github);

/** GitLab, with the project `org/shop/deals`. */
export const startGitLab = (): Promise<ReleaseHostServer> => start('/api/v4', gitlab);

async function start(base: string, api: Api): Promise<ReleaseHostServer> {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: ReleaseHostServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    releases: [],
    requests: [],
    tags: new Set(),
    fault: () => undefined,
    stop: () => stop(server),
  };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await read(request, base);
    host.requests.push(seen);
    answer(response, seen, host, api);
  }
  return host;
}

async function read(request: IncomingMessage, base: string): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: (request.url ?? '').slice(base.length),
    headers: request.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

function answer(
  response: ServerResponse,
  request: SeenRequest,
  host: ReleaseHostServer,
  api: Api,
): void {
  const fault = host.fault(request, host.requests.length);
  const isLost = fault !== undefined && 'drop' in fault && fault.drop === 'before';
  const isOther = fault !== undefined && 'status' in fault && fault.does !== true;
  const own = isLost || isOther ? { status: 0, json: null } : api(host, request);
  if (fault && 'drop' in fault) return void response.socket?.destroy();
  const { status, headers, text } = {
    ...own,
    text: JSON.stringify(own.json),
    ...(fault && 'status' in fault
      ? { headers: {}, ...fault, text: fault.text ?? JSON.stringify(fault.json ?? {}) }
      : {}),
  };
  const send = (): void => {
    const cut = fault && 'half' in fault ? text.slice(0, text.length / 2) : text;
    const length = fault && 'half' in fault && fault.half === 'body' ? text.length : cut.length;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
      ...(cut === text ? {} : { 'content-length': String(length) }),
    });
    if (length > cut.length) response.write(cut, () => response.socket?.destroy());
    else response.end(cut);
  };
  if (fault && 'slow' in fault) setTimeout(send, fault.slow).unref();
  else send();
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const NOT_FOUND: Answer = { status: 404, json: { message: 'Not Found' } };

const github: Api = (host, { method, path, headers, body }) => {
  if (headers.authorization !== 'Bearer secret-token')
    return { status: 401, json: { message: 'Bad credentials' } };
  const base = '/repos/org/deals';
  if (!path.startsWith(`${base}/`)) return NOT_FOUND;
  const rest = path.slice(base.length);
  const [, tag] = /^\/releases\/tags\/([^/?]+)$/.exec(rest) ?? [];
  if (tag !== undefined) return one(host, 'tag_name', decodeURIComponent(tag));
  const [, ref] = /^\/git\/ref\/tags\/(.+)$/.exec(rest) ?? [];
  if (ref !== undefined) {
    const isThere = host.tags.has(decodeURIComponent(ref));
    return isThere ? { status: 200, json: { ref: `refs/tags/${ref}` } } : NOT_FOUND;
  }
  const [, id] = /^\/releases\/(\d+)$/.exec(rest) ?? [];
  if (method === 'PATCH' && id !== undefined) return change(host, 'id', Number(id), body);
  if (method === 'GET') return page(host, path);
  const isSame = (release: Record<string, unknown>): boolean =>
    release['tag_name'] === body['tag_name'] && release['draft'] !== true;
  if (host.releases.some(isSame)) {
    const errors = [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }];
    return { status: 422, json: { message: 'Validation Failed', errors } };
  }
  if (String(body['body']).length > 125_000) {
    const message = 'body is too long (maximum is 125000 characters)';
    const errors = [{ resource: 'Release', code: 'custom', field: 'body', message }];
    return { status: 422, json: { message: 'Validation Failed', errors } };
  }
  host.tags.add(String(body['tag_name']));
  return add(host, { ...body, id: 1000 + host.releases.length });
};

const gitlab: Api = (host, { method, path, headers, body }) => {
  const isKnown =
    headers.authorization === 'Bearer secret-token' || headers['job-token'] === 'secret-token';
  if (!isKnown) return { status: 401, json: { message: '401 Unauthorized' } };
  const base = '/projects/org%2Fshop%2Fdeals/releases';
  if (!path.startsWith(base)) return { status: 404, json: { message: '404 Project Not Found' } };
  const [, tag] = /^\/([^/?]+)$/.exec(path.slice(base.length)) ?? [];
  const name = decodeURIComponent(tag ?? '');
  if (method === 'PUT') return change(host, 'tag_name', name, body);
  if (tag !== undefined) return one(host, 'tag_name', name);
  if (method === 'GET') return page(host, path);
  if (host.releases.some((release) => release['tag_name'] === body['tag_name']))
    return { status: 409, json: { message: 'Release already exists' } };
  if (!host.tags.has(String(body['tag_name'])))
    return { status: 422, json: { message: 'Ref is not specified' } };
  return add(host, body);
};

function page({ releases, url }: ReleaseHostServer, path: string): Answer {
  const query = new URL(path, url).searchParams;
  const [number, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)];
  const last = Math.max(1, Math.ceil(releases.length / Math.min(size, PAGE)));
  const address = (at: number): string => `<${url}/releases?page=${at}&per_page=${size}>`;
  const link = `${address(Math.min(number + 1, last))}; rel="next", ${address(last)}; rel="last"`;
  return {
    status: 200,
    json: releases.slice((number - 1) * size, number * size),
    headers: number < last ? { link } : {},
  };
}

function one({ releases }: ReleaseHostServer, field: string, value: unknown): Answer {
  const found = releases.find((release) => release[field] === value && release['draft'] !== true);
  return found ? { status: 200, json: found } : NOT_FOUND;
}

function add({ releases }: ReleaseHostServer, body: Record<string, unknown>): Answer {
  const release = { ...body, html_url: `https://host.example.com/${String(body['tag_name'])}` };
  releases.unshift(release);
  return { status: 201, json: release };
}

function change(
  { releases }: ReleaseHostServer,
  field: string,
  value: unknown,
  body: Record<string, unknown>,
): Answer {
  const found = releases.find((release) => release[field] === value);
  return found ? { status: 200, json: Object.assign(found, body) } : NOT_FOUND;
}
