import { ReleaseError } from '../release-error';
import { folderSegments } from './folder-segments';

interface Node {
  children: Map<string, Node>;
  /** Whether some project names exactly this file or folder. */
  named: boolean;
}

/** The files and folders that count for projects without being in their folders. */
export interface OutsideFiles {
  /** What one project names, as paths without a trailing slash; `.` is the workspace. */
  of(project: string): readonly string[];
  /** The named files and folders that a file is or is in; empty for most files. */
  find(file: string): readonly string[];
}

/**
 * Builds a prefix tree of the files and folders that projects name.
 *
 * @throws ReleaseError `invalid-options` when one is not a relative posix path, or
 *   holds a wildcard anywhere but in a `/**` at its end
 */
export function createOutsideFiles(
  projects: Iterable<{ name: string; files?: readonly string[] }>,
): OutsideFiles {
  const top: Node = { children: new Map(), named: false };
  const named = new Map<string, string[]>();
  for (const { name, files = [] } of projects) {
    const paths = new Set<string>();
    for (const file of files) {
      const segments = readPath(name, file);
      paths.add(segments.join('/') || '.');
      nodeAt(top, segments).named = true;
    }
    if (paths.size > 0) named.set(name, [...paths]);
  }
  return {
    of: (project) => named.get(project) ?? [],
    find: (file) => find(top, file),
  };
}

function nodeAt(top: Node, segments: readonly string[]): Node {
  let node = top;
  for (const segment of segments) {
    let child = node.children.get(segment);
    if (!child) node.children.set(segment, (child = { children: new Map(), named: false }));
    node = child;
  }
  return node;
}

function find(top: Node, file: string): string[] {
  const found = top.named ? ['.'] : [];
  let node: Node | undefined = top;
  for (let start = 0; start < file.length;) {
    const slash = file.indexOf('/', start);
    const end = slash === -1 ? file.length : slash;
    node = node.children.get(file.slice(start, end));
    if (!node) break;
    if (node.named) found.push(file.slice(0, end));
    start = end + 1;
  }
  return found;
}

function readPath(project: string, file: string): string[] {
  const where = `files of the project ${project}`;
  const path = file === '**' ? '.' : file.replace(/\/\*\*$/, '');
  if (!path.includes('*')) return folderSegments(path, where);
  throw new ReleaseError({
    code: 'invalid-options',
    what: `"${file}" has a wildcard that is not understood here`,
    where,
    fix: 'Name a file, a folder, or all below a folder with "/**" at the end.',
  });
}
