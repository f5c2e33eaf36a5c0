import { valid } from 'semver';
import type { ProjectTree } from './project-tree';

/**
 * Whether a file is written by releases, so that a change of it is none of the
 * project's: `CHANGELOG.md`, `release.json` and `releases/<version>.json` at the
 * top of a project's folder.
 *
 * @param path relative to the project's folder
 */
export function isReleaseFile(path: string): boolean {
  if (path === 'CHANGELOG.md' || path === 'release.json') return true;
  const version = /^releases\/([^/]+)\.json$/.exec(path)?.[1];
  return version !== undefined && valid(version) === version;
}

/**
 * Whether a commit changed something, and nothing but files that releases write. In a
 * folder of no project, which may have been one, a file is told by its name.
 */
export function isReleaseCommit(files: readonly string[], tree: ProjectTree): boolean {
  return files.length > 0 && files.every((file) => isReleaseFile(file) || isReleased(file, tree));
}

function isReleased(file: string, tree: ProjectTree): boolean {
  const owner = tree.find(file);
  if (owner) return isReleaseFile(owner.path);
  const segments = file.split('/');
  return [1, 2].some((length) => isReleaseFile(segments.slice(-length).join('/')));
}

/** The path of a file of a folder; the folder may be `.`. */
export function inFolder(root: string, file: string): string {
  const folder = root.replace(/^\.\/?/, '').replace(/\/+$/, '');
  return folder === '' ? file : `${folder}/${file}`;
}
