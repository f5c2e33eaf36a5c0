import type { RepositoryUrl } from '../types';

/**
 * Reads where a git remote is seen in a browser: GitHub, GitLab and Bitbucket,
 * hosted or on a host named after them (`gitlab.example.com`), in the https, ssh
 * and scp-like forms. Credentials in the URL are dropped.
 *
 * @returns `null` for any other remote: no links are better than wrong ones
 */
export function parseRepositoryUrl(remote: string): RepositoryUrl | null {
  const parts = split(remote.trim());
  if (!parts) return null;
  const provider = providerOf(parts.host);
  const path = parts.path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .split('/');
  const name = path.pop() ?? '';
  if (!provider || path.length === 0 || ![...path, name].every((part) => /^[\w.~-]+$/.test(part)))
    return null;
  if (provider !== 'gitlab' && path.length > 1) return null;
  return { provider, host: `https://${parts.host}${parts.port}`, owner: path.join('/'), name };
}

function split(remote: string): { host: string; port: string; path: string } | null {
  const url = /^(https?|ssh|git|git\+ssh):\/\/(?:[^@/]*@)?([\w.-]+)(:\d+)?\/(.+)$/i.exec(remote);
  if (url) {
    const [, scheme = '', host = '', port = '', path = ''] = url;
    const isWeb = scheme.toLowerCase() === 'https';
    return { host: host.toLowerCase(), port: isWeb ? port : '', path };
  }
  const scp = /^(?:[^@/:]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  return scp ? { host: (scp[1] ?? '').toLowerCase(), port: '', path: scp[2] ?? '' } : null;
}

function providerOf(host: string): RepositoryUrl['provider'] | null {
  if (/^(www\.)?github\./.test(host)) return 'github';
  if (/(^|\.)gitlab\./.test(host)) return 'gitlab';
  return host === 'bitbucket.org' ? 'bitbucket' : null;
}

/** Templates of a repository's pages, in the `{{name}}` syntax of the preset. */
export interface LinkTemplates {
  commitUrlFormat: string;
  compareUrlFormat: string;
  issueUrlFormat: string;
}

const BASE = '{{host}}/{{owner}}/{{repository}}';

const TEMPLATES: Readonly<Record<RepositoryUrl['provider'], LinkTemplates>> = {
  github: {
    commitUrlFormat: `${BASE}/commit/{{hash}}`,
    compareUrlFormat: `${BASE}/compare/{{previousTag}}...{{currentTag}}`,
    issueUrlFormat: `${BASE}/issues/{{id}}`,
  },
  gitlab: {
    commitUrlFormat: `${BASE}/-/commit/{{hash}}`,
    compareUrlFormat: `${BASE}/-/compare/{{previousTag}}...{{currentTag}}`,
    issueUrlFormat: `${BASE}/-/issues/{{id}}`,
  },
  bitbucket: {
    commitUrlFormat: `${BASE}/commits/{{hash}}`,
    compareUrlFormat: `${BASE}/branches/compare/{{currentTag}}%0D{{previousTag}}`,
    issueUrlFormat: `${BASE}/issues/{{id}}`,
  },
};

export function linkTemplates({ provider }: RepositoryUrl): LinkTemplates {
  return TEMPLATES[provider];
}

/** Fills a template; tags are encoded as far as a URL inside of Markdown needs it. */
export function fillLink(
  template: string,
  repository: RepositoryUrl,
  values: Record<string, string>,
): string {
  const all: Record<string, string> = {
    host: repository.host,
    owner: repository.owner,
    repository: repository.name,
    ...values,
  };
  return template.replace(/{{(\w+)}}/g, (_, key: string) =>
    Object.hasOwn(all, key) ? (all[key] ?? '') : '',
  );
}

/** A tag inside of a URL. */
export function encodeTag(tag: string): string {
  return encodeURIComponent(tag)
    .replace(/%40/g, '@')
    .replace(/%2F/g, '/')
    .replace(/[()!*']/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
