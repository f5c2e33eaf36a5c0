import type { HistoryCommit } from '../git/git-reader';
import { isReleaseFile } from '../history/release-files';
import type { CheckedRules } from './rules';

/** A commit and those of its files that count for somebody. */
export interface Touch {
  /** Position of the commit in the history. */
  index: number;
  files: string[];
}

/** Who was touched by what, newest first. */
export interface Touched {
  /** By project: the files in its folder. */
  folders: ReadonlyMap<string, readonly Touch[]>;
  /** By path: the files that projects name outside of their folders. */
  outside: ReadonlyMap<string, readonly Touch[]>;
  /** The paths in `outside` that a project names. */
  outsideOf(project: string): readonly string[];
}

/**
 * Sorts the history's files into projects, one pass for all of them. Files that
 * releases write belong to nobody.
 */
export function touchedProjects(commits: readonly HistoryCommit[], rules: CheckedRules): Touched {
  const { tree, outside } = rules;
  const folders = new Map<string, Touch[]>();
  const named = new Map<string, Touch[]>();
  commits.forEach(({ files }, index) => {
    for (const file of files) {
      const owner = tree.find(file);
      if (isReleaseFile(owner?.path ?? file)) continue;
      if (owner) touch(folders, owner.project, index, file);
      for (const path of outside.find(file)) {
        if (!isReleaseFile(within(path, file))) touch(named, path, index, file);
      }
    }
  });
  return { folders, outside: named, outsideOf: outside.of };
}

/** The path of a file within a folder that is named, such as the one a project was in before. */
function within(folder: string, file: string): string {
  return folder === '.' ? file : file.slice(folder.length + 1);
}

function touch(touched: Map<string, Touch[]>, key: string, index: number, file: string): void {
  let touches = touched.get(key);
  if (!touches) touched.set(key, (touches = []));
  const last = touches.at(-1);
  if (last?.index === index) last.files.push(file);
  else touches.push({ index, files: [file] });
}

/** A commit as it counts for one service: through its own files, or through a library's. */
export interface Item extends Touch {
  dependency?: string;
}

/**
 * The commits that count for a project, newest first: those that touch it, and
 * those that touch only what it is built from, directly or through others.
 *
 * @param skip tells which positions are released already
 */
export function itemsOf(
  project: string,
  touched: Touched,
  dependencies: readonly string[],
  skip: (index: number) => boolean,
): Item[] {
  const items = ownItems(project, touched, skip);
  for (const dependency of dependencies) {
    for (const [index, item] of ownItems(dependency, touched, skip)) {
      if (!items.has(index)) items.set(index, { ...item, dependency });
    }
  }
  return [...items.values()].sort((a, b) => a.index - b.index);
}

function ownItems(
  project: string,
  touched: Touched,
  skip: (index: number) => boolean,
): Map<number, Item> {
  const items = new Map<number, Item>();
  const add = (touches: readonly Touch[] = []): void => {
    for (const { index, files } of touches) {
      if (skip(index)) continue;
      const known = items.get(index)?.files;
      items.set(index, {
        index,
        files: known ? [...new Set([...known, ...files])] : files,
      });
    }
  };
  add(touched.folders.get(project));
  touched.outsideOf(project).forEach((path) => add(touched.outside.get(path)));
  return items;
}

/** Everything a project is built from, without itself, sorted by name; cycles are allowed. */
export function dependencyClosure(project: string, projects: CheckedRules['projects']): string[] {
  const seen = new Set([project]);
  const open = [project];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const dependency of projects.get(name)?.dependencies ?? []) {
      if (seen.has(dependency) || !projects.has(dependency)) continue;
      seen.add(dependency);
      open.push(dependency);
    }
  }
  seen.delete(project);
  return [...seen].sort();
}
