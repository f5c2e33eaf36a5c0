import type { Rename } from '../git/git-reader';
import { createOutsideFiles } from '../history/outside-files';
import type { ProjectTree } from '../history/project-tree';
import type { CheckedRules } from './rules';

/** A folder that is gone, and the project whose folder its files went to. */
export interface Move {
  project: string;
  /** Posix path relative to the workspace root. */
  folder: string;
}

/** The folders above files that count for nobody: where a project may have been. */
export function strayFolders(
  files: Iterable<string>,
  { tree, outside }: Pick<CheckedRules, 'tree' | 'outside'>,
): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    if (tree.find(file) || outside.find(file).length > 0) continue;
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Those folders that are in none of the others. */
export function topmost(folders: readonly string[]): string[] {
  const known = new Set(folders);
  return folders.filter((folder) => {
    for (let end = folder.lastIndexOf('/'); end > 0; end = folder.lastIndexOf('/', end - 1)) {
      if (known.has(folder.slice(0, end))) return false;
    }
    return true;
  });
}

/**
 * Finds who went where. A project moved out of a folder when that is gone and at least half of
 * the files that left it are now in the project's folder, at the same place within it; over
 * several moves, too. A file that was only put into a project moves nothing.
 *
 * @param gone folders that are not there any more
 * @param renames of the commits that touched them
 */
export function findMoves(
  gone: readonly string[],
  renames: readonly Rename[],
  tree: ProjectTree,
): Move[] {
  const left = gone.map((folder) => ({
    folder,
    renames: renames.filter(({ from }) => from.startsWith(`${folder}/`)),
  }));
  const moved = new Map<string, string>();
  for (let before = -1; before < moved.size;) {
    before = moved.size;
    for (const { folder, renames: those } of left) {
      const project = moved.has(folder) ? undefined : majority(folder, those, moved, tree);
      if (project !== undefined) moved.set(folder, project);
    }
  }
  return [...moved].map(([folder, project]) => ({ project, folder }));
}

function majority(
  folder: string,
  renames: readonly Rename[],
  moved: ReadonlyMap<string, string>,
  tree: ProjectTree,
): string | undefined {
  const votes = new Map<string, number>();
  for (const { from, to } of renames) {
    const path = from.slice(folder.length + 1);
    const project = placeOf(to, path, moved, tree);
    if (project !== undefined) votes.set(project, (votes.get(project) ?? 0) + 1);
  }
  const [first] = [...votes].sort(([, a], [, b]) => b - a);
  return first && first[1] * 2 >= renames.length ? first[0] : undefined;
}

/** The project that has, or had, a file at this place within its folder. */
function placeOf(
  file: string,
  path: string,
  moved: ReadonlyMap<string, string>,
  tree: ProjectTree,
): string | undefined {
  const owner = tree.find(file);
  if (owner) return owner.path === path ? owner.project : undefined;
  return file.endsWith(`/${path}`) ? moved.get(file.slice(0, -path.length - 1)) : undefined;
}

/** The rules under which what happened in a project's earlier folders counts for it. */
export function withMoves(rules: CheckedRules, moves: readonly Move[]): CheckedRules {
  if (moves.length === 0) return rules;
  const folders = new Map<string, string[]>();
  for (const { project, folder } of moves) {
    folders.set(project, [...(folders.get(project) ?? []), folder]);
  }
  const projects = [...rules.projects.values()].map(({ name, files = [] }) => ({
    name,
    files: [...files, ...(folders.get(name) ?? [])],
  }));
  return { ...rules, outside: createOutsideFiles(projects) };
}
