import type { Digest } from '../../artifacts/digest';
import { madeUpContracts, madeUpDocument } from '../../contracts/testing/made-up-contracts';
import { planRollback } from './plan-rollback';
import { history, moved, release } from './testing/histories';
import type { ReleaseName } from './types';

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

test('a pair with a candidate, which has no version, is named as unchecked', () => {
  const histories = [
    history('bff-api', [release('1.3.0'), release('1.2.0', { 'deals-ms': '^1' })]),
    history('deals-ms', [{ name: 'c0ffee', version: null, consumes: {} }, release('1.0.0')]),
  ];
  expect(planRollback(histories, [faultyBff])).toMatchObject({
    moves: [{ service: 'bff-api', to: '1.2.0' }],
    unchecked: [{ consumer: 'bff-api', provider: 'deals-ms', range: '^1', lacks: 'version' }],
  });
});

test('documents decide where ranges do not, and say what breaks', () => {
  const [one, two] = ['one', 'two'].map(madeUpDocument) as [Digest, Digest];
  const built = (document: Digest) => ({
    contract: { document: null, uses: { 'deals-ms': { document, operations: ['GET /deals'] } } },
  });
  const offers = (document: Digest) => ({ contract: { document, uses: {} } });
  const histories = [
    history('bff-api', [
      release('1.3.0', { 'deals-ms': '*' }, built(two)),
      release('1.2.0', { 'deals-ms': '*' }, built(one)),
    ]),
    history('deals-ms', [
      { name: 'c0ffee', version: null, consumes: {}, ...offers(two) },
      release('1.0.0', {}, offers(one)),
    ]),
  ];
  const contracts = madeUpContracts((before) => (before === one ? ['GET /deals', 'GET /a'] : []));
  const plan = planRollback(histories, [faultyBff], contracts);
  expect(plan).toMatchObject({
    moves: [
      { service: 'bff-api', to: '1.2.0' },
      {
        service: 'deals-ms',
        to: '1.0.0',
        because: {
          kind: 'pair',
          pair: {
            ...{ consumer: 'bff-api', release: '1.2.0', provider: 'deals-ms', range: '*' },
            broken: [{ operation: 'GET /deals', field: 'price' }],
          },
        },
      },
    ],
    unchecked: [],
  });
});

test('two that stay need not go together', () => {
  const histories = [
    history('bff-api', [
      release('1.3.0'),
      release('1.2.0', { 'deals-ms': '^1' }),
      release('1.1.0'),
    ]),
    history('deals-ms', [
      release('2.0.0', { 'users-ms': '^9' }),
      release('1.0.0', { 'users-ms': '^8' }),
    ]),
    history('users-ms', [release('1.0.0')]),
  ];
  expect(moved(histories, faultyBff)).toEqual(['bff-api 1.3.0 → 1.1.0']);
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
