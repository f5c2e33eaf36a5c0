import { parse, type SemVer } from 'semver';
import { ReleaseError } from '../release-error';

export const DEFAULT_TAG_PATTERN = '{projectName}@v{version}';

/** A tag read as a release of a project. */
export interface ReleaseTag {
  project: string;
  version: SemVer;
}

/** Writes and reads tags of one pattern. */
export interface TagPattern {
  format(project: string, version: string): string;
  /**
   * The tag that says that a release was left: `deals-ms@v2.1.1-rollback`, then `deals-ms@v2.1.1-rollback.2`. It names no release.
   * @param count how many times it was left, from 1
   */
  formatRollback(project: string, version: string, count: number): string;
  /** The release a tag names, or `null` when it is none of the given projects' (rollback tags are none). */
  parse(tag: string): ReleaseTag | null;
}

const ROLLBACK = /-rollback(\.\d+)?$/;

/**
 * Compiles a tag pattern for a set of project names. Only these names are
 * recognised, whole: `api` is not `api-gateway`, and a project called `a@v1`
 * cannot be confused with a version of `a`.
 *
 * @param pattern holds `{version}` once and `{projectName}` at most once; without
 *   `{projectName}` there must be exactly one project
 * @throws ReleaseError `invalid-options` when the pattern cannot tell projects or versions apart
 */
export function createTagPattern(pattern: string, projects: readonly string[]): TagPattern {
  checkPattern(pattern, projects);
  const format = (project: string, version: string): string =>
    pattern.replace('{projectName}', () => project).replace('{version}', () => version);
  const [before = '', after = ''] = pattern.split('{version}');
  const affixes = new Affixes();
  for (const project of projects) {
    const prefix = before.replace('{projectName}', () => project);
    const suffix = after.replace('{projectName}', () => project);
    affixes.add(prefix, suffix, project);
  }
  return {
    format,
    formatRollback: (project, version, count) =>
      `${format(project, version)}-rollback${count === 1 ? '' : `.${count}`}`,
    parse: (tag) => (ROLLBACK.test(tag) ? null : affixes.parse(tag)),
  };
}

function checkPattern(pattern: string, projects: readonly string[]): void {
  const count = (part: string): number => pattern.split(part).length - 1;
  const names = count('{projectName}');
  if (count('{version}') === 1 && (names === 1 || (names === 0 && projects.length <= 1))) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what: `"${pattern}" does not tell the tags of several projects apart`,
    where: 'tagPattern',
    fix: `Use {projectName} and {version} once each, like "${DEFAULT_TAG_PATTERN}".`,
  });
}

/**
 * Finds the project of a tag in the time its length takes, however many
 * projects there are: every prefix of the tag that a digit follows is looked up,
 * longest first.
 */
class Affixes {
  private readonly byPrefix = new Map<string, { suffix: string; project: string }[]>();

  add(prefix: string, suffix: string, project: string): void {
    const entries = this.byPrefix.get(prefix) ?? [];
    entries.push({ suffix, project });
    this.byPrefix.set(prefix, entries);
  }

  parse(tag: string): ReleaseTag | null {
    for (let length = tag.length; length >= 0; length -= 1) {
      if (!isDigit(tag.charCodeAt(length))) continue;
      for (const { suffix, project } of this.byPrefix.get(tag.slice(0, length)) ?? []) {
        if (!tag.endsWith(suffix) || tag.length < length + suffix.length) continue;
        const version = strictVersion(tag.slice(length, tag.length - suffix.length));
        if (version) return { project, version };
      }
    }
    return null;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `semver.parse` also takes `v1.0.0`, ` 1.0.0` and build metadata; a tag has to be exactly what would be written. */
function strictVersion(text: string): SemVer | null {
  const version = parse(text);
  return version !== null && version.version === text ? version : null;
}
