/**
 * The tag of a function whose code may be another than its stack's template says; its value is the SHA-256 of the code's
 * archive, in hexadecimal. It is put on before anything else is done and taken off after everything else, so
 * whoever is interrupted leaves it there.
 */
export const MARK = 'hot-swapped';

/** What versions that were published for a swap begin their description with. */
const PUBLISHED_FOR = `${MARK} `;

/** @param sha256 Base64. */
export function markOf(sha256: string): string {
  return Buffer.from(sha256, 'base64').toString('hex');
}

/** The description of a version that is published for a swap. */
export function describeVersion(mark: string): string {
  return `${PUBLISHED_FOR}${mark}`;
}

export function isOfSwap({ description }: { description: string }): boolean {
  return description.startsWith(PUBLISHED_FOR);
}
