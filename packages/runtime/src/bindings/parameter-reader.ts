/** A parameter as the store has it. */
export interface Parameter {
  value: string;
  /** It is a SecureString. */
  secure: boolean;
}

export interface ReadOptions {
  /** Ends the read early; it rejects. */
  signal?: AbortSignal;
}

/** The parameter store, as far as bindings need it. */
export interface ParameterReader {
  /**
   * Reads parameters by their full names, any number of them. A name may end in a version: `/a/b:3`.
   *
   * @param names Without SecureStrings unless `decrypt` is set.
   * @returns By the names that were asked for; those that do not exist are not in it.
   * @throws ParameterReadError
   */
  read(
    names: readonly string[],
    options: ReadOptions & { decrypt: boolean },
  ): Promise<Map<string, Parameter>>;

  /**
   * Everything below a path, at any depth, by full name. SecureStrings are left out.
   *
   * @throws ParameterReadError
   */
  list(path: string, options?: ReadOptions): Promise<Map<string, string>>;
}

/** `denied`: the function's role may not. `unavailable`: no answer that would help, for now. */
export type ParameterReadErrorCode = 'denied' | 'throttled' | 'timeout' | 'unavailable';

/** The store could not be read. */
export class ParameterReadError extends Error {
  override readonly name = 'ParameterReadError';

  constructor(
    readonly code: ParameterReadErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
