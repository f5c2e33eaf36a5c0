import type { DeliveryStores } from '../delivery-stores';

/** What ends a run, as the end of its process would. */
export class Killed extends Error {}

/** Stores whose user is ended at a call to one of them. */
export interface Interrupted {
  stores: DeliveryStores;
  /** Names of the calls that were made. */
  calls: string[];
}

/**
 * @param at which call, the first is 0; none: nobody is ended
 * @param when before the call has an effect, or after it, unheard
 */
export function interrupt(
  { artifacts, state, workFolder }: DeliveryStores,
  at?: number,
  when: 'before' | 'after' = 'before',
): Interrupted {
  const calls: string[] = [];
  const call = async <Result>(name: string, effect: () => Promise<Result>): Promise<Result> => {
    const isLast = calls.push(name) - 1 === at;
    const isOver = calls.length - 1 > (at ?? Infinity);
    if (isOver || (isLast && when === 'before')) throw new Killed();
    const result = await effect();
    if (isLast) throw new Killed();
    return result;
  };
  return {
    calls,
    stores: {
      workFolder,
      artifacts: {
        address: artifacts.address,
        put: (digest, file) => call('put', () => artifacts.put(digest, file)),
        has: (digest) => call('has', () => artifacts.has(digest)),
        get: (digest, file) => call('get', () => artifacts.get(digest, file)),
        list: () => artifacts.list(),
        removeUnused: (...args) => call('removeUnused', () => artifacts.removeUnused(...args)),
      },
      state: {
        address: state.address,
        create: (key, text) => call('create', () => state.create(key, text)),
        read: (key) => call('read', () => state.read(key)),
        readMany: (keys) => call('readMany', () => state.readMany(keys)),
        list: (prefix, options) => call('list', () => state.list(prefix, options)),
      },
    },
  };
}
