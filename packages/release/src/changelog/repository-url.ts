import type { RepositoryUrl } from '../types';

/** Names of hosts that take ssh on the port of https. */
const SSH_HOSTS: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};

/**
 * Reads where a git remote is seen in a browser: GitHub, GitLab, Bitbucket and
 * CodeCommit, hosted or on a host named after them (`gitlab.example.com`), in the
 * https, ssh, scp-like and `codecommit::` forms. Credentials in the URL are dropped.
 *
 * @param provider what runs on a host whose name does not tell
 * @returns `null` for any other remote: no links are better than wrong ones
 */
export function parseRepositoryUrl(
  remote: string,
  provider?: RepositoryUrl['provider'],
): RepositoryUrl | null {
  const text = remote.trim();
  const codeCommit = /^codecommit::([\w-]+):\/\/(?:[\w.-]+@)?([\w.-]+)$/.exec(text);
  if (codeCommit) return codeCommitUrl(codeCommit[1] ?? '', codeCommit[2] ?? '');
  const parts = split(text);
  if (!parts) return null;
  const path = parts.path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .split('/');
  if (!path.every((part) => /^[\w.~-]+$/.test(part))) return null;
  const region = /^git-codecommit(?:-fips)?\.([\w-]+)\.amazonaws\.com(?:\.cn)?$/.exec(parts.host);
  if (region) return path.length === 3 ? codeCommitUrl(region[1] ?? '', path[2] ?? '') : null;
  return hostedUrl(parts, path, provider ?? providerOf(parts.host));
}

interface Remote {
  host: string;
  port: string;
  path: string;
}

function split(remote: string): Remote | null {
  const url = /^(https?|ssh|git|git\+ssh):\/\/(?:[^@/]*@)?([\w.-]+)(:\d+)?\/(.+)$/i.exec(remote);
  if (url) {
    const [, scheme = '', host = '', port = '', path = ''] = url;
    const isWeb = scheme.toLowerCase() === 'https';
    return { host: webHost(host), port: isWeb ? port : '', path };
  }
  const scp = /^(?:[^@/:]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  return scp ? { host: webHost(scp[1] ?? ''), port: '', path: scp[2] ?? '' } : null;
}

function webHost(host: string): string {
  const name = host.toLowerCase();
  return SSH_HOSTS[name] ?? name;
}

function providerOf(host: string): RepositoryUrl['provider'] | null {
  if (/^(www\.)?github\./.test(host) || host.endsWith('.ghe.com')) return 'github';
  if (/(^|\.)gitlab\./.test(host)) return 'gitlab';
  if (host === 'bitbucket.org') return 'bitbucket';
  return /(^|\.)bitbucket\./.test(host) ? 'bitbucket-server' : null;
}

function hostedUrl(
  { host, port }: Remote,
  path: readonly string[],
  provider: RepositoryUrl['provider'] | null,
): RepositoryUrl | null {
  if (provider === null || provider === 'codecommit') return null;
  const web = `https://${host}${port}`;
  if (provider === 'bitbucket-server') return bitbucketServerUrl(web, path);
  const owner = path.slice(0, -1);
  if (owner.length === 0 || (provider !== 'gitlab' && owner.length > 1)) return null;
  return { provider, host: web, owner: owner.join('/'), name: path.at(-1) ?? '' };
}

/** Its clone URLs have `scm` before the project, and before that the path it is installed at. */
function bitbucketServerUrl(web: string, path: readonly string[]): RepositoryUrl | null {
  const scm = path.lastIndexOf('scm');
  const [owner, name, ...rest] = path.slice(scm + 1);
  if (owner === undefined || name === undefined || rest.length > 0) return null;
  const host = [web, ...path.slice(0, Math.max(scm, 0))].join('/');
  return { provider: 'bitbucket-server', host, owner, name };
}

function codeCommitUrl(region: string, name: string): RepositoryUrl | null {
  const domain = consoleOf(region);
  if (domain === null || name === '') return null;
  return { provider: 'codecommit', host: `https://${region}.${domain}`, owner: region, name };
}

/** The console of a region's partition; `null` for partitions that are not seen from the internet. */
function consoleOf(region: string): string | null {
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) || region.includes('-iso')) return null;
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}
