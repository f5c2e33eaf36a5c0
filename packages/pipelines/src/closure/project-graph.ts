/** What a workspace's project graph says, as far as changes spread through it. */
export interface ProjectGraph {
  /** Folders of projects by name, from the top of the workspace, with slashes; `.` is the whole. */
  roots: Readonly<Record<string, string>>;
  /** Projects that a project depends on, by name. */
  dependencies: Readonly<Record<string, readonly string[]>>;
}

/** A project and everything it depends on, sorted; what is not in the graph is left out. */
export function closureOf({ roots, dependencies }: ProjectGraph, project: string): string[] {
  const found = new Set<string>();
  const open = [project];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || !Object.hasOwn(roots, next)) continue;
    found.add(next);
    if (Object.hasOwn(dependencies, next)) open.push(...(dependencies[next] ?? []));
  }
  return [...found].sort();
}
