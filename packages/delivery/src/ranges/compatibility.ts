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
  const ranges = new Map<string, { range: Range; answers: Map<string, boolean> }>();
  const versions = new Map<string, SemVer>();
  const rangeOf = (text: string) => {
    const known = ranges.get(text);
    if (known !== undefined) return known;
    const parsed = {
      range: parse('range', text, () => new Range(text, { includePrerelease: true })),
      answers: new Map<string, boolean>(),
    };
    ranges.set(text, parsed);
    return parsed;
  };
  const versionOf = (text: string): SemVer => {
    const version = versions.get(text) ?? parse('version', text, () => new SemVer(text));
    versions.set(text, version);
    return version;
  };
  return {
    accepts: (text, version) => {
      const { range, answers } = rangeOf(text);
      const known = answers.get(version);
      if (known !== undefined) return known;
      const answer = isIn(range, versionOf(version));
      answers.set(version, answer);
      return answer;
    },
  };
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
