/** What JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/**
 * Data as text for people, of which there is but one: members in the order of RFC 8785 (by UTF-16 code units), its numbers and strings,
 * two spaces, a newline at the end. So a hash of the text is one of the data.
 *
 * @param data as JSON.parse gives it; members that are `undefined` are left out
 */
export function canonicalText(data: unknown): string {
  return `${write(data, '\n')}\n`;
}

/** @param line a newline with the present indentation */
function write(data: unknown, line: string): string {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const deeper = `${line}  `;
  if (Array.isArray(data)) {
    if (data.length === 0) return '[]';
    return `[${data.map((item) => deeper + write(item, deeper)).join(',')}${line}]`;
  }
  const members = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${deeper}${JSON.stringify(name)}: ${write(value, deeper)}`);
  return members.length === 0 ? '{}' : `{${members.join(',')}${line}}`;
}
