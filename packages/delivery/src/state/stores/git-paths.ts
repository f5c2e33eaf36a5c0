/** The number of a record, less its last two digits, and the rest of its name. */
const NUMBERED = /^(?<hundreds>\d{8})\d{2}\.json$/;

/**
 * The path of a key in the tree of a commit. Numbered documents are in folders of a hundred: every commit has a new copy
 * of the folders it changes, which git stores whole until it packs them.
 */
export function pathOfKey(key: string): string {
  const parts = key.split('/');
  const hundreds = NUMBERED.exec(parts.at(-1) ?? '')?.groups?.['hundreds'];
  if (hundreds !== undefined) parts.splice(-1, 0, hundreds);
  return parts.join('/');
}

/** The reverse of {@link pathOfKey}. */
export function keyOfPath(path: string): string {
  const parts = path.split('/');
  const hundreds = NUMBERED.exec(parts.at(-1) ?? '')?.groups?.['hundreds'];
  if (hundreds !== undefined && parts.at(-2) === hundreds) parts.splice(-2, 1);
  return parts.join('/');
}
