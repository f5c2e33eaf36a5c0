/** @typedef {import('./text.mjs').Figures} Figures */

const LIMIT = { services: 1000, commits: 20000, ratio: 2, peakMiB: 400 };

/**
 * Holds the figures against what the engine has to reach, as far as they tell.
 *
 * @param {Figures} figures
 * @returns {{ goal: string, measured: string, reached: boolean }[]}
 */
export function judge({ cases }) {
  const usual = cases.find(
    ({ services, commits }) => services === LIMIT.services && commits === LIMIT.commits,
  );
  const counts = cases.map(({ plan }) => plan.gitProcesses);
  return [
    ...(usual
      ? [
          {
            goal: `planning 1,000 services and 20,000 commits takes at most ${LIMIT.ratio} × git log`,
            measured: `${usual.plan.ratio.toFixed(2)} ×`,
            reached: usual.plan.ratio <= LIMIT.ratio,
          },
          {
            goal: `and at most ${LIMIT.peakMiB} MiB`,
            measured: `${Math.round(usual.plan.peakMiB)} MiB`,
            reached: usual.plan.peakMiB <= LIMIT.peakMiB,
          },
        ]
      : []),
    ...(cases.length > 1
      ? [
          {
            goal: 'planning starts the same number of git processes everywhere',
            measured: [...new Set(counts)].join(', '),
            reached: new Set(counts).size === 1,
          },
        ]
      : []),
  ];
}
