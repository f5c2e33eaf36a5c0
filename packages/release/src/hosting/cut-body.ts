/**
 * Shortens a body that is too long for a host, between two lines where it can, and says
 * where the rest is.
 *
 * @param limit characters
 * @param changelogUrl where all of it is
 */
export function cutBody(body: string, limit: number, changelogUrl: string): string {
  if (body.length <= limit) return body;
  const note = `\n\nThere is more than fits here: see [the changelog](${changelogUrl}).\n`;
  const room = body.slice(0, Math.max(0, limit - note.length));
  const end = room.lastIndexOf('\n');
  const kept = end > 0 ? room.slice(0, end) : room.replace(/[\uD800-\uDBFF]$/, '');
  return kept.trimEnd() + note;
}
