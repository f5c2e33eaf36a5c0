/**
 * A line of development that grows commit by commit: the branch that is released, or a topic.
 *
 * @typedef {[path: string, blob: number | null]} FileChange a mark, or `null` for a deleted file
 */

/** The branch that is released. It keeps a journal, from which topics learn what they missed. */
export function openMain() {
  return {
    ref: 'refs/heads/main',
    tip: undefined,
    /** @type {Map<string, number>} */
    files: new Map(),
    /** @type {FileChange[]} */
    journal: [],
  };
}

/** @typedef {ReturnType<typeof openMain>} Main */

/** @param {FileChange[]} changes */
export function advanceMain(main, tip, changes) {
  main.tip = tip;
  for (const [path, blob] of changes) {
    main.journal.push([path, blob]);
    if (blob === null) main.files.delete(path);
    else main.files.set(path, blob);
  }
}

/** @param {Main} main */
export function openTopic(main, number, commits) {
  return {
    number,
    ref: `refs/heads/topic/${number % 4}`,
    tip: main.tip,
    /** How much of the journal of `main` is in it. */
    seen: main.journal.length,
    /** What it changed and `main` does not have. @type {Map<string, number | null>} */
    changes: new Map(),
    /** Its changes that `main` does not have. @type {import('./ledger.mjs').Change[]} */
    told: [],
    commits,
  };
}

/** @typedef {ReturnType<typeof openTopic>} Topic */

/** What a topic misses of `main`; where both changed a file, the topic's stays. @returns {FileChange[]} */
export function missedBy(topic, main) {
  const missed = new Map(main.journal.slice(topic.seen));
  for (const path of topic.changes.keys()) missed.delete(path);
  return [...missed];
}
