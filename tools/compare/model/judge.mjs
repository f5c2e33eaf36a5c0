import { answers } from './answer.mjs';
import { RULES } from './rules.mjs';

/**
 * @typedef {object} Judgement Of one service.
 * @property {string} service
 * @property {'agreed' | 'explained' | 'unexplained'} verdict
 * @property {string | null} engine Its answer.
 * @property {string | null} nx
 * @property {{ engine: string | null, nx: string | null }} expected The answers by the book.
 * @property {string[]} rules The rules it takes to get from the one to the other.
 */

/**
 * Holds both answers against the book. A difference is explained by rules when the
 * history, read without them, gives the engine's answer, and read with them Nx's. An
 * answer that is not by the book is unexplained, also where both are the same.
 *
 * @param {import('../history/play.mjs').History} history
 * @param {Record<string, string | null>} engine next version by service
 * @param {Record<string, string | null>} nx the same
 * @returns {Judgement[]}
 */
export function judge(history, engine, nx) {
  const own = answers(history, new Set());
  const others = answers(history, new Set(RULES));
  return [...own.keys()].map((service) => {
    const expected = { engine: own.get(service), nx: others.get(service) };
    const given = { engine: engine[service] ?? null, nx: nx[service] ?? null };
    const right = given.engine === expected.engine && given.nx === expected.nx;
    const same = given.engine === given.nx;
    return {
      service,
      verdict: !right ? 'unexplained' : same ? 'agreed' : 'explained',
      ...given,
      expected,
      rules: right && !same ? neededRules(history, service, expected.nx) : [],
    };
  });
}

/** The fewest rules that still give Nx's answer, found by leaving out one after the other. */
function neededRules(history, service, answer) {
  const needed = new Set(RULES);
  for (const rule of RULES) {
    needed.delete(rule);
    if (answers(history, needed).get(service) !== answer) needed.add(rule);
  }
  return [...needed];
}
