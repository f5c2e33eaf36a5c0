import { loadMessageParser } from '../commits/message';
import { openExternals } from '../external/open-externals';
import { openRepository } from '../git/open-repository';
import type { GitReader } from '../git/git-reader';
import type { PlanOptions, ReleaseCheck, ReleasePlan } from '../types';
import { planSurveyed } from './compute-plan';
import { readSurveyed } from './read-history';
import { type CheckedRules, checkRules } from './rules';
import type { Survey } from './survey';

/**
 * Reads a repository and plans its release. Nothing is written. The number of
 * git processes does not depend on the number of projects, tags or commits.
 *
 * @param options paths are relative to `root`, versions are exact semver
 * @returns plain data, the same for the same history
 * @throws ReleaseError when the repository cannot be read (`not-a-repository`, `no-commits`,
 *   `unknown-revision`, `shallow-clone`), its `release.json` is broken (`invalid-manifest`),
 *   or for the reasons of {@link computePlan}
 */
export async function planRelease(options: PlanOptions): Promise<ReleasePlan> {
  const { root, head: revision = 'HEAD', ...rest } = options;
  const { git = openRepository(root), externals = openExternals({ root }), ...planRules } = rest;
  const rules = checkRules(planRules);
  const [{ history, survey, revertsOf }, parse] = await Promise.all([
    readSurveyed({ git, externals, root, revision, rules }),
    loadMessageParser(planRules.types),
  ]);
  const gathered = await gatherChecks(git, history.head, survey, rules);
  const checks = [...rules.checks, ...gathered];
  return planSurveyed(history, survey, revertsOf, parse, { ...rules, checks });
}

async function gatherChecks(
  git: GitReader,
  head: string,
  { versions }: Survey,
  { gather, services }: CheckedRules,
): Promise<readonly ReleaseCheck[]> {
  if (gather === undefined) return [];
  const released = services.map(({ name, root }) => ({
    name,
    root,
    released: versions.get(name)?.stable?.commit ?? null,
  }));
  return gather({ head, services: released, readFiles: (files) => git.readFiles(files) });
}
