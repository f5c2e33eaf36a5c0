import { median } from '../../bench/support/statistics.mjs';
import { SCENARIOS } from '../cases/scenarios.mjs';

/**
 * @typedef {object} Row of the table
 * @property {string} scenario
 * @property {string} fault what happens to it
 * @property {number} steps at which it was done
 * @property {number} runs
 * @property {number} reruns commands that were run again
 * @property {{ median: number, most: number } | null} seconds from then until the command was done
 * @property {number} left folders left behind in the work folder
 * @property {number} violations
 *
 * @typedef {object} Figures what `--json` writes
 * @property {string} node
 * @property {string} ministack
 * @property {number} seed
 * @property {number} minutes
 * @property {Row[]} rows
 * @property {Record<string, number>} faults of the bad clouds
 */

const PAIR = 'two promotions at the same time';

/**
 * @param {readonly import('../cases/run-all.mjs').Ran[]} ran
 * @returns {Pick<Figures, 'rows' | 'faults'>}
 */
export function tally(ran) {
  const groups = new Map();
  const faults = {};
  for (const { it, result } of ran) {
    const key = JSON.stringify([scenarioOf(it), faultOf(it)]);
    groups.set(key, [...(groups.get(key) ?? []), result]);
    for (const [fault, count] of Object.entries(result.faults ?? {}))
      faults[fault] = (faults[fault] ?? 0) + count;
  }
  const rows = [...groups].map(([key, results]) => {
    const [scenario, fault] = JSON.parse(key);
    return { scenario, fault, ...sums(results) };
  });
  return { rows, faults };
}

function sums(results) {
  const reached = results.filter(({ reached: is }) => is);
  const seconds = reached
    .map(({ milliseconds }) => milliseconds)
    .filter((took) => took !== null)
    .map((took) => took / 1000);
  const total = (of) => results.reduce((sum, result) => sum + of(result), 0);
  return {
    steps: reached.length,
    runs: results.length,
    reruns: total(({ reruns }) => reruns),
    seconds: seconds.length === 0 ? null : { median: median(seconds), most: Math.max(...seconds) },
    left: total(({ left = 0 }) => left),
    violations: total(({ violations }) => violations.length),
  };
}

const scenarioOf = (it) => (it.kind === 'pair' ? PAIR : SCENARIOS[it.scenario].title);

function faultOf(it) {
  if (it.kind === 'cloud') return 'a bad cloud';
  if (it.kind === 'pair') return `one of them ${it.what}`;
  return it.who === 'actor' ? 'killed' : 'its worker killed';
}
