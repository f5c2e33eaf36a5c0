import { ReleaseError } from '../release-error';
import type { RepositoryUrl } from '../types';
import { githubReleases, GITHUB_HEADERS } from './github-releases';
import { gitlabReleases } from './gitlab-releases';
import { connect, type HostPatience } from './host-connection';
import type { HostPorts } from './host-ports';
import type { ReleaseHost } from './release-host';

/** Where a host is, and who asks. */
export interface HostAddress {
  repository: RepositoryUrl;
  /** Never shown, in no error either. */
  token: string;
  /** `job` is the `CI_JOB_TOKEN` of a GitLab job. Default `access`. */
  tokenType?: 'access' | 'job';
  /** Base of the API. Default: where the host of the repository has it. */
  apiUrl?: string;
}

/** @throws ReleaseError `invalid-options` */
export function openHost(
  address: HostAddress,
  patience: HostPatience,
  ports: HostPorts,
): ReleaseHost {
  const { repository, token, tokenType = 'access' } = address;
  const { provider, owner, name } = repository;
  if (provider !== 'github' && provider !== 'gitlab') {
    throw new ReleaseError({
      code: 'invalid-options',
      what: 'releases are made at GitHub and GitLab only',
      where: `${repository.host}/${owner}/${name}`,
    });
  }
  checkToken(token);
  const apiUrl = checkApiUrl(address.apiUrl ?? apiUrlOf(repository));
  const common = { apiUrl, token };
  const agent = { 'user-agent': '@org/release', accept: 'application/json' };
  if (provider === 'github') {
    const headers = { ...agent, ...GITHUB_HEADERS, authorization: `Bearer ${token}` };
    const permission = 'the permission "Contents: write" (in GitHub Actions: `contents: write`)';
    const access = { ...common, host: 'GitHub', headers, permission };
    return githubReleases(connect(access, patience, ports), owner, name);
  }
  const authorization: Record<string, string> =
    tokenType === 'job' ? { 'job-token': token } : { authorization: `Bearer ${token}` };
  const permission =
    'the scope "api" and the role Developer, who may create the tag if it is protected';
  const access = { ...common, host: 'GitLab', headers: { ...agent, ...authorization }, permission };
  return gitlabReleases(connect(access, patience, ports), `${owner}/${name}`);
}

function apiUrlOf({ provider, host }: RepositoryUrl): string {
  if (provider === 'gitlab') return `${host}/api/v4`;
  const { hostname } = new URL(host);
  if (hostname === 'github.com' || hostname === 'www.github.com') return 'https://api.github.com';
  return hostname.endsWith('.ghe.com') ? `https://api.${hostname}` : `${host}/api/v3`;
}

/** Anything else would break a header, and the error would show it. */
function checkToken(token: string): void {
  if (/^[\x21-\x7e]+$/.test(token)) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what:
      token === ''
        ? 'there is no token'
        : 'this cannot be a token: it has blanks or other characters',
    where: 'token',
    fix: 'Give the token of the host, without line breaks.',
  });
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The token goes where this says, so it must not go through the open. */
function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url && isSafe && url.username === '' && url.password === '' && !/[?#]/.test(text))
    return url.href.replace(/\/+$/, '');
  throw new ReleaseError({
    code: 'invalid-options',
    what: 'this is no base of an API: it must be https, without credentials and query',
    where: 'apiUrl',
    fix: 'Give it like https://github.example.com/api/v3 or https://gitlab.example.com/api/v4.',
  });
}
