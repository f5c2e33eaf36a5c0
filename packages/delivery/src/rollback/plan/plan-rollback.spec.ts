import fc from 'fast-check';
import { satisfies } from 'semver';
import { planRollback } from './plan-rollback';
import type { EarlierRelease, ReleaseName, ServiceHistory, ServiceRelease } from './types';

type Ranges = Record<string, string>;

function release(version: string, consumes: Ranges = {}, more: object = {}): EarlierRelease {
  return { name: version, version, consumes, ...more };
}

function history(
  service: string,
  [running, ...earlier]: [ServiceRelease, ...EarlierRelease[]],
): ServiceHistory {
  return { service, running, earlier };
}

const moved = (histories: ServiceHistory[], ...faulty: ReleaseName[]): unknown => {
  const plan = planRollback(histories, faulty);
  return plan.possible
    ? plan.moves.map(({ service, from, to }) => `${service} ${from} → ${to}`)
    : plan.obstacles;
};

const faultyBff = { service: 'bff-api', name: '1.3.0' };

test('a service goes back alone when the others go together with what it was', () => {
  const histories = [
    history('bff-api', [
      release('1.3.0', { 'deals-ms': '^2' }),
      release('1.2.0', { 'deals-ms': '^2' }),
    ]),
    history('deals-ms', [release('2.1.0'), release('2.0.0')]),
    history('users-ms', [release('1.0.0')]),
  ];
  expect(planRollback(histories, [faultyBff])).toEqual({
    possible: true,
    moves: [
      {
        service: 'bff-api',
        from: '1.3.0',
        to: '1.2.0',
        proven: false,
        because: { kind: 'faulty' },
      },
    ],
    stays: ['deals-ms', 'users-ms'],
    unchecked: [],
  });
});

test('it goes further back rather than take another one with it', () => {
  const histories = [
    history('bff-api', [
      release('1.3.0', { 'deals-ms': '^2' }),
      release('1.2.0', { 'deals-ms': '^1' }),
      release('1.1.0', { 'deals-ms': '*' }),
    ]),
    history('deals-ms', [release('2.1.0'), release('1.9.0')]),
  ];
  expect(moved(histories, faultyBff)).toEqual(['bff-api 1.3.0 → 1.1.0']);
});

test('it takes along whom it has to, consumers first, and says why', () => {
  const histories = [
    history('bff-api', [
      release('1.3.0', { 'deals-ms': '^2' }),
      release('1.2.0', { 'deals-ms': '^1' }),
    ]),
    history('deals-ms', [release('2.1.0'), release('2.0.0'), release('1.9.0'), release('1.8.0')]),
  ];
  const plan = planRollback(histories, [faultyBff]);
  expect(plan).toMatchObject({
    moves: [
      { service: 'bff-api', to: '1.2.0' },
      {
        service: 'deals-ms',
        to: '1.9.0',
        because: {
          kind: 'pair',
          pair: {
            consumer: 'bff-api',
            release: '1.2.0',
            provider: 'deals-ms',
            range: '^1',
          },
        },
      },
    ],
  });
});

test('a provider that goes back takes its consumers with it', () => {
  const histories = [
    history('bff-api', [
      release('1.3.0', { 'deals-ms': '^2' }),
      release('1.2.0', { 'deals-ms': '>=1' }),
    ]),
    history('deals-ms', [release('2.1.0'), release('1.9.0')]),
  ];
  expect(moved(histories, { service: 'deals-ms', name: '2.1.0' })).toEqual([
    'bff-api 1.3.0 → 1.2.0',
    'deals-ms 2.1.0 → 1.9.0',
  ]);
});

test('what ran and was verified here before comes before what is newer', () => {
  const histories = [
    history('deals-ms', [
      release('2.1.0'),
      release('2.0.9'),
      release('2.0.5', {}, { proven: true }),
    ]),
  ];
  expect(moved(histories, { service: 'deals-ms', name: '2.1.0' })).toEqual([
    'deals-ms 2.1.0 → 2.0.5',
  ]);
});

