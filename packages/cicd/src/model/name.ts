/** Longest name of a service or application: it prefixes AWS resource names, some of which end at 64. */
export const MAX_NAME_LENGTH = 40;

/**
 * Says what is wrong with the name of a service or application.
 * @param name as the user gave it
 * @returns undefined when it is a lower-case DNS label (RFC 1035) of at most 40 characters, else the reason
 */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (/[\\/]/.test(name) || name === '.' || name === '..') {
    return 'it is a path; the folder goes into --directory';
  }
  if (name.length > MAX_NAME_LENGTH) {
    return `it has ${name.length} characters; at most ${MAX_NAME_LENGTH} are allowed`;
  }
  if (!/^[a-z]/.test(name)) return 'it must start with a lower-case letter';
  if (/-$/.test(name)) return 'it must not end with a hyphen';
  if (!/^[a-z0-9-]+$/.test(name)) {
    return 'only lower-case letters, digits and hyphens are allowed';
  }
  return undefined;
}
