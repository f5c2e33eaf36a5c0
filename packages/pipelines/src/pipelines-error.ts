/** Every code a {@link PipelinesError} can have. */
export type PipelinesErrorCode = 'invalid-model' | 'unknown-strategy' | 'unknown-provider';

/** The parts of a {@link PipelinesError}. */
export interface PipelinesErrorParts {
  code: PipelinesErrorCode;
  /** What is wrong, one sentence. */
  what: string;
  /** Such as a file with a JSON pointer. */
  where?: string;
  /** What the user can do. */
  fix?: string;
}

/** An error the user can act on: what is wrong, where, and what to do. */
export class PipelinesError extends Error {
  readonly code: PipelinesErrorCode;
  readonly where?: string;
  readonly fix?: string;

  constructor({ code, what, where, fix }: PipelinesErrorParts) {
    super([where === undefined ? what : `${where}: ${what}`, fix].filter(Boolean).join('\n'));
    this.name = 'PipelinesError';
    this.code = code;
    if (where !== undefined) this.where = where;
    if (fix !== undefined) this.fix = fix;
  }
}
