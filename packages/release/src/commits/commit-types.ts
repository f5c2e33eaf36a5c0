import { ReleaseError } from '../release-error';
import type { Bump, CommitType } from '../types';

/** How far a commit of each type goes, by lower-case type; other types go nowhere. */
export type CommitTypes = ReadonlyMap<string, Bump>;

const DEFAULTS: readonly (readonly [string, Bump])[] = [
  ['feat', 'minor'],
  ['feature', 'minor'],
  ['fix', 'patch'],
  ['perf', 'patch'],
  ['revert', 'patch'],
];

const BUMPS: ReadonlySet<string> = new Set(['major', 'minor', 'patch', 'none']);

/**
 * The defaults with what the configuration says on top. Types that it does not
 * name keep their default.
 *
 * @param given by type, upper and lower case alike
 * @throws ReleaseError `invalid-options` when a bump is none of the four
 */
export function commitTypes(given: Readonly<Record<string, CommitType>> = {}): CommitTypes {
  const types = new Map(DEFAULTS);
  for (const [type, { bump }] of Object.entries(given)) {
    if (!BUMPS.has(bump)) {
      throw new ReleaseError({
        code: 'invalid-options',
        what: `"${bump}" is not a bump`,
        where: `types.${type}`,
        fix: 'Give major, minor, patch or none.',
      });
    }
    types.set(type.toLowerCase(), bump);
  }
  return types;
}
