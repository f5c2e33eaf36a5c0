/** Every code a {@link LocalCloudError} can have. */
export type LocalCloudErrorCode =
  | 'invalid-options'
  | 'invalid-state'
  | 'endpoint-refused'
  | 'no-engine'
  | 'engine-unavailable'
  | 'other-cloud-running'
  | 'busy'
  | 'port-taken'
  | 'install-failed'
  | 'docker-failed'
  | 'start-failed'
  | 'not-healthy'
  | 'not-running'
  | 'not-ours'
  | 'reset-failed'
  | 'stop-failed';

/** The parts of a {@link LocalCloudError}. */
export interface LocalCloudErrorParts {
  code: LocalCloudErrorCode;
  /** What is wrong, one sentence. With the last lines of a log below it where there is one. */
  what: string;
  /** A file, an endpoint, an option, a program. */
  where?: string;
  /** What the user can do, with the exact command where there is one. */
  fix?: string;
}

/** An error the user can act on: what is wrong, where, and what to do. */
export class LocalCloudError extends Error {
  readonly code: LocalCloudErrorCode;
  readonly where?: string;
  readonly fix?: string;

  constructor({ code, what, where, fix }: LocalCloudErrorParts) {
    super([where === undefined ? what : `${where}: ${what}`, fix].filter(Boolean).join('\n'));
    this.name = 'LocalCloudError';
    this.code = code;
    if (where !== undefined) this.where = where;
    if (fix !== undefined) this.fix = fix;
  }
}
