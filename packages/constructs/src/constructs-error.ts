/** Every code a {@link ConstructsError} can have. */
export type ConstructsErrorCode =
  | 'invalid-deployment'
  | 'unknown-environment'
  | 'no-service-stack'
  | 'not-built'
  | 'invalid-variable'
  | 'invalid-binding'
  | 'invalid-rule'
  | 'plaintext-secret'
  | 'not-an-assembly'
  | 'name-clash';

/** The parts of a {@link ConstructsError}. */
export interface ConstructsErrorParts {
  code: ConstructsErrorCode;
  /** What is wrong, one sentence. */
  what: string;
  /** A variable, an option, a construct path, a folder. */
  where?: string;
  /** What the user can do. */
  fix?: string;
}

/** An error the user can act on: what is wrong, where, and what to do. */
export class ConstructsError extends Error {
  readonly code: ConstructsErrorCode;
  readonly where?: string;
  readonly fix?: string;

  constructor({ code, what, where, fix }: ConstructsErrorParts) {
    super([where === undefined ? what : `${where}: ${what}`, fix].filter(Boolean).join('\n'));
    this.name = 'ConstructsError';
    this.code = code;
    if (where !== undefined) this.where = where;
    if (fix !== undefined) this.fix = fix;
  }
}
