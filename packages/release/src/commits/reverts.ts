/** What a message says it reverts. */
export interface RevertOf {
  /** Commit ids, full or abbreviated, lower case. */
  hashes: string[];
  /** Header of the reverted commit; used when there is no id. */
  header: string | null;
}

const REVERT_HEADER = /^Revert "(.*)"(?: \(#\d+\))?$/;
const REAPPLY_HEADER = /^Reapply "(.*)"(?: \(#\d+\))?$/;
const CONVENTIONAL_REVERT = /^revert(?:\([^)]*\))?!?: "?(.*?)"?(?: \(#\d+\))?$/i;
const REVERTED_HASH = /This reverts commit ([0-9a-f]{7,64})\b/gi;
const REFS_LINE = /^Refs?: (.*)$/gim;
const HASH = /\b[0-9a-f]{7,64}\b/gi;

/**
 * Reads the forms of a revert: git's own (`Revert "…"`, `Reapply "…"`, a line
 * `This reverts commit <id>`), the conventional `revert: <header>`, and its
 * `Refs: <id>, <id>` footer (an example in the Conventional Commits FAQ).
 *
 * @returns `null` when the message is no revert
 */
export function readRevert(header: string, body: string): RevertOf | null {
  const quoted = REVERT_HEADER.exec(header)?.[1] ?? CONVENTIONAL_REVERT.exec(header)?.[1] ?? null;
  const reapplied = REAPPLY_HEADER.exec(header)?.[1];
  if (quoted === null && reapplied === undefined) return null;
  const hashes = [...body.matchAll(REVERTED_HASH)].map(([, hash = '']) => hash.toLowerCase());
  if (hashes.length === 0) {
    for (const [, list = ''] of body.matchAll(REFS_LINE)) {
      hashes.push(...[...list.matchAll(HASH)].map(([hash]) => hash.toLowerCase()));
    }
  }
  return { hashes, header: quoted ?? (reapplied === undefined ? null : `Revert "${reapplied}"`) };
}

/**
 * The header of the change that is back in place after a revert of a revert, or
 * `null` when the message takes something away.
 */
export function reappliedHeader(header: string): string | null {
  const reapplied = REAPPLY_HEADER.exec(header)?.[1];
  if (reapplied !== undefined) return reapplied;
  const once = REVERT_HEADER.exec(header)?.[1];
  const twice = once === undefined ? undefined : REVERT_HEADER.exec(once)?.[1];
  if (twice === undefined) return null;
  return reappliedHeader(twice) ?? (REVERT_HEADER.test(twice) ? null : twice);
}
