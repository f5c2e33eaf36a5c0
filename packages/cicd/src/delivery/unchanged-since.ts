import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FindCandidateBase } from '@org/delivery';
import { spawnGit } from '@org/release';

/** Which services of which workspace. */
export interface UnchangedInput {
  /** Absolute path of the workspace. */
  root: string;
  /** Folder of the application, relative to the workspace. */
  applicationRoot: string;
  services: readonly string[];
  /** Names of the projects that the commits between touch. Default: asks the workspace's own Nx. */
  affected?: (range: CommitRange) => Promise<readonly string[]>;
}

export interface CommitRange {
  root: string;
  base: string;
  head: string;
}

/**
 * Finds the nearest candidate before HEAD, and which services are the same since. What the application says of its environments is a
 * part of every artifact: when that changes, all do.
 *
 * @throws Error when Nx cannot say what is affected
 */
export function candidateBase(input: UnchangedInput): FindCandidateBase {
  const { root, applicationRoot, services, affected = affectedProjects } = input;
  const git = spawnGit(root);
  return async (candidates) => {
    const candidate = await nearestOf(candidates, git);
    if (candidate === null) return null;
    const range = { root, base: candidate, head: 'HEAD' };
    const config = join(applicationRoot, 'application.json');
    const args = ['diff', '--quiet', '--no-ext-diff', candidate, 'HEAD', '--', config];
    const { code } = await git.run(args, { allow: [0, 1] });
    const touched = new Set(code === 0 ? await affected(range) : services);
    return { candidate, unchanged: new Set(services.filter((name) => !touched.has(name))) };
  };
}

/** The newest ancestor of HEAD, or HEAD itself, that is one of these. */
async function nearestOf(
  candidates: ReadonlySet<string>,
  git: ReturnType<typeof spawnGit>,
): Promise<string | null> {
  if (candidates.size === 0) return null;
  const { stdout } = await git.run(['rev-list', '--topo-order', 'HEAD']);
  const commits = stdout.toString('utf8').split('\n');
  return commits.find((commit) => candidates.has(commit)) ?? null;
}

async function affectedProjects({ root, base, head }: CommitRange): Promise<string[]> {
  const script = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const args = [script, 'show', 'projects', '--affected', `--base=${base}`, `--head=${head}`];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, '--json'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return JSON.parse(stdout) as string[];
}
