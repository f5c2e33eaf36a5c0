import type { HistoryCommit } from '../git/git-reader';
import { createProjectTree } from '../history/project-tree';
import { isReleaseFile } from '../history/release-files';
import type { CheckedRules } from './rules';

/** A commit and those of its files that belong to one project. */
export interface Touch {
  /** Position of the commit in the history. */
  index: number;
  files: string[];
}

/**
 * Sorts the history's files into projects, one pass for all of them. Files that
 * releases write belong to nobody.
 *
 * @returns for each project, newest first, the commits that touched it
 */
export function touchedProjects(
  commits: readonly HistoryCommit[],
  rules: CheckedRules,
): Map<string, Touch[]> {
  const { projects, application } = rules;
  const tree = createProjectTree([...projects.values(), ...(application ? [application] : [])]);
  const touched = new Map<string, Touch[]>();
  commits.forEach(({ files }, index) => {
    for (const file of files) {
      const owner = tree.find(file);
      if (!owner || isReleaseFile(owner.path)) continue;
      let touches = touched.get(owner.project);
      if (!touches) touched.set(owner.project, (touches = []));
      const last = touches.at(-1);
      if (last?.index === index) last.files.push(file);
      else touches.push({ index, files: [file] });
    }
  });
  return touched;
}

/** A commit as it counts for one service: through its own files, or through a library's. */
export interface Item extends Touch {
  dependency?: string;
}

/**
 * The commits that count for a project, newest first: those that touch it, and
 * those that touch only what it is built from, directly or through others.
 *
 * @param skip positions that are released already
 */
export function itemsOf(
  project: string,
  touched: ReadonlyMap<string, Touch[]>,
  dependencies: readonly string[],
  skip: (index: number) => boolean,
): Item[] {
  const items = new Map<number, Item>();
  for (const touch of touched.get(project) ?? [])
    if (!skip(touch.index)) items.set(touch.index, touch);
  for (const dependency of dependencies) {
    for (const touch of touched.get(dependency) ?? []) {
      if (!items.has(touch.index) && !skip(touch.index))
        items.set(touch.index, { ...touch, dependency });
    }
  }
  return [...items.values()].sort((a, b) => a.index - b.index);
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
