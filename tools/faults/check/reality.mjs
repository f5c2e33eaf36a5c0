import { isDeepStrictEqual } from 'node:util';

/**
 * @typedef {object} Reality what is told of a service by those who run it
 * @property {string} status of its stack
 * @property {string} parameter the release its stack was given
 * @property {object} template of its stack
 * @property {string} variable the release its function was given
 * @property {{ stays: string, weights: object, variable: string }} live what requests get: the version that the alias is kept at, what other versions get,
 *   and the release that its version was given
 * @property {string} codeSha256 of its function, in base64
 * @property {string} publishedSha256 of the bundle that its template names
 * @property {string} says what its SSM parameter holds
 * @property {{ status: number, body: string }} answer over HTTP
 */

/**
 * Holds what runs against what is on record.
 *
 * @param {string} service
 * @param {string} version that is on record
 * @param {import('../world/catalogue.mjs').Expected} expected of that version
 * @param {Reality} reality
 * @returns {string[]} what differs, one line each
 */
export function differences(service, version, expected, reality) {
  const { template, status, code } = expected;
  const answer = { status, body: JSON.stringify({ code, version }) };
  const compared = [
    [
      'its stack is',
      /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.exec(reality.status)?.[0],
      reality.status,
    ],
    ['its stack was given', version, reality.parameter],
    ['its template is', template, reality.template],
    ['its function was given', version, reality.variable],
    ['requests get', { stays: '', weights: {}, variable: version }, reality.live],
    ['its code is', reality.publishedSha256, reality.codeSha256],
    ['its parameter is', code, reality.says],
    ['it answers', answer, reality.answer],
  ];
  return compared
    .filter(([, wanted, found]) => !isDeepStrictEqual(wanted, found))
    .map(
      ([what, wanted, found]) =>
        `${service} runs ${version} on record, and ${what} ${short(found)}, not ${short(wanted ?? 'settled')}`,
    );
}

const short = (value) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
