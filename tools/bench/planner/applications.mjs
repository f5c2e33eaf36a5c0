import { seededRandom } from '../history/random.mjs';

/**
 * An application after some time of releases, as the planner takes it, with one release that turned out to be faulty.
 *
 * @typedef {object} Application
 * @property {import('@org/delivery').ServiceHistory[]} histories
 * @property {import('@org/delivery').ReleaseName[]} faulty
 */

/** @type {Required<import('./shapes.mjs').Habits>} */
const USUAL = Object.freeze({
  major: 0.1,
  ripple: 0.3,
  tolerance: 0.3,
  skips: 0,
  prereleases: 0,
  missing: 0,
  proven: 0.7,
  fix: false,
});

/**
 * Makes an application. What runs goes together: who calls a service that breaks it releases too.
 *
 * @param {{ shape: import('./shapes.mjs').Shape, services: number, releases: number, seed: number }} input
 *   releases of each service, the running one among them
 * @returns {Application}
 */
export function makeApplication({ shape, services, releases, seed }) {
  const random = seededRandom(seed);
  const habits = { ...USUAL, ...shape.habits };
  const providers = shape.providers(services, random);
  const lines = release({ providers, releases, random, habits });
  const histories = lines.map(({ name, released }) => {
    const [running, ...earlier] = released.reverse();
    return {
      service: name,
      running,
      earlier: earlier.map((each) => ({
        ...each,
        proven: random.chance(habits.proven),
        ...(random.chance(habits.missing) && { obstacle: 'its artifact is gone' }),
      })),
    };
  });
  const [{ service, running }] = histories;
  return { histories, faulty: [{ service, name: running.name }] };
}

function release({ providers, releases, random, habits }) {
  // By its name nobody can tell who is called by whom.
  const numbers = random.sample(
    providers.map((_, at) => at),
    providers.length,
  );
  const lines = providers.map((_, at) => ({
    name: `service-${String(numbers[at]).padStart(3, '0')}`,
    version: [1, 0, 0],
    /** Major versions that are taken, by provider. */
    takes: new Map(),
    released: [],
  }));
  const put = (at, bump) => {
    const line = lines[at];
    line.version = bumped(line.version, bump);
    for (const provider of providers[at]) {
      line.takes.set(provider, majorsTaken(lines[provider].version[0], random, habits));
    }
    const consumes = providers[at].map((provider) => [
      lines[provider].name,
      line.takes
        .get(provider)
        .map((major) => `^${major}`)
        .join(' || '),
    ]);
    const version = `${line.version.join('.')}${random.chance(habits.prereleases) ? '-rc.1' : ''}`;
    line.released.push({ name: version, version, consumes: Object.fromEntries(consumes) });
    if (line.released.length > releases) line.released.shift();
  };
  /** A release, and those of all who have to follow, in the order of calls. */
  const wave = (first, bump) => {
    put(first, bump);
    const broken = new Set(bump === 'major' ? [first] : []);
    for (let at = first + 1; broken.size > 0 && at < lines.length; at += 1) {
      const follows = providers[at].some(
        (to) => broken.has(to) && !lines[at].takes.get(to).includes(lines[to].version[0]),
      );
      if (!follows) continue;
      const own = random.chance(habits.ripple) ? 'major' : 'minor';
      put(at, own);
      if (own === 'major') broken.add(at);
    }
  };
  lines.forEach((_, at) => put(at, 'none'));
  for (let count = lines.length; count < releases * lines.length; count += 1) {
    wave(random.below(lines.length), bumpOf(random, habits));
  }
  lines.forEach((line, at) => {
    while (line.released.length < releases) put(at, 'patch');
  });
  wave(0, habits.fix ? 'patch' : 'major');
  return lines;
}

function bumpOf(random, { major }) {
  if (random.chance(major)) return 'major';
  return random.chance(0.4) ? 'minor' : 'patch';
}

function bumped([major, minor, patch], bump) {
  if (bump === 'none') return [major, minor, patch];
  if (bump === 'major') return [major + 1, 0, 0];
  return bump === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function majorsTaken(major, random, { tolerance, skips }) {
  if (major > 2 && random.chance(skips)) return [major - 2, major];
  return major > 1 && random.chance(tolerance) ? [major - 1, major] : [major];
}
