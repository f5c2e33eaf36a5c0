import { createHash } from 'node:crypto';

/**
 * RFC 8785 for data of objects, arrays and strings, which a composition is. Written
 * here rather than taken from the packages, so that their fingerprint has a second
 * opinion.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      // UTF-16 code units, which is how `<` compares strings.
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A composition holds no ${typeof value}.`);
}

/** @param {unknown} services */
export function fingerprintOf(services) {
  return `sha256:${createHash('sha256').update(canonicalJson(services), 'utf8').digest('hex')}`;
}
