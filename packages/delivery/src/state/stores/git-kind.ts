import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { repositoryProblem, spawnGit } from '@org/release';
import type { GitPlace } from './git-commands';
import { gitStateStore } from './git-store';
import type { StateStoreKind } from './kind';

const DEFAULT_REF = 'refs/cicd/state';
const REF = /^refs(\/[A-Za-z0-9_][A-Za-z0-9._-]*){2,}$/;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

export const gitKind: StateStoreKind = {
  scheme: 'git',
  syntax: `git:<remote, address, or "." for this repository> with #<ref> behind it for another one than ${DEFAULT_REF}`,
  open(rest, { root, ports }) {
    const [, remote = '', ref = DEFAULT_REF] = /^([^#]*)(?:#(.*))?$/s.exec(rest) ?? [];
    const problem = refProblem(ref) ?? remoteProblem(remote);
    if (problem !== undefined) return { problem };
    return gitStateStore({ git: spawnGit(root), place: placeOf(remote, ref, root), ports });
  },
};

function refProblem(ref: string): string | undefined {
  if (!REF.test(ref) || /\.\.|\.lock(\/|$)|\.(\/|$)/.test(ref))
    return `behind "#" must be the full name of a ref, like ${DEFAULT_REF}`;
  if (/^refs\/(heads|tags|remotes|pull)\//.test(ref))
    return `the ref must be outside of branches and tags, like ${DEFAULT_REF}`;
  return undefined;
}

function remoteProblem(remote: string): string | undefined {
  if (remote === '') return 'it names no remote';
  if (remote === '.' || NAME.test(remote)) return undefined;
  return repositoryProblem(remote);
}

function placeOf(remote: string, ref: string, root: string): GitPlace {
  if (remote === '.') return { remote: null, ref, tracking: ref };
  const isPath = !NAME.test(remote) && !/^[^/]*:/.test(remote);
  const where = isPath ? resolve(root, remote) : remote;
  const name = createHash('sha256').update(`${where}\0${ref}`).digest('hex').slice(0, 16);
  return { remote: where, ref, tracking: `refs/cicd/followed/${name}` };
}
