import { median } from '../support/statistics.mjs';

/**
 * @typedef {import('./operations.mjs').Cost} Cost
 *
 * @typedef {object} Measured an operation, with what it cost each side in every round
 * @property {string} name
 * @property {{ ours: Cost, inTurn?: Cost, atOnce?: Cost, limit?: Cost }[]} rounds
 *
 * @typedef {object} Figures everything that was measured: what `--json` writes
 * @property {string} node
 * @property {string} nx
 * @property {string} cdk
 * @property {string} ministack
 * @property {number} runs
 * @property {Measured[]} operations
 *
 * @typedef {{ median: number, least: number, most: number }} Ratio
 */

/** What ours is compared with. */
export const OTHERS = ['inTurn', 'atOnce', 'limit'];

/**
 * How many times as long ours took as the others: the ratios of each round, and their middle.
 *
 * @param {Measured} measured
 * @returns {Partial<Record<'inTurn' | 'atOnce' | 'limit', Ratio>>} of those that did it
 */
export function ratios({ rounds }) {
  return Object.fromEntries(
    OTHERS.filter((name) => rounds.every((costs) => name in costs)).map((name) => [
      name,
      spread(rounds.map(({ ours, [name]: other }) => ours.seconds / other.seconds)),
    ]),
  );
}

/**
 * Which part of their time bundling takes, where it is a step of its own.
 *
 * @param {Measured} measured
 * @returns {number[]} 0 to 1, the medians of all rounds, one for each such peer
 */
export function bundlingShares({ rounds }) {
  return OTHERS.filter((name) =>
    rounds.every(({ [name]: cost }) => cost?.bundling !== undefined),
  ).map((name) => median(rounds.map(({ [name]: { bundling, seconds } }) => bundling / seconds)));
}

function spread(numbers) {
  return { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) };
}
