import { compare } from 'semver';
import { ReleaseError } from '../release-error';
import type { Bump } from '../types';
import { bumpBetween } from './next-version';

/**
 * Takes a version that was decided elsewhere.
 *
 * @returns `null` when the project has this version already
 * @throws ReleaseError `invalid-version` when it goes back
 */
export function givenVersion(
  name: string,
  given: string,
  current: string | null,
): { version: string; bump: Bump } | null {
  if (current === null) return { version: given, bump: 'first' };
  const order = compare(given, current);
  if (order === 0) return null;
  if (order > 0) return { version: given, bump: bumpBetween(current, given) };
  throw new ReleaseError({
    code: 'invalid-version',
    what: `${given} is lower than ${current}, which is released already`,
    where: name,
    fix: `Give a version above ${current}.`,
  });
}
