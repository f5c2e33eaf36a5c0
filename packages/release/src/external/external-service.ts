import { isRefName } from '../git/ref-name';
import type { ExternalService } from './types';
import { repositoryProblem } from './repository-address';

export { maskCredentials } from './mask-credentials';

/** One thing that is wrong with an external service. */
export interface ExternalProblem {
  /** The property: `repository`. */
  property: 'repository' | 'tagPattern' | 'project';
  message: string;
}

/**
 * What is wrong with where an external service is said to be, beyond the types of
 * its properties. Never repeats the address of the repository, which may hold a secret.
 */
export function externalServiceProblems({
  repository,
  tagPattern,
  project,
}: Omit<ExternalService, 'name'>): ExternalProblem[] {
  const found: [ExternalProblem['property'], string | undefined][] = [
    ['repository', repositoryProblem(repository)],
    ['tagPattern', tagPattern === undefined ? undefined : tagPatternProblem(tagPattern)],
    ['project', project === undefined ? undefined : projectProblem(project)],
  ];
  return found.flatMap(([property, message]) =>
    message === undefined ? [] : [{ property, message }],
  );
}

function tagPatternProblem(pattern: string): string | undefined {
  const count = (part: string): number => pattern.split(part).length - 1;
  if (count('{version}') !== 1 || count('{projectName}') > 1)
    return 'it must hold {version} once and {projectName} at most once, like v{version}';
  const tag = pattern.replace('{projectName}', 'name').replace('{version}', '1.0.0');
  return isRefName(tag) ? undefined : 'git does not allow such a name for a tag';
}

function projectProblem(project: string): string | undefined {
  return isRefName(project) ? undefined : 'it cannot be a part of a tag';
}
