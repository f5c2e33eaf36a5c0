/** Folders of which some were given up for one that has them all. */
export interface MergedFolders {
  /** Sorted. */
  folders: string[];
  /** Those that stand for several, and so for more than what was asked for. */
  merged: string[];
}

/**
 * Makes folders fewer: the ones that lie in one folder are given up for that, as long as there are too many; first where the least is added that nobody asked
 * for. The top of the workspace never stands for them.
 *
 * @param folders with slashes, none within another
 * @param others folders of everything else, which should not be added
 * @returns `null`: not even the folders at the top are few enough
 */
export function mergeFolders(
  folders: readonly string[],
  others: readonly string[],
  most: number,
): MergedFolders | null {
  let left = [...folders].sort();
  const merged = new Set<string>();
  while (left.length > most) {
    const [best] = parentsOf(left)
      .map((folder) => ({
        folder,
        saves: left.filter((each) => isWithin(each, folder)).length - 1,
        adds: others.filter((each) => isWithin(each, folder)).length,
      }))
      .filter(({ saves }) => saves > 0)
      .sort(
        (a, b) =>
          a.adds / a.saves - b.adds / b.saves ||
          b.folder.length - a.folder.length ||
          (a.folder < b.folder ? -1 : 1),
      );
    if (best === undefined) return null;
    left = [...left.filter((each) => !isWithin(each, best.folder)), best.folder].sort();
    for (const each of merged) if (isWithin(each, best.folder)) merged.delete(each);
    merged.add(best.folder);
  }
  return { folders: left, merged: [...merged].sort() };
}

/** Whether a folder is another one, or below it. */
export function isWithin(folder: string, of: string): boolean {
  return folder === of || folder.startsWith(`${of}/`);
}

/** Leaves out what lies within another one. */
export function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)].sort();
  return all.filter((each) => all.every((other) => other === each || !isWithin(each, other)));
}

function parentsOf(folders: readonly string[]): string[] {
  const parents = folders.flatMap((folder) => {
    const parts = folder.split('/');
    return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
  });
  return [...new Set(parents)];
}
