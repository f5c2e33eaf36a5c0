import { setImmediate as turn } from 'node:timers/promises';
import type { RepositoryUrl } from '../../types';
import type { HostReleasesInput } from '../create-host-releases';
import { realPorts, type HostPorts } from '../host-ports';
import type { HostRelease } from '../host-release';
import { startGitHub, startGitLab, type ReleaseHostServer } from './release-host-server';

export type Provider = 'github' | 'gitlab';

export const GITHUB: RepositoryUrl = {
  provider: 'github',
  host: 'https://github.example.com',
  owner: 'org',
  name: 'deals',
};
const GITLAB: RepositoryUrl = {
  provider: 'gitlab',
  host: 'https://gitlab.example.com',
  owner: 'org/shop',
  name: 'deals',
};
export const TOKEN = 'secret-token';
export const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';

/** A host that has some tags, and what releases are made there with. */
export interface ReleaseHostSetup {
  server: ReleaseHostServer;
  /** The pauses that were made, in milliseconds. */
  waits: number[];
  /** Its ports wait without waiting: their clock goes on. */
  input: (releases: HostRelease[], more?: Partial<HostReleasesInput>) => HostReleasesInput;
}

/** Starts hosts for one spec file. */
export interface ReleaseHosts {
  start(provider: Provider): Promise<ReleaseHostServer>;
  setUp(provider: Provider, tags: string[]): Promise<ReleaseHostSetup>;
  /** Stops all of them. */
  dispose(): Promise<void>;
}

export function releaseHosts(): ReleaseHosts {
  const servers: ReleaseHostServer[] = [];
  const start: ReleaseHosts['start'] = async (provider) => {
    const server = await (provider === 'github' ? startGitHub() : startGitLab());
    servers.push(server);
    return server;
  };
  return {
    start,
    setUp: async (provider, tags) => {
      const server = await start(provider);
      tags.forEach((tag) => server.tags.add(tag));
      return { server, ...inputFor(provider, server) };
    },
    dispose: async () => {
      await Promise.all(servers.splice(0).map((server) => server.stop()));
    },
  };
}

function inputFor(provider: Provider, server: ReleaseHostServer): Omit<ReleaseHostSetup, 'server'> {
  const waits: number[] = [];
  let time = 1_767_600_000_000;
  const ports: HostPorts = {
    ...realPorts,
    now: () => time,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return turn();
    },
  };
  return {
    waits,
    input: (releases, more = {}) => ({
      repository: provider === 'github' ? GITHUB : GITLAB,
      token: TOKEN,
      apiUrl: server.url,
      timeout: 300,
      ports: { ...ports, ...more.ports },
      releases,
      ...more,
    }),
  };
}

/** A release 1.0.0 of a project. */
export function hostRelease(project: string, more: Partial<HostRelease> = {}): HostRelease {
  return {
    tag: `${project}@v1.0.0`,
    title: `${project} 1.0.0`,
    body: `## 1.0.0 (2026-01-05)\n\n* words of ${project}\n`,
    prerelease: false,
    latest: false,
    commit: COMMIT,
    changelog: `apps/${project}/CHANGELOG.md`,
    ...more,
  };
}

export const BFF = hostRelease('bff-api');
export const DEALS = hostRelease('deals-ms', { tag: 'deals-ms@v1.0.0-rc.0', prerelease: true });
export const APP = hostRelease('super-deals', { latest: true });
export const ALL = [APP, BFF, DEALS];
export const TAGS = ALL.map(({ tag }) => tag);

/** The texts of the releases that a host has, by tag; a tag that it has twice fails. */
export function stateOf({ releases }: ReleaseHostServer): Record<string, unknown> {
  const entries = releases.map((each): [string, unknown] => [
    String(each['tag_name']),
    each['body'] ?? each['description'],
  ]);
  expect(new Set(entries.map(([tag]) => tag)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

/** The texts of releases, by tag. */
export const bodies = (...releases: HostRelease[]): Record<string, string> =>
  Object.fromEntries(releases.map(({ tag, body }) => [tag, body]));

/** The requests that change something. */
export const writes = ({ requests }: ReleaseHostServer): string[] =>
  requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
