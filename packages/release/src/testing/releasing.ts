import { release, type ReleaseOptions } from '../apply/release';
import type { ReleaseOutcome } from '../apply/release-outcome';
import { SUPER_DEALS } from './super-deals';
import type { TestRepositories, TestRepository } from './test-repository';

/** What a run of the release command gets unless a test says otherwise. */
export function releaseOptions(
  { root }: TestRepository,
  options: Partial<ReleaseOptions> = {},
): ReleaseOptions {
  return { root, rules: SUPER_DEALS, env: {}, sleep: async () => undefined, ...options };
}

/** Runs the release command in a repository. */
export function runRelease(
  repository: TestRepository,
  options: Partial<ReleaseOptions> = {},
): Promise<ReleaseOutcome> {
  return release(releaseOptions(repository, options));
}

/** A clone of super-deals with a bare remote, released once at 1.0.0. */
export async function releasedSuperDeals(repositories: TestRepositories): Promise<TestRepository> {
  const repository = repositories.create();
  repository.commitFiles('feat: begin', {
    'apps/bff-api/main.ts': '',
    'apps/deals-ms/main.ts': '',
    'apps/super-deals/application.json': '{}',
    'libs/http/index.ts': '',
    'libs/core/index.ts': '',
  });
  repository.addRemote();
  await runRelease(repository);
  return repository;
}

/** All refs of a repository and what is not committed: what two runs are compared by. */
export function stateOf(repository: TestRepository): { refs: string; status: string } {
  return {
    refs: repository.git('for-each-ref', '--format=%(objectname) %(refname)'),
    status: repository.git('status', '--porcelain', '--branch'),
  };
}

/** All refs of the remote. */
export function remoteRefs(repository: TestRepository): string[] {
  return repository
    .git('ls-remote', '--quiet', 'origin')
    .split('\n')
    .filter((line) => line !== '');
}
