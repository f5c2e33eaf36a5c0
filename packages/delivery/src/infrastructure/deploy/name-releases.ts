import type { ServiceAssembly } from '../types';
import { shiftableAliases } from './shiftable-aliases';

/**
 * The parameter of a service's template that names the release. It is a parameter, since a release only names bytes
 * that were made before.
 */
export const RELEASE_PARAMETER = 'ReleaseVersion';

const UNRELEASED = 'unreleased';

/** What is given to the stacks of a service beside what their app says. */
export interface GivenToStacks {
  /** What runs is told so. */
  release: string;
  /** Versions that aliases stay at, by the name of the stack and the parameter that chooses them. */
  versions?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/**
 * Gives the parameters that name a release, and those that keep aliases at a version, a value in every stack that has them: one that is not given would
 * keep its last one.
 *
 * @param given by service
 */
export function nameReleases(
  assemblies: readonly ServiceAssembly[],
  given: Readonly<Record<string, GivenToStacks>>,
): ServiceAssembly[] {
  return assemblies.map((assembly) => {
    const { release = UNRELEASED, versions = {} } = given[assembly.service] ?? {};
    return {
      ...assembly,
      stacks: assembly.stacks.map((stack) => {
        const { template } = stack;
        const parameters = { ...stack.parameters };
        if (template.Parameters?.[RELEASE_PARAMETER] !== undefined)
          parameters[RELEASE_PARAMETER] = release;
        for (const { parameter } of shiftableAliases(template))
          parameters[parameter] = versions[stack.name]?.[parameter] ?? '';
        return { ...stack, parameters };
      }),
    };
  });
}
