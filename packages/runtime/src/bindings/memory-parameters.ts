import {
  ParameterReadError,
  type Parameter,
  type ParameterReader,
  type ReadOptions,
} from './parameter-reader';

/** A parameter of {@link memoryParameters}: a text, or one that is stored as SecureString. */
export type MemoryParameter = string | { secure: string };

/**
 * A parameter store in memory, for tests.
 *
 * @param parameters By full name. Kept by reference, so that a test can change it; a name can be read with
 * `:1` behind it.
 */
export function memoryParameters(
  parameters: Readonly<Record<string, MemoryParameter>>,
): ParameterReader {
  return {
    async read(names, { decrypt, signal }) {
      refuseAborted({ signal });
      const found = new Map<string, Parameter>();
      for (const name of names) {
        const stored = parameters[name.replace(/:1$/, '')];
        if (typeof stored === 'string') found.set(name, { value: stored, secure: false });
        else if (stored) found.set(name, { value: decrypt ? stored.secure : '…', secure: true });
      }
      return found;
    },
    async list(path, options = {}) {
      refuseAborted(options);
      const found = new Map<string, string>();
      for (const [name, stored] of Object.entries(parameters)) {
        if (typeof stored === 'string' && name.startsWith(`${path.replace(/\/$/, '')}/`)) {
          found.set(name, stored);
        }
      }
      return found;
    },
  };
}

function refuseAborted({ signal }: { signal: AbortSignal | undefined } | ReadOptions): void {
  if (signal?.aborted) throw new ParameterReadError('timeout', 'The read was ended early.');
}
