import { createRequire } from 'node:module';

const { satisfies } = createRequire(import.meta.url)('semver');

/** How many releases are tried between two looks at the clock. */
const TRIED = 1024;

/**
 * What one would write oneself: goes through the services, whoever is nearest to the faulty one first, tries what each runs and
 * then its earlier releases, and turns back where a range does not hold or the best plan so far is not dearer. It finds the best plan,
 * if it gets to the end.
 *
 * @param {import('./applications.mjs').Application} application
 * @param {{ seconds: number }} patience
 * @returns {{ finished: boolean, cost: readonly number[] | null }} services that move, those that go to what is not proven,
 *   releases gone back; null when there is no plan
 */
export function backtrack({ histories, faulty }, { seconds }) {
  const order = nearestFirst(histories, faulty);
  const deadline = performance.now() + seconds * 1000;
  const fits = fitting();
  const chosen = new Map();
  let best = null;
  let tried = 0;
  const visit = (at, cost) => {
    if (best !== null && !isLess(cost, best)) return true;
    const history = order[at];
    if (history === undefined) {
      best = cost;
      return true;
    }
    for (const option of optionsOf(history, faulty)) {
      tried += 1;
      if (tried % TRIED === 0 && performance.now() > deadline) return false;
      if (!fits(history.service, option, chosen)) continue;
      chosen.set(history.service, option);
      const went = visit(
        at + 1,
        cost.map((part, index) => part + option.cost[index]),
      );
      chosen.delete(history.service);
      if (!went) return false;
    }
    return true;
  };
  return { finished: visit(0, [0, 0, 0]), cost: best };
}

function optionsOf({ service, running, earlier }, faulty) {
  const isFaulty = ({ name }) =>
    faulty.some((each) => each.service === service && each.name === name);
  return [
    { release: running, cost: [0, 0, 0] },
    ...earlier.map((release, at) => ({ release, cost: [1, release.proven ? 0 : 1, at + 1] })),
  ].filter(({ release }) => release.obstacle === undefined && !isFaulty(release));
}

function nearestFirst(histories, faulty) {
  const byName = new Map(histories.map((history) => [history.service, history]));
  const around = new Map(histories.map(({ service }) => [service, new Set()]));
  for (const { service, running, earlier } of histories) {
    for (const { consumes } of [running, ...earlier]) {
      for (const provider of Object.keys(consumes)) {
        around.get(service).add(provider);
        around.get(provider).add(service);
      }
    }
  }
  const order = new Set(faulty.map(({ service }) => service));
  for (const service of order) for (const other of around.get(service)) order.add(other);
  return [...order].map((service) => byName.get(service));
}

function fitting() {
  const known = new Map();
  const accepts = (range, version) => {
    const key = `${range} ${version}`;
    if (!known.has(key)) known.set(key, satisfies(version, range, { includePrerelease: true }));
    return known.get(key);
  };
  const holds = (consumer, service, provider) => {
    const range = consumer.release.consumes[service];
    return range === undefined || accepts(range, provider.release.version);
  };
  return (service, option, chosen) => {
    for (const [other, there] of chosen) {
      if (option.cost[0] === 0 && there.cost[0] === 0) continue;
      if (!holds(option, other, there) || !holds(there, service, option)) return false;
    }
    return true;
  };
}

function isLess(a, b) {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}
