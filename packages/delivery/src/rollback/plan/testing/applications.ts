import fc from 'fast-check';
import { satisfies } from 'semver';
import type { EarlierRelease, ReleaseName, ServiceHistory, ServiceRelease } from '../types';

/** An application so small that every combination can be tried, and what is faulty in it. */
export interface SmallApplication {
  histories: ServiceHistory[];
  faulty: ReleaseName[];
}

const RANGES = ['*', '^1', '^2', '>=2', '<3', '^1 || ^3', '2.0.0', '>=2.0.0-rc.1'];
const VERSIONS = ['1.0.0', '1.1.0', '2.0.0-rc.1', '2.0.0', '2.1.0', '3.0.0'];

const version = fc.constantFrom(...VERSIONS);

const releases = (services: readonly string[]) => {
  const consumes = fc.dictionary(
    fc.constantFrom(...services, 'elsewhere'),
    fc.constantFrom(...RANGES),
    { maxKeys: 3 },
  );
  const earlier = fc.record(
    { version, consumes, proven: fc.boolean(), obstacle: fc.constant('gone') },
    { requiredKeys: ['version', 'consumes', 'proven'] },
  );
  return fc.record({
    running: fc.record({ version: fc.option(version, { nil: null, freq: 9 }), consumes }),
    earlier: fc.uniqueArray(earlier, { maxLength: 4, selector: (each) => each.version }),
  });
};

export const smallApplications: fc.Arbitrary<SmallApplication> = fc
  .integer({ min: 1, max: 5 })
  .map((count) => Array.from({ length: count }, (_, at) => `s${at}`))
  .chain((services) =>
    fc.record({
      histories: fc.tuple(...services.map(() => releases(services))).map((all) =>
        all.map(({ running, earlier }, at) => ({
          service: services[at] as string,
          running: { name: running.version ?? 'c0ffee', ...running },
          earlier: earlier.map((each) => ({ name: each.version, ...each })),
        })),
      ),
      faulty: fc.array(fc.record({ service: fc.constantFrom(...services), name: version }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  );

/** A release for each service. */
export type Combination = readonly { release: ServiceRelease; cost: readonly number[] }[];

/** The least cost of all combinations that hold, or null: every one is tried. */
export function bruteForce({ histories, faulty }: SmallApplication): readonly number[] | null {
  let best: readonly number[] | null = null;
  const visit = (combination: Combination): void => {
    const next = histories[combination.length];
    if (next === undefined) {
      const cost = totalOf(combination);
      if (holds(histories, combination) && (best === null || compare(cost, best) < 0)) best = cost;
      return;
    }
    for (const option of optionsOf(next)) {
      const isFaulty = faulty.some(
        ({ service, name }) => service === next.service && name === option.release.name,
      );
      if (!isFaulty) visit([...combination, option]);
    }
  };
  visit([]);
  return best;
}

/** What a service could run: what it runs, or an earlier release that can be deployed. */
export function optionsOf({ running, earlier }: ServiceHistory): Combination {
  return [
    { release: running, cost: [0, 0, 0] },
    ...earlier.flatMap((release: EarlierRelease, at) =>
      release.obstacle === undefined
        ? [{ release, cost: [1, release.proven === true ? 0 : 1, at + 1] }]
        : [],
    ),
  ];
}

/** Services that move, those of them that go to what is not proven, releases gone back. */
export function totalOf(combination: Combination): number[] {
  return [0, 1, 2].map((part) => combination.reduce((sum, { cost }) => sum + (cost[part] ?? 0), 0));
}

/** Every pair of which at least one moves holds. */
export function holds(histories: readonly ServiceHistory[], combination: Combination): boolean {
  return combination.every((from, consumer) =>
    combination.every((to, provider) => {
      if (consumer === provider || (from.cost[0] === 0 && to.cost[0] === 0)) return true;
      const range = from.release.consumes[histories[provider]?.service ?? ''];
      if (range === undefined || to.release.version === null) return true;
      return satisfies(to.release.version, range, { includePrerelease: true });
    }),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
