/** Every code a {@link ReleaseError} can have. */
export type ReleaseErrorCode =
  | 'not-a-repository'
  | 'no-commits'
  | 'unknown-revision'
  | 'shallow-clone'
  | 'git-failed'
  | 'git-timeout'
  | 'invalid-options'
  | 'invalid-manifest'
  | 'invalid-version'
  | 'tags-missing'
  | 'tag-moved'
  | 'repository-unreachable'
  | 'tag-conflict'
  | 'never-released'
  | 'release-vetoed'
  | 'not-a-hotfix'
  | 'invalid-branch'
  | 'no-base'
  | 'no-identity'
  | 'no-branch'
  | 'uncommitted-changes'
  | 'diverged'
  | 'tags-unpushed'
  | 'push-refused'
  | 'push-raced'
  | 'behind'
  | 'not-green'
  | 'merge-conflict'
  | 'release-host-refused'
  | 'release-host-unavailable';

/** The parts of a {@link ReleaseError}. */
export interface ReleaseErrorParts {
  code: ReleaseErrorCode;
  /** What is wrong, one sentence. */
  what: string;
  /** A file with a JSON pointer, a tag, a path. */
  where?: string;
  /** What the user can do, with the exact command where there is one. */
  fix?: string;
}

/** An error the user can act on: what is wrong, where, and what to do. */
export class ReleaseError extends Error {
  readonly code: ReleaseErrorCode;
  readonly where?: string;
  readonly fix?: string;

  constructor({ code, what, where, fix }: ReleaseErrorParts) {
    super([where === undefined ? what : `${where}: ${what}`, fix].filter(Boolean).join('\n'));
    this.name = 'ReleaseError';
    this.code = code;
    if (where !== undefined) this.where = where;
    if (fix !== undefined) this.fix = fix;
  }
}
