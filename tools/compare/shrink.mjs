/**
 * Takes steps out of a scenario as long as something still holds: halves first, then
 * ever smaller parts, single steps last.
 *
 * @param {import('./history/scenario.mjs').Scenario} scenario for which it holds
 * @param {(scenario: import('./history/scenario.mjs').Scenario) => Promise<boolean>} holds
 * @param {number} attempts how often it may be asked
 * @returns {Promise<import('./history/scenario.mjs').Scenario>} one for which it holds as well
 */
export async function shrink(scenario, holds, attempts) {
  let { steps } = scenario;
  let left = attempts;
  for (
    let size = Math.ceil(steps.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let start = steps.length - size; start > -size && left > 0; start -= size) {
      const shorter = steps.toSpliced(Math.max(0, start), size + Math.min(0, start));
      if (shorter.length === 0) continue;
      left -= 1;
      if (await holds({ ...scenario, steps: shorter })) steps = shorter;
    }
  }
  return { ...scenario, steps };
}
