import { checkKey, checkPrefix, checkText, selectKeys } from '../keys';
import { unsure } from '../state-errors';
import type { StateStore } from '../state-store';

/**
 * What goes wrong with a `create` whose caller then hears nothing: before the write, after it, or the write itself is late
 * and happens when the promise resolves, if the key is free then.
 */
export type MemoryFault = 'before' | 'after' | { late: Promise<void> };

export interface MemoryStoreOptions {
  /** Shared by those who see the same store. */
  documents?: Map<string, string>;
  /** Asked before each `create`. */
  fault?(key: string): MemoryFault | undefined;
  /** Waited for before an operation takes effect. */
  before?(): Promise<void>;
  /** Waited for before it is known that it has. */
  after?(): Promise<void>;
}

/** The in-memory twin of the state stores. */
export function memoryStore(options: MemoryStoreOptions = {}): StateStore {
  const { documents = new Map<string, string>() } = options;
  const put = (key: string, text: string): boolean => {
    if (documents.has(key)) return false;
    documents.set(key, text);
    return true;
  };
  const around = async <Result>(effect: () => Result): Promise<Result> => {
    await options.before?.();
    const result = effect();
    await options.after?.();
    return result;
  };
  return {
    address: 'memory',
    async create(key, text) {
      checkKey(key);
      checkText(key, text);
      const fault = options.fault?.(key);
      if (fault === undefined) return around(() => put(key, text));
      if (fault === 'after') await around(() => put(key, text));
      else await options.after?.();
      if (typeof fault === 'object') void fault.late.then(() => put(key, text));
      throw unsure(key, 'the connection was lost');
    },
    async read(key) {
      checkKey(key);
      return around(() => documents.get(key));
    },
    async readMany(keys) {
      keys.forEach(checkKey);
      return around(() => {
        const there = keys.filter((key) => documents.has(key));
        return new Map(there.map((key) => [key, documents.get(key) ?? '']));
      });
    },
    async list(prefix, { after } = {}) {
      checkPrefix(prefix);
      return around(() => selectKeys(documents.keys(), prefix, after));
    },
  };
}
