import { inspect } from 'node:util';

const SHOWN = '[secret]';

/**
 * A value that is not shown by accident: in a log, JSON, a template string or a debugger it reads
 * `[secret]`.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Call it where the value is used, and keep no copy. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
