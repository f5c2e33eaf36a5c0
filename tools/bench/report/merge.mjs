/** @typedef {import('./text.mjs').Figures} Figures */

/**
 * Puts the figures of several runs together; of a repository that is in two, the later counts.
 *
 * @param {Figures[]} all
 * @returns {Figures}
 * @throws Error when they were not measured alike
 */
export function mergeFigures(all) {
  const [first, ...more] = all;
  for (const figures of more) {
    for (const what of ['node', 'git', 'runs', 'seed', 'flat']) {
      if (figures[what] !== first[what])
        throw new Error(
          `figures of different runs: ${what} is ${first[what]} and ${figures[what]}`,
        );
    }
  }
  const cases = new Map(
    all.flatMap((it) => it.cases).map((it) => [`${it.services} ${it.commits}`, it]),
  );
  return {
    ...first,
    cases: [...cases.values()].sort((a, b) => a.services - b.services || a.commits - b.commits),
  };
}
