import { blobCommand, commitCommand, tagCommand } from './fast-import.mjs';

const START = Date.UTC(2020, 0, 6, 9) / 1000;
const SECONDS_BETWEEN_COMMITS = 90 * 60;

/** Numbers, dates and counts what is written of a history. */
export function openWriter() {
  const counts = { commits: 0, merges: 0, tags: 0 };
  let marks = 0;
  const seconds = () => START + counts.commits * SECONDS_BETWEEN_COMMITS;
  const identity = () => `Ada Lovelace <ada@example.com> ${seconds()} +0000`;
  return {
    counts,

    /** The day of the next commit, `YYYY-MM-DD`. */
    day: () => new Date(seconds() * 1000).toISOString().slice(0, 10),

    /**
     * @param {Iterable<[string, string]>} files contents by path
     * @returns {Generator<string, import('./line.mjs').FileChange[]>}
     */
    *blobs(files) {
      const changes = [];
      for (const [path, content] of files) {
        marks += 1;
        yield blobCommand(marks, content);
        changes.push([path, marks]);
      }
      return changes;
    },

    /** @returns {Generator<string, number>} the mark of the commit */
    *commit(ref, parents, message, changes) {
      counts.commits += 1;
      if (parents.length > 1) counts.merges += 1;
      marks += 1;
      yield commitCommand({ ref, mark: marks, parents, identity: identity(), message, changes });
      return marks;
    },

    *tag(name, message, mark) {
      counts.tags += 1;
      yield tagCommand({ name, message, mark, identity: identity() });
    },
  };
}
