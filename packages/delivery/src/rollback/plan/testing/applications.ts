import fc from 'fast-check';
import { satisfies } from 'semver';
import type { Contract } from '../../../contracts/contract';
import type { Contracts } from '../../../contracts/stand-together';
import { madeUpContracts, madeUpDocument } from '../../../contracts/testing/made-up-contracts';
import type { EarlierRelease, ReleaseName, ServiceHistory, ServiceRelease } from '../types';

/** An application so small that every combination can be tried, and what is faulty in it. */
export interface SmallApplication {
  histories: ServiceHistory[];
  faulty: ReleaseName[];
  contracts: Contracts;
}

const RANGES = ['*', '*', '*', '^1', '^2', '>=2', '<3', '^1 || ^3', '2.0.0', '>=2.0.0-rc.1'];
const VERSIONS = ['1.0.0', '1.1.0', '2.0.0-rc.1', '2.0.0', '2.1.0', '3.0.0'];

const OPERATIONS = ['GET /a', 'GET /b'];
/** The last one is in no store any more. */
const DOCUMENTS = ['one', 'two', 'three', 'lost'].map(madeUpDocument);

const version = fc.constantFrom(...VERSIONS);
const document = fc.constantFrom(...DOCUMENTS);
const rarely = fc.nat({ max: 5 }).map((each) => each === 5);

/** What breaks between every two documents. */
const contracts: fc.Arbitrary<Contracts> = fc
  .array(fc.subarray(OPERATIONS), { minLength: 16, maxLength: 16 })
  .map((breaks) =>
    madeUpContracts((before, after) => {
      const [from, to] = [DOCUMENTS.indexOf(before), DOCUMENTS.indexOf(after)];
      return Math.max(from, to) === DOCUMENTS.length - 1 ? null : (breaks[4 * from + to] ?? []);
    }),
  );

/** Most of what is called has a document that it was built against. */
const released = (services: readonly string[]) => {
  const operations = fc.option(fc.subarray(OPERATIONS), { freq: 2 });
  const called = fc.record({
    range: fc.constantFrom(...RANGES),
    use: fc.option(fc.record({ document, operations }), { freq: 5 }),
  });
  const provider = fc.constantFrom(...services, ...services, 'elsewhere');
  return fc
    .record({
      calls: fc.dictionary(provider, called, { maxKeys: 3, size: 'max' }),
      own: fc.option(document),
      isOld: rarely,
    })
    .map(({ calls, own, isOld }): Pick<ServiceRelease, 'consumes' | 'contract'> => {
      const entries = Object.entries(calls);
      const consumes = Object.fromEntries(entries.map(([name, { range }]) => [name, range]));
      const uses = entries.flatMap(([name, { use }]) =>
        use === null ? [] : [[name, use] as const],
      );
      const contract: Contract = { document: own, uses: Object.fromEntries(uses) };
      return isOld ? { consumes } : { consumes, contract };
    });
};

const releases = (services: readonly string[]) => {
  const facts = released(services);
  const earlier = fc
    .record({ version, proven: fc.boolean(), isGone: rarely, more: facts })
    .map(({ isGone, more, ...named }) => ({
      ...named,
      ...more,
      ...(isGone && { obstacle: 'gone' }),
    }));
  const running = fc
    .record({ version: fc.option(version, { freq: 9 }), more: facts })
    .map(({ more, ...named }) => ({ ...named, ...more }));
  const rest = {
    maxLength: 4,
    size: 'max',
    selector: (each: { version: string }) => each.version,
  } as const;
  return fc.record({ running, earlier: fc.uniqueArray(earlier, rest) });
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
      picked: fc.array(
        fc.record({ service: fc.constantFrom(...services), name: fc.option(version, { freq: 2 }) }),
        { minLength: 1, maxLength: 2 },
      ),
      contracts,
    }),
  )
  .map(({ histories, picked, contracts: judge }) => ({
    histories,
    // Half of them run, the others may.
    faulty: picked.map(({ service, name }) => {
      const running = histories.find((each) => each.service === service)?.running.name ?? '';
      return { service, name: name ?? running };
    }),
    contracts: judge,
  }));

/** A release for each service. */
export type Combination = readonly { release: ServiceRelease; cost: readonly number[] }[];

/** The least cost of all combinations that hold, or null: every one is tried. */
export function bruteForce({
  histories,
  faulty,
  contracts: judge,
}: SmallApplication): readonly number[] | null {
  let best: readonly number[] | null = null;
  const visit = (combination: Combination): void => {
    const next = histories[combination.length];
    if (next === undefined) {
      const cost = totalOf(combination);
      if (holds(histories, combination, judge) && (best === null || compare(cost, best) < 0))
        best = cost;
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
export function holds(
  histories: readonly ServiceHistory[],
  combination: Combination,
  judge: Contracts,
): boolean {
  return combination.every((from, consumer) =>
    combination.every((to, provider) => {
      if (consumer === provider || (from.cost[0] === 0 && to.cost[0] === 0)) return true;
      const name = histories[provider]?.service ?? '';
      const range = from.release.consumes[name];
      if (range === undefined) return true;
      const [use, offered] = [from.release.contract?.uses[name], to.release.contract?.document];
      if (use !== undefined && offered != null) {
        const broken = judge.broken(use.document, offered, use.operations);
        if (broken !== null && broken.length > 0) return false;
      }
      if (to.release.version === null) return true;
      return satisfies(to.release.version, range, { includePrerelease: true });
    }),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
