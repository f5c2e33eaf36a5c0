import { validRange } from 'semver';
import { createProjectTree } from '../history/project-tree';
import { ReleaseError } from '../release-error';
import { createTagPattern, DEFAULT_TAG_PATTERN, type TagPattern } from '../tags/tag-pattern';
import type { ApplicationInput, ExternalService } from '../types';
import { externalServiceProblems } from './external-service';

/** An external service, checked, with defaults filled in. */
export interface CheckedExternal {
  name: string;
  repository: string;
  project: string;
  pattern: TagPattern;
  range: string | undefined;
  /** Its folder there; `undefined` when the release commit has to tell. */
  root: string | undefined;
}

/**
 * Checks the external services of an application.
 *
 * @param projects names of the workspace's projects, which none of them may have
 * @returns sorted by name
 * @throws ReleaseError `invalid-options` that names the service and what is wrong
 */
export function checkExternals(
  application: ApplicationInput | undefined,
  projects: Iterable<string>,
): CheckedExternal[] {
  const taken = new Set(projects);
  if (application) taken.add(application.name);
  return (application?.externals ?? [])
    .map((service) => {
      if (service.name === '' || taken.has(service.name)) throw nameTaken(service.name);
      taken.add(service.name);
      return checkExternal(service);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function checkExternal(service: ExternalService): CheckedExternal {
  const { name, repository, tagPattern = DEFAULT_TAG_PATTERN, project = name, range } = service;
  const [problem] = externalServiceProblems(service);
  if (problem) throw invalid(name, problem.property, problem.message);
  if (range !== undefined && validRange(range) === null)
    throw invalid(name, 'range', `"${range}" is no semver range`);
  const { root = tagPattern.includes('{projectName}') ? undefined : '.' } = service;
  if (root !== undefined) createProjectTree([{ name, root }]);
  const pattern = createTagPattern(tagPattern, [project]);
  return { name, repository, project, pattern, range, root };
}

function invalid(name: string, property: string, message: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-options',
    what: message,
    where: `${property} of the external service ${name}`,
    fix: 'Correct it where the application names its services of other repositories.',
  });
}

function nameTaken(name: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-options',
    what: 'an external service needs a name that no project of the workspace and no other service has',
    where: JSON.stringify(name),
    fix: 'Give it another name; `project` is its name in the other repository.',
  });
}
