import { posix, resolve } from 'node:path';

/**
 * Where a git repository is: a URL, the scp-like form (`git@host:org/name.git`),
 * or a path. Only transports that cannot run a command of the address are known;
 * `http` only on the machine itself.
 */
export interface RepositoryAddress {
  transport: 'https' | 'http' | 'ssh' | 'git' | 'file' | 'codecommit';
  /** Host and port, lower case; empty for a path and for CodeCommit. */
  host: string;
  path: string;
}

type Read = RepositoryAddress | { problem: string };

const HELPER = /^([A-Za-z0-9][A-Za-z0-9+.-]*)::(.*)$/;
const URL_FORM = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/]*)(.*)$/;
const SCP_FORM = /^(?:([\w.-]+)@)?([A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\]):(.+)$/;
const HOST = /^(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
const USER = /^\w[\w.-]*$/;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const CODECOMMIT = /^(?:\w[\w.-]*@)?\w[\w.-]*$/;

const CREDENTIALS =
  'it holds credentials, which would be written into files that are committed; leave them out, git asks its credential helper for them';
const KNOWN =
  'known are https, ssh, git, codecommit, file, the form git@host:path, and paths (http on localhost only)';

/**
 * Says why an address cannot be used.
 *
 * @returns `undefined` when it can; the reason never repeats the address, which may hold a secret
 */
export function repositoryProblem(text: string): string | undefined {
  const read = readAddress(text);
  return 'problem' in read ? read.problem : undefined;
}

/**
 * What two addresses of one repository have in common: host and path, whatever
 * the transport, the user and a `.git` at the end.
 */
export function repositoryKey(text: string): string {
  const read = readAddress(text);
  if ('problem' in read) return text;
  const path = posix
    .normalize(read.path)
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return read.transport === 'file' ? path : `${read.host}/${path.replace(/^\/+/, '')}`;
}

/**
 * The address as git takes it from any folder: a path is made absolute.
 *
 * @param root absolute path that relative ones start from
 */
export function resolveRepository(text: string, root: string): string {
  const isPath = !URL_FORM.test(text) && !HELPER.test(text) && !isScp(text);
  return isPath ? resolve(root, text) : text;
}

function readAddress(text: string): Read {
  if (text === '') return { problem: 'it is empty' };
  if (/[\u0000-\u001f\u007f]/.test(text) || text.trim() !== text)
    return { problem: 'it has a control character, or a blank at an end' };
  if (text.includes('\\')) return { problem: 'it has a backslash; use forward slashes' };
  if (text.startsWith('-')) return { problem: 'git would take it for an option' };
  const [, helper, rest = ''] = HELPER.exec(text) ?? [];
  if (helper !== undefined) return readHelper(helper, rest);
  const [, scheme, authority = '', path = ''] = URL_FORM.exec(text) ?? [];
  if (scheme !== undefined) return readUrl(scheme.toLowerCase(), authority, path);
  return isScp(text) ? readScp(text) : { transport: 'file', host: '', path: text };
}

/** As git sees it: a colon before the first slash makes a host. */
function isScp(text: string): boolean {
  return /^[^/]*:/.test(text);
}

function readHelper(helper: string, rest: string): Read {
  if (helper !== 'codecommit')
    return { problem: `the transport "${helper}" is not allowed; ${KNOWN}` };
  const [, region, , path = ''] = /^(([a-z]+-)+\d+):\/\/(.*)$/.exec(rest) ?? [];
  if (region === undefined || !CODECOMMIT.test(path))
    return { problem: 'of CodeCommit it must be codecommit::region://[profile@]repository' };
  return { transport: 'codecommit', host: region, path: path.replace(/^.*@/, '') };
}

function readUrl(transport: string, authority: string, path: string): Read {
  switch (transport) {
    case 'codecommit':
      if (!CODECOMMIT.test(authority) || path !== '')
        return { problem: 'of CodeCommit it must be codecommit://[profile@]repository' };
      return { transport, host: '', path: authority.replace(/^.*@/, '') };
    case 'file':
      return authority === '' && path !== '/'
        ? { transport, host: '', path }
        : { problem: 'a file URL must be file:///path' };
    case 'http':
      if (!LOOPBACK.test(authority) && !authority.includes('@'))
        return { problem: 'http is not safe to release from; use https or ssh' };
      return readHosted(transport, authority, path);
    case 'https':
    case 'git':
    case 'ssh':
      return readHosted(transport, authority, path);
    default:
      return { problem: `the transport "${transport}" is not allowed; ${KNOWN}` };
  }
}

function readHosted(
  transport: 'https' | 'http' | 'git' | 'ssh',
  authority: string,
  path: string,
): Read {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  const host = authority.slice(at + 1);
  if (at !== -1 && !(transport === 'ssh' && USER.test(user))) return { problem: CREDENTIALS };
  if (!HOST.test(host)) return { problem: 'its host is no name of a host' };
  if (/[?#]/.test(path)) return { problem: 'a query or a fragment is no part of a repository' };
  if (path === '' || path === '/') return { problem: 'it has no path' };
  return { transport, host: host.toLowerCase(), path };
}

function readScp(text: string): Read {
  const [, user, host = '', path = ''] = SCP_FORM.exec(text) ?? [];
  if (/^[^/@]*:[^/@]*@/.test(text)) return { problem: CREDENTIALS };
  if (host === '' || path.startsWith('-') || (user !== undefined && !USER.test(user)))
    return { problem: `it is no address that git reads; ${KNOWN}` };
  return { transport: 'ssh', host: host.toLowerCase(), path };
}
