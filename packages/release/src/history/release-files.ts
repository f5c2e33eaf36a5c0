import { valid } from 'semver';

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

/** The path of a file of a folder; the folder may be `.`. */
export function inFolder(root: string, file: string): string {
  const folder = root.replace(/^\.\/?/, '').replace(/\/+$/, '');
  return folder === '' ? file : `${folder}/${file}`;
}
