import type { Comparator, Range, SemVer } from 'semver';

/**
 * Whether a version is in a range, pre-releases like the releases around them: what `range.test(version)` says of a range with
 * `includePrerelease`. That one parses what it compares anew each time, since a range does not hand this option to the versions
 * in it (https://github.com/npm/node-semver/blob/main/classes/comparator.js).
 */
export function isIn(range: Range, version: SemVer): boolean {
  return range.set.some((comparators) => comparators.every((each) => holds(each, version)));
}

function holds({ value, operator, semver }: Comparator, version: SemVer): boolean {
  // Any version does.
  if (value === '') return true;
  const order = version.compare(semver);
  switch (operator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    default:
      return order === 0;
  }
}
