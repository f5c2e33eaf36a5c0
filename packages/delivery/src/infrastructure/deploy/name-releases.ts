import type { ServiceAssembly } from '../types';

/**
 * The parameter of a service's template that names the release. It is a parameter, since a release only names bytes
 * that were made before.
 */
export const RELEASE_PARAMETER = 'ReleaseVersion';

const UNRELEASED = 'unreleased';

/** Gives the parameter of every stack that has it a value: one that is not given would keep its last one. */
export function nameReleases(
  assemblies: readonly ServiceAssembly[],
  releases: Readonly<Record<string, string>>,
): ServiceAssembly[] {
  return assemblies.map((assembly) => ({
    ...assembly,
    stacks: assembly.stacks.map((stack) => {
      if (stack.template.Parameters?.[RELEASE_PARAMETER] === undefined) return stack;
      const release = releases[assembly.service] ?? UNRELEASED;
      return { ...stack, parameters: { ...stack.parameters, [RELEASE_PARAMETER]: release } };
    }),
  }));
}
