import { Range, SemVer } from 'semver';
import { DeliveryError } from '../delivery-error';
import { isIn } from './is-in';

/** Answers whether a version is in a range; each text is parsed once. */
export interface Compatibility {
  /** @throws DeliveryError `invalid-options` for what is no version or no range */
  accepts(range: string, version: string): boolean;
}

/** Pre-releases are in a range like the releases around them, as when an application is composed. */
export function compatibility(): Compatibility {
  const ranges = new Map<string, Range>();
  const versions = new Map<string, SemVer>();
  const rangeOf = (text: string): Range => {
    const known = ranges.get(text);
    if (known !== undefined) return known;
    const range = parse('range', text, () => new Range(text, { includePrerelease: true }));
    ranges.set(text, range);
    return range;
  };
  const versionOf = (text: string): SemVer => {
    const known = versions.get(text);
    if (known !== undefined) return known;
    const version = parse('version', text, () => new SemVer(text));
    versions.set(text, version);
    return version;
  };
  return { accepts: (range, version) => isIn(rangeOf(range), versionOf(version)) };
}

function parse<T>(kind: 'range' | 'version', text: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new DeliveryError({
      code: 'invalid-options',
      what: `${JSON.stringify(text)} is no semver ${kind}`,
      fix: `Correct it where it comes from: ${kind === 'range' ? '"consumes" of a service.json' : 'a release tag'}.`,
    });
  }
}
