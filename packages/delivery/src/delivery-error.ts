/** Every code a {@link DeliveryError} can have. */
export type DeliveryErrorCode =
  | 'invalid-options'
  | 'dependency-cycle'
  | 'synth-failed'
  | 'no-assembly'
  | 'context-missing'
  | 'not-bootstrapped'
  | 'stack-not-deployable'
  | 'routing-unknown'
  | 'stack-failed'
  | 'delete-failed'
  | 'hotswap-refused'
  | 'not-swappable'
  | 'access-failed'
  | 'worker-ended'
  | 'rollback-undecided'
  | 'invalid-artifact'
  | 'artifact-missing'
  | 'artifact-corrupt'
  | 'store-failed'
  | 'signature-refused'
  | 'seal-broken'
  | 'not-reproducible'
  | 'not-packaged'
  | 'not-sealed'
  | 'sealed-otherwise'
  | 'invalid-key'
  | 'state-unreachable'
  | 'state-unsure'
  | 'state-corrupt'
  | 'lock-held'
  | 'lock-lost'
  | 'migration-refused'
  | 'migration-failed'
  | 'backup-failed';

/** The parts of a {@link DeliveryError}. */
export interface DeliveryErrorParts {
  code: DeliveryErrorCode;
  /** What is wrong, one sentence. With the last lines of an output below it where there is one. */
  what: string;
  /** A service, a stack, a resource, a file, an option. */
  where?: string;
  /** What the user can do, with the exact command where there is one. */
  fix?: string;
  cause?: unknown;
}

/** An error the user can act on: what is wrong, where, and what to do. */
export class DeliveryError extends Error {
  readonly code: DeliveryErrorCode;
  readonly what: string;
  readonly where?: string;
  readonly fix?: string;

  constructor({ code, what, where, fix, cause }: DeliveryErrorParts) {
    super([where === undefined ? what : `${where}: ${what}`, fix].filter(Boolean).join('\n'), {
      cause,
    });
    this.name = 'DeliveryError';
    this.code = code;
    this.what = what;
    if (where !== undefined) this.where = where;
    if (fix !== undefined) this.fix = fix;
  }
}