test('nobody goes back to what cannot be deployed, or is faulty itself', () => {
  const histories = [
    history('deals-ms', [
      release('2.1.0'),
      release('2.0.2', {}, { obstacle: 'its artifact is gone' }),
      release('2.0.1'),
      release('2.0.0'),
    ]),
  ];
  const faulty = ['2.1.0', '2.0.1'].map((name) => ({ service: 'deals-ms', name }));
  expect(moved(histories, ...faulty)).toEqual(['deals-ms 2.1.0 → 2.0.0']);
});

test('nothing moves when what is faulty does not run', () => {
  const histories = [history('deals-ms', [release('2.1.0'), release('2.0.0')])];
  expect(moved(histories, { service: 'deals-ms', name: '2.0.0' })).toEqual([]);
});

describe('what cannot be done is explained:', () => {
  test('there is nothing before it', () => {
    expect(moved([history('bff-api', [release('1.3.0')])], faultyBff)).toEqual([
      { kind: 'none', service: 'bff-api' },
    ]);
  });

  test('nothing before it can be deployed', () => {
    const gone = release('1.2.0', {}, { obstacle: 'its artifact is gone' });
    expect(moved([history('bff-api', [release('1.3.0'), gone])], faultyBff)).toEqual([
      {
        kind: 'release',
        release: { service: 'bff-api', name: '1.2.0' },
        what: 'its artifact is gone',
      },
    ]);
  });

  test('a pair forbids it', () => {
    const histories = [
      history('bff-api', [
        release('1.3.0', { 'deals-ms': '^2' }),
        release('1.2.0', { 'deals-ms': '^1' }),
      ]),
      history('deals-ms', [release('2.1.0'), release('2.0.0')]),
    ];
    expect(moved(histories, faultyBff)).toEqual([
      {
        kind: 'pair',
        release: { service: 'bff-api', name: '1.2.0' },
        pair: { consumer: 'bff-api', release: '1.2.0', provider: 'deals-ms', range: '^1' },
        blocked: 'deals-ms',
      },
    ]);
  });
});

test('a pair with a candidate, which has no version, is named as unchecked', () => {
  const histories = [
    history('bff-api', [release('1.3.0'), release('1.2.0', { 'deals-ms': '^1' })]),
    history('deals-ms', [{ name: 'c0ffee', version: null, consumes: {} }, release('1.0.0')]),
  ];
  expect(planRollback(histories, [faultyBff])).toMatchObject({
    moves: [{ service: 'bff-api', to: '1.2.0' }],
    unchecked: [{ consumer: 'bff-api', provider: 'deals-ms', range: '^1' }],
  });
});

test('services that call each other in circles have an order all the same', () => {
  const histories = [
    history('a', [release('2.0.0', { b: '^2' }), release('1.0.0', { b: '^1' })]),
    history('b', [release('2.0.0', { a: '^2' }), release('1.0.0', { a: '^1' })]),
  ];
  expect(moved(histories, { service: 'a', name: '2.0.0' })).toHaveLength(2);
});

test.each<[string, ReleaseName, string]>([
  ['a service that is not there', { service: 'x', name: '1.0.0' }, 'no service "x"'],
  ['a range that is none', { service: 'a', name: '2.0.0' }, '"two" is no semver range'],
])('refuses %s', (_, faulty, message) => {
  const histories = [
    history('a', [release('2.0.0'), release('1.0.0', { b: 'two' })]),
    history('b', [release('1.0.0')]),
  ];
  expect(() => planRollback(histories, [faulty])).toThrow(message);
});

