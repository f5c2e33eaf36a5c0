import { ReleaseError } from '../release-error';

/**
 * The segments of a path relative to the workspace: none for `.`; a trailing slash does not matter.
 *
 * @param where names the option in the error
 * @throws ReleaseError `invalid-options` when it is not a relative posix path
 */
export function folderSegments(path: string, where: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path === '' || path.startsWith('/') || path.includes('\\') || parts.includes('..')) {
    throw new ReleaseError({
      code: 'invalid-options',
      what: `"${path}" is not a path inside of the workspace`,
      where,
      fix: 'Give a relative path with forward slashes, like "apps/deals-ms", or ".".',
    });
  }
  return parts;
}
