import { median } from '../support/statistics.mjs';

/**
 * @typedef {object} Run one application
 * @property {number} seconds until the plan was made
 * @property {number} limit seconds of reading every version and range once, and checking the plan
 * @property {number | null} moves services that move; null when there is no plan
 *
 * @typedef {object} Case applications of one shape and size
 * @property {string} shape
 * @property {number} services
 * @property {number} releases
 * @property {Run[]} runs
 * @property {number | null} peer seconds that backtracking took for the first; null when it gave up
 *
 * @typedef {object} Figures everything that was measured: what `--json` writes
 * @property {string} node
 * @property {string} machine
 * @property {string} date
 * @property {number} seeds
 * @property {number} patience
 * @property {Case[]} cases
 */

/** Seconds that a plan for 200 services with 50 releases each may take. */
export const GOAL = Object.freeze({ services: 200, releases: 50, seconds: 1 });

/**
 * What the runs of some cases come to.
 * @param {readonly Case[]} cases
 */
export function summarise(cases) {
  const runs = cases.flatMap((each) => each.runs);
  const seconds = runs.map((run) => run.seconds);
  const peers = cases.filter(({ peer }) => peer !== null);
  return {
    seconds: median(seconds),
    worst: Math.max(...seconds),
    toLimit: median(runs.map((run) => run.seconds / run.limit)),
    moves: runs.map(({ moves }) => moves),
    solvedByPeer: peers.length,
    peerToOurs:
      peers.length === 0
        ? null
        : median(peers.map(({ peer, runs: [first] }) => peer / first.seconds)),
  };
}

/** The cases that the goal is about. @param {Figures} figures */
export function goalCases({ cases }) {
  return cases.filter(
    ({ services, releases }) => services === GOAL.services && releases === GOAL.releases,
  );
}

/**
 * Whether every plan of the goal's size was made in time.
 * @param {Figures} figures
 * @returns {{ reached: boolean, worst: number } | null} null when that size was not measured
 */
export function judge(figures) {
  const cases = goalCases(figures);
  if (cases.length === 0) return null;
  const { worst } = summarise(cases);
  return { reached: worst <= GOAL.seconds, worst };
}
