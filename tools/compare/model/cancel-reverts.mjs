import { ancestorsOf, commitOf } from '../history/play.mjs';

/**
 * Takes out of a service's unreleased commits those that were taken back, together with
 * the reverts, the newest first; a revert that names something released stays.
 *
 * @param {{ commit: import('../history/play.mjs').PlayedCommit, touch: string }[]} items newest first
 * @param {import('../history/play.mjs').History} history
 */
export function cancelReverts(items, history) {
  const byIndex = new Map(items.map((item) => [item.commit.index, item]));
  const gone = new Set();
  for (const { commit, touch } of items) {
    if (commit.message.reverts === undefined || gone.has(commit.index)) continue;
    const target = commitOf(history, commit.message.reverts);
    const taken = [target.index, ...broughtIn(target, commit.message, history)].filter((index) => {
      const item = byIndex.get(index);
      if (!item || gone.has(index)) return false;
      return touch === 'own' || item.touch === 'dependency';
    });
    if (taken.length === 0) continue;
    [commit.index, ...taken].forEach((index) => gone.add(index));
  }
  return items.filter(({ commit }) => !gone.has(commit.index));
}

/** What a merge brought in goes with it, when the revert names the merge by its id. */
function broughtIn({ parents: [first, ...others] }, { style }, history) {
  if (others.length === 0 || style === 'git-without-hash') return [];
  const before = ancestorsOf(history, first);
  return others.flatMap((parent) =>
    [...ancestorsOf(history, parent)].filter((index) => !before.has(index)),
  );
}
