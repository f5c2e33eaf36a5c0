import { createRequire } from 'node:module';

const { Range, SemVer } = createRequire(import.meta.url)('semver');

/**
 * What no planner can do without: reads every version and every range once. With them it holds a plan against the input: nothing faulty
 * is left, and all ranges hold for whoever moves.
 *
 * @param {import('./applications.mjs').Application} application
 * @param {import('@org/delivery').RollbackPlan} plan
 * @returns {readonly number[] | null} what the plan costs, as `backtrack` does; null when it says there is none
 * @throws Error when the plan is none
 */
export function checkPlan({ histories, faulty }, plan) {
  const versions = new Map();
  const ranges = new Map();
  for (const { running, earlier } of histories) {
    for (const { version, consumes } of [running, ...earlier]) {
      if (!versions.has(version)) versions.set(version, new SemVer(version));
      for (const range of Object.values(consumes)) {
        if (!ranges.has(range)) ranges.set(range, new Range(range, { includePrerelease: true }));
      }
    }
  }
  if (!plan.possible) return null;
  const targets = new Map(plan.moves.map(({ service, to }) => [service, to]));
  const cost = [0, 0, 0];
  const after = new Map();
  for (const { service, running, earlier } of histories) {
    const at = earlier.findIndex(({ name }) => name === targets.get(service));
    const release = targets.has(service) ? earlier[at] : running;
    if (release === undefined || release.obstacle !== undefined)
      throw new Error(`${service} goes to ${targets.get(service)}, which cannot be`);
    if (faulty.some((each) => each.service === service && each.name === release.name))
      throw new Error(`${service} runs the faulty ${release.name}`);
    if (targets.has(service)) [1, release.proven ? 0 : 1, at + 1].forEach((n, i) => (cost[i] += n));
    after.set(service, release);
  }
  for (const [consumer, { consumes }] of after) {
    for (const [provider, range] of Object.entries(consumes)) {
      if (!targets.has(consumer) && !targets.has(provider)) continue;
      const { version } = after.get(provider);
      if (!ranges.get(range).test(versions.get(version)))
        throw new Error(`${consumer} takes ${provider} ${range}, which runs ${version}`);
    }
  }
  return cost;
}
