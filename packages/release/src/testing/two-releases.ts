import { basename, dirname } from 'node:path';
import type { Answer } from '../external/external-reader';
import { openExternals, type ExternalsOptions } from '../external/open-externals';
import type { Tag } from '../git/git-reader';
import { gitServers, type GitServerOptions } from './git-server';
import { testRepositories, type TestRepository } from './test-repository';

/** A workspace and a repository of one service beside it, for what reads the one from the other. */
export interface TwoReleases {
  /** With `v1.0.0`, tagged by hand, and `v1.1.0`, on a release commit after a merge. */
  payments(): TestRepository & { bare: string };
  workspace(): TestRepository;
  folder(): string;
  /** Serves a bare repository over http, and tells how many connections are open. */
  serve(bare: string, options?: GitServerOptions): Promise<{ url: string; connections(): number }>;
  dispose(): Promise<void>;
}

export function twoReleases(): TwoReleases {
  const repositories = testRepositories();
  const servers = gitServers();
  return {
    payments: () => {
      const repository = repositories.create();
      repository.commit('feat: begin', ['src/main.ts']);
      repository.tag('v1.0.0');
      repository.branch('side');
      repository.commit('fix: on a side', ['src/side.ts']);
      repository.checkout('main');
      repository.commit('feat: pay', ['src/pay.ts']);
      repository.merge('side', 'Merge side');
      repository.commit('chore: release', ['CHANGELOG.md']);
      repository.tag('v1.1.0');
      return { ...repository, bare: repository.addRemote() };
    },
    workspace: () => {
      const repository = repositories.create();
      repository.commit('feat: begin', ['README.md']);
      return repository;
    },
    folder: repositories.folder,
    serve: async (bare, options) => {
      const { url, connections } = await servers.start(dirname(bare), options);
      return { url: `${url}/${basename(bare)}`, connections };
    },
    dispose: async () => {
      await servers.closeAll();
      repositories.dispose();
    },
  };
}

/** What was read; throws when nothing could be. */
export function read<T>(answer: Answer<T>): T {
  if ('unreachable' in answer) throw new Error(`unreachable: ${answer.unreachable}`);
  return answer.read;
}

export function tagNamed(tags: readonly Tag[], name: string): Tag {
  const found = tags.find((tag) => tag.name === name);
  if (!found) throw new Error(`there is no tag ${name}`);
  return found;
}

/** Everything that the two releases tell: the files of their commits, and what lies between. */
export async function readAll(
  root: string,
  repository: string,
  options: Partial<ExternalsOptions> = {},
): Promise<{ tagged: string[][]; headers: string[] }> {
  const reader = openExternals({ root, ...options });
  const tags = read(await reader.readTags(repository));
  const [from, to] = [tagNamed(tags, 'v1.0.0'), tagNamed(tags, 'v1.1.0')];
  const tagged = read(await reader.readTagged(repository, [from, to]));
  const commits = read(await reader.readRange(repository, { tips: [to, from], bases: [from] }));
  return {
    tagged: tagged.map(({ files }) => files),
    headers: commits.map(({ message }) => message.trim()),
  };
}

/** What {@link readAll} gives. */
export const ALL = {
  tagged: [['src/main.ts'], ['CHANGELOG.md']],
  headers: ['chore: release', 'Merge side', 'fix: on a side', 'feat: pay'],
};
