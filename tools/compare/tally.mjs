import { RULES } from './model/rules.mjs';

/**
 * A comparison that explains all differences away says nothing: of all services at least
 * this share has to agree, and this share to agree on a version. Fewer services than
 * `least` are not held to it.
 */
export const FLOOR = Object.freeze({ agreed: 0.5, agreedOnVersion: 0.25, least: 10 });

/**
 * @typedef {object} Tally
 * @property {number} services How many answers were compared.
 * @property {number} agreed
 * @property {number} agreedOnVersion Those of them that are released.
 * @property {number} explained
 * @property {number} unexplained
 * @property {Record<string, number>} rules How many answers each rule was needed for; for
 *   one answer it may take several.
 */

/**
 * @param {readonly import('./model/judge.mjs').Judgement[]} judgements
 * @returns {Tally}
 */
export function tally(judgements) {
  const count = (test) => judgements.filter(test).length;
  return {
    services: judgements.length,
    agreed: count(({ verdict }) => verdict === 'agreed'),
    agreedOnVersion: count(({ verdict, nx }) => verdict === 'agreed' && nx !== null),
    explained: count(({ verdict }) => verdict === 'explained'),
    unexplained: count(({ verdict }) => verdict === 'unexplained'),
    rules: Object.fromEntries(
      RULES.map((rule) => [rule, count(({ rules }) => rules.includes(rule))]),
    ),
  };
}

/** Whether so few answers agree that the comparison is worth nothing. */
export function isVacuous({ services, agreed, agreedOnVersion }) {
  if (services < FLOOR.least) return services === 0;
  return agreed / services < FLOOR.agreed || agreedOnVersion / services < FLOOR.agreedOnVersion;
}
