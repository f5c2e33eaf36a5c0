import type { LogHead } from '../log/record';
import type { SeenHeads } from './seen-heads';

/** The in-memory twin of {@link folderSeen}. @param heads shared by those who remember the same */
export function memorySeen(heads = new Map<string, LogHead>()): SeenHeads {
  return {
    of(store, log) {
      const where = `${store} ${log}`;
      return {
        where,
        async read() {
          const head = heads.get(where);
          return head === undefined ? [] : [head];
        },
        async add(head) {
          if (head.sequence > (heads.get(where)?.sequence ?? 0)) heads.set(where, head);
        },
      };
    },
  };
}
