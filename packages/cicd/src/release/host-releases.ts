import type { HostReleaseOutcome, ReleaseOutcome, RepositoryUrl } from '@org/release';
import { createHostReleases, readHostReleases } from '@org/release';
import type { ReleaseRules } from './release-rules';

type Environment = Readonly<Record<string, string | undefined>>;

/** What may write to a host, as its CI gives it or the user has set it. */
interface Access {
  token: string;
  tokenType: 'access' | 'job';
}

/** What {@link publishAtHost} takes. */
export interface PublishAtHostInput {
  root: string;
  rules: ReleaseRules;
  repository: RepositoryUrl | null;
  outcome: ReleaseOutcome;
  env: Environment;
}

/**
 * Makes releases at GitHub or GitLab for the tags of a release; for those of the newest one when
 * nothing was released now, so that what an earlier run has not finished is.
 * @throws Error when the remote is no such host, or there is no token; ReleaseError of the host
 */
export async function publishAtHost(input: PublishAtHostInput): Promise<HostReleaseOutcome[]> {
  const { root, rules, outcome, env } = input;
  const repository = hostOf(input.repository);
  const access = accessTo(repository, env);
  const releases = await readHostReleases({
    root,
    rules,
    head: outcome.commit ?? outcome.plan.head,
    ...(outcome.tags.length > 0 && { tags: outcome.tags }),
  });
  // As the runners of a GitHub Enterprise Server or a GitLab below a path set it.
  const apiUrl = env[repository.provider === 'github' ? 'GITHUB_API_URL' : 'CI_API_V4_URL'];
  return createHostReleases({ repository, releases, ...access, ...(apiUrl && { apiUrl }) });
}

/** @throws Error when releases cannot be made there */
export function checkHost(repository: RepositoryUrl | null, env: Environment): void {
  accessTo(hostOf(repository), env);
}

function hostOf(repository: RepositoryUrl | null): RepositoryUrl {
  if (repository?.provider === 'github' || repository?.provider === 'gitlab') return repository;
  throw new Error(
    'The remote is neither at GitHub nor at GitLab, so no release can be made there. Leave --createRelease out.',
  );
}

function accessTo({ provider }: RepositoryUrl, env: Environment): Access {
  const names = provider === 'github' ? ['GITHUB_TOKEN', 'GH_TOKEN'] : ['GITLAB_TOKEN'];
  const token = names.map((name) => env[name]).find(Boolean);
  if (token) return { token, tokenType: 'access' };
  const job = provider === 'gitlab' ? env['CI_JOB_TOKEN'] : undefined;
  if (job) return { token: job, tokenType: 'job' };
  throw new Error(
    `There is no token to make releases with. Set ${[...names, ...(provider === 'gitlab' ? ['CI_JOB_TOKEN'] : [])].join(' or ')}.`,
  );
}
