/**
 * @typedef {object} Step
 * @property {string} title What a person would type, or what the step is for.
 * @property {(demo: import('./context.mjs').Demo) => Promise<string | void>} run
 *   Does it, and throws unless it had the effect it claims. What it returns is shown
 *   beside its time.
 */

/**
 * Runs the steps in order, one line each: title, time, what it found.
 *
 * @param {readonly Step[]} steps
 * @param {import('./context.mjs').Demo} demo
 */
export async function runSteps(steps, demo) {
  const width = Math.max(...steps.map(({ title }) => title.length));
  const started = performance.now();
  for (const { title, run } of steps) {
    demo.signal.throwIfAborted();
    process.stdout.write(demo.verbose ? `▸ ${title}\n` : `${title.padEnd(width)}  `);
    const since = performance.now();
    try {
      const found = await run(demo);
      process.stdout.write(`${seconds(since).padStart(7)}  ${found ?? ''}`.trimEnd() + '\n');
    } catch (error) {
      process.stdout.write(`${seconds(since).padStart(7)}  failed\n`);
      throw error;
    }
  }
  process.stdout.write(`${'everything'.padEnd(width)}  ${seconds(started).padStart(7)}\n`);
}

/** @param {number} since */
function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
