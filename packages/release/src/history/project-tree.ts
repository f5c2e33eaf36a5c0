import { ReleaseError } from '../release-error';
import { folderSegments } from './folder-segments';

interface Node {
  children: Map<string, Node>;
  project: string | null;
}

/** Maps files to projects in the time a path takes, however many projects there are. */
export interface ProjectTree {
  /** The project whose folder a file is in, the deepest one when folders are nested. */
  find(file: string): { project: string; path: string } | null;
}

/**
 * Builds a prefix tree over the folders of projects, by path segments: `apps/api`
 * holds nothing of `apps/api-gateway`.
 *
 * @throws ReleaseError `invalid-options` when a root is not a relative posix path, or two projects share one
 */
export function createProjectTree(
  projects: readonly { name: string; root: string }[],
): ProjectTree {
  const top: Node = { children: new Map(), project: null };
  for (const { name, root } of projects) {
    let node = top;
    for (const segment of folderSegments(root, `root of the project ${name}`)) {
      let child = node.children.get(segment);
      if (!child) node.children.set(segment, (child = { children: new Map(), project: null }));
      node = child;
    }
    if (node.project !== null && node.project !== name) throw sharedRoot(node.project, name, root);
    node.project = name;
  }
  return { find: (file) => find(top, file) };
}

function find(top: Node, file: string): { project: string; path: string } | null {
  let node: Node | undefined = top;
  let found = top.project === null ? null : { project: top.project, path: file };
  let start = 0;
  for (;;) {
    const slash = file.indexOf('/', start);
    if (slash === -1) return found;
    node = node.children.get(file.slice(start, slash));
    if (!node) return found;
    start = slash + 1;
    if (node.project !== null) found = { project: node.project, path: file.slice(start) };
  }
}

function sharedRoot(first: string, second: string, root: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-options',
    what: `the projects ${first} and ${second} have the same folder, so a change there cannot be told apart`,
    where: root,
    fix: 'Give each project a folder of its own.',
  });
}
