import type { RepositoryUrl } from '../types';

/** Addresses of a repository's pages; every one can stand in parentheses in Markdown. */
export interface RepositoryLinks {
  home: string;
  commit(hash: string): string;
  compare(fromTag: string, toTag: string): string;
  /** @param path relative to the top of the repository */
  file(tag: string, path: string): string;
  /** @param reference `#12`, `!12` or `pull request #12`; `null` when the host has no such page */
  reference(reference: string): string | null;
  /** The page of the account an e-mail address belongs to; `null` unless the address tells it. */
  profile(email: string): string | null;
}

/** The pages of a repository. */
export function repositoryLinks(repository: RepositoryUrl): RepositoryLinks {
  return { ...PROVIDERS[repository.provider](repository), profile: profileOf(repository) };
}

type Pages = Omit<RepositoryLinks, 'profile'>;

const PROVIDERS: Readonly<Record<RepositoryUrl['provider'], (repository: RepositoryUrl) => Pages>> =
  { github, gitlab, bitbucket, 'bitbucket-server': bitbucketServer, codecommit: codeCommit };

function github({ host, owner, name }: RepositoryUrl): Pages {
  const home = `${host}/${owner}/${name}`;
  return {
    home,
    commit: (hash) => `${home}/commit/${hash}`,
    compare: (from, to) => `${home}/compare/${encodePath(from)}...${encodePath(to)}`,
    file: (tag, path) => `${home}/blob/${encodePath(tag)}/${encodePath(path)}`,
    reference: (text) => pages(text, { '#': `${home}/issues/`, pull: `${home}/pull/` }),
  };
}

function gitlab({ host, owner, name }: RepositoryUrl): Pages {
  const home = `${host}/${owner}/${name}`;
  return {
    home,
    commit: (hash) => `${home}/-/commit/${hash}`,
    compare: (from, to) => `${home}/-/compare/${encodePath(from)}...${encodePath(to)}`,
    file: (tag, path) => `${home}/-/blob/${encodePath(tag)}/${encodePath(path)}`,
    reference: (text) =>
      pages(text, { '#': `${home}/-/issues/`, '!': `${home}/-/merge_requests/` }),
  };
}

function bitbucket({ host, owner, name }: RepositoryUrl): Pages {
  const home = `${host}/${owner}/${name}`;
  return {
    home,
    commit: (hash) => `${home}/commits/${hash}`,
    compare: (from, to) => `${home}/branches/compare/${encodePath(to)}%0D${encodePath(from)}`,
    file: (tag, path) => `${home}/src/${encodePath(tag)}/${encodePath(path)}`,
    reference: (text) => pages(text, { '#': `${home}/issues/`, pull: `${home}/pull-requests/` }),
  };
}

function bitbucketServer({ host, owner, name }: RepositoryUrl): Pages {
  const place = owner.startsWith('~') ? `users/${owner.slice(1)}` : `projects/${owner}`;
  const home = `${host}/${place}/repos/${name}`;
  const ref = (tag: string): string => encode(`refs/tags/${tag}`);
  return {
    home,
    commit: (hash) => `${home}/commits/${hash}`,
    compare: (from, to) =>
      `${home}/compare/commits?targetBranch=${ref(from)}&sourceBranch=${ref(to)}`,
    file: (tag, path) => `${home}/browse/${encodePath(path)}?at=${ref(tag)}`,
    reference: (text) => pages(text, { pull: `${home}/pull-requests/` }),
  };
}

/** The owner of its repositories is the region. */
function codeCommit({ host, owner: region, name }: RepositoryUrl): Pages {
  const base = `${host}/codesuite/codecommit/repositories/${name}`;
  const page = (path: string): string => `${base}/${path}?region=${region}`;
  const ref = (tag: string): string => `refs/tags/${encodePath(tag)}`;
  return {
    home: page('browse'),
    commit: (hash) => page(`commit/${hash}`),
    compare: (from, to) => page(`compare/${ref(from)}/.../${ref(to)}`),
    file: (tag, path) => page(`browse/${ref(tag)}/--/${encodePath(path)}`),
    reference: () => null,
  };
}

function pages(
  reference: string,
  places: { '#'?: string; '!'?: string; pull?: string },
): string | null {
  const [, words, sign, number] = /^(pull request )?([#!])(\d+)$/i.exec(reference) ?? [];
  if (sign !== '#' && sign !== '!') return null;
  const place = words === undefined ? places[sign] : places.pull;
  return place === undefined ? null : `${place}${number ?? ''}`;
}

/**
 * GitHub and GitLab give private addresses that name the account:
 * `12345+login@users.noreply.github.com`, `12345-login@users.noreply.gitlab.com`.
 */
const ACCOUNT: Readonly<Partial<Record<RepositoryUrl['provider'], RegExp>>> = {
  github: /^(?:\d+\+)?([A-Za-z\d][\w-]*)$/,
  gitlab: /^\d+-(\w[\w.-]*)$/,
};

function profileOf({ provider, host }: RepositoryUrl): RepositoryLinks['profile'] {
  const domain = `@users.noreply.${new URL(host).hostname}`;
  return (email) => {
    if (!email.toLowerCase().endsWith(domain)) return null;
    const account = ACCOUNT[provider]?.exec(email.slice(0, -domain.length))?.[1];
    return account === undefined ? null : `${host}/${account}`;
  };
}

/** A tag or a path inside of a URL, its slashes kept. */
export function encodePath(path: string): string {
  return encode(path).replace(/%40/g, '@').replace(/%2F/g, '/');
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')).replace(
    /[()!*']/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