/** Small applications of which every combination can be tried. */
const applications = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, depth]) => {
    const services = Array.from({ length: count }, (_, at) => `s${at}`);
    const range = fc.constantFrom('*', '^1', '^2', '>=2', '<3', '1.x || 3.x', '2.0.0');
    const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '2.1.0', '3.0.0');
    const consumes = fc.dictionary(fc.constantFrom(...services, 'elsewhere'), range, {
      maxKeys: 3,
    });
    const earlier = fc.record(
      { version, consumes, proven: fc.boolean(), obstacle: fc.constant('gone') },
      { requiredKeys: ['version', 'consumes', 'proven'] },
    );
    const running = fc.record({
      version: fc.option(version, { nil: null, freq: 9 }),
      consumes,
    });
    return fc.record({
      histories: fc
        .tuple(
          ...services.map(() =>
            fc.record({ running, earlier: fc.array(earlier, { maxLength: depth }) }),
          ),
        )
        .map((all) =>
          all.map(({ running, earlier: past }, at) => ({
            service: services[at] as string,
            running: { name: running.version ?? 'c0ffee', ...running },
            earlier: past.map((each) => ({ name: each.version, ...each })),
          })),
        ),
      faulty: fc.array(fc.record({ service: fc.constantFrom(...services), name: version }), {
        minLength: 1,
        maxLength: 2,
      }),
    });
  });

type Application = typeof applications extends fc.Arbitrary<infer A> ? A : never;
type Combination = { release: ServiceRelease; cost: number[] }[];

test('finds what trying every combination finds', () => {
  fc.assert(
    fc.property(applications, (application) => {
      const plan = planRollback(application.histories, application.faulty);
      const best = bruteForce(application);
      if (best === null) {
        expect(plan.possible).toBe(false);
        return;
      }
      if (!plan.possible) throw new Error('it is possible');
      const chosen = application.histories.map(({ service, running, earlier }) => {
        const move = plan.moves.find((each) => each.service === service);
        if (move === undefined) return { release: running, cost: [0, 0, 0] };
        const options = earlier
          .map((each, at) => ({ release: each, cost: costOf(each, at) }))
          .filter(({ release: each }) => each.name === move.to && each.proven === move.proven);
        return options.find(({ release: each }) => each.obstacle === undefined) as Combination[0];
      });
      expect(total(chosen).slice(0, 2)).toEqual(best.slice(0, 2));
      expect(chosen.some(({ release: each }, at) => isFaulty(application, at, each))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

/** The least cost of all combinations that hold, or null. */
function bruteForce({ histories, faulty }: Application): number[] | null {
  let best: number[] | null = null;
  const visit = (combination: Combination): void => {
    const at = combination.length;
    const next = histories[at];
    if (next === undefined) {
      const cost = total(combination);
      if (!holds({ histories, faulty }, combination)) return;
      if (best === null || compare(cost, best) < 0) best = cost;
      return;
    }
    if (!isFaulty({ histories, faulty }, at, next.running)) {
      visit([...combination, { release: next.running, cost: [0, 0, 0] }]);
    }
    next.earlier.forEach((release, position) => {
      if (release.obstacle !== undefined) return;
      if (isFaulty({ histories, faulty }, at, release)) return;
      visit([...combination, { release, cost: costOf(release, position) }]);
    });
  };
  visit([]);
  return best;
}

/** Every pair of which at least one moves holds. */
function holds({ histories }: Application, combination: Combination): boolean {
  return histories.every(({ service }, consumer) =>
    histories.every((other, provider) => {
      const [from, to] = [combination[consumer], combination[provider]];
      if (consumer === provider || from === undefined || to === undefined) return true;
      if (from.cost[0] === 0 && to.cost[0] === 0) return true;
      const range = from.release.consumes[other.service];
      if (range === undefined || to.release.version === null) return true;
      return service !== '' && satisfies(to.release.version, range, { includePrerelease: true });
    }),
  );
}

function isFaulty(
  { histories, faulty }: Application,
  at: number,
  { name }: ServiceRelease,
): boolean {
  return faulty.some((each) => each.service === histories[at]?.service && each.name === name);
}

function costOf({ proven }: EarlierRelease, position: number): number[] {
  return [1, proven === true ? 0 : 1, position + 1];
}

function total(combination: Combination): number[] {
  return [0, 1, 2].map((part) => combination.reduce((sum, { cost }) => sum + (cost[part] ?? 0), 0));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
