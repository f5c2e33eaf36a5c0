import { median } from '../support/statistics.mjs';

/**
 * @typedef {import('./engine.mjs').Took & { process?: number, update?: number }} Cost
 *   `process`: seconds of the whole process; `update`: those of CloudFormation alone
 *
 * @typedef {Record<'command' | 'plan' | 'fresh' | 'warm' | 'stepFresh' | 'stepWarm' | 'cdk' | 'revertCold' | 'revertWarm' | 'known', Cost>} Round
 *
 * @typedef {object} Figures everything that was measured: what `--json` writes
 * @property {string} node
 * @property {string} nx
 * @property {string} cdk
 * @property {string} ministack
 * @property {string} machine
 * @property {string} date
 * @property {number} runs
 * @property {{ rollback: import('./proof.mjs').Traced, deploy: import('./proof.mjs').Traced } | null} traced
 * @property {Round[]} rounds
 *
 * @typedef {{ median: number, least: number, most: number }} Spread
 */

/** How many times as long as the deployment step alone a rollback may take. */
export const GOAL = 1.2;

/**
 * @param {readonly Round[]} rounds
 * @param {keyof Round} name
 * @param {keyof Cost} [part]
 * @returns {Spread} seconds
 */
export function secondsOf(rounds, name, part = 'seconds') {
  return spread(rounds.map(({ [name]: cost }) => cost[part]));
}

/**
 * How many times as long one way took as another: the ratios of each round, and their middle.
 *
 * @param {readonly Round[]} rounds
 * @param {keyof Round} name
 * @param {keyof Round} other
 * @returns {Spread}
 */
export function ratioOf(rounds, name, other) {
  return spread(rounds.map(({ [name]: ours, [other]: theirs }) => ours.seconds / theirs.seconds));
}

/**
 * What a rollback spends its time with.
 * @param {readonly Round[]} rounds
 * @param {'warm' | 'fresh'} name
 * @returns {{ deliver: number, inspect: number, rest: number }} medians of the parts, in seconds
 */
export function partsOf(rounds, name) {
  const of = (part) => median(rounds.map(({ [name]: cost }) => part(cost)));
  return {
    deliver: of(({ deliver }) => deliver),
    inspect: of(({ inspect }) => inspect),
    rest: of(({ seconds, deliver, inspect }) => seconds - deliver - inspect),
  };
}

/**
 * Whether a rollback costs hardly more than the deployment step alone, warm and not.
 * @param {Figures} figures
 * @returns {{ goal: string, ratio: Spread, reached: boolean }[]}
 */
export function judge({ rounds }) {
  return [
    { what: 'nothing warm', ratio: ratioOf(rounds, 'fresh', 'stepFresh') },
    { what: 'warm', ratio: ratioOf(rounds, 'warm', 'stepWarm') },
  ].map(({ what, ratio }) => ({
    goal: `a rollback takes at most ${GOAL} × the deployment step alone, ${what}`,
    ratio,
    reached: ratio.median <= GOAL,
  }));
}

function spread(numbers) {
  return { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}
