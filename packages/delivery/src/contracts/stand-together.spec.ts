import { digestOf, type Digest } from '../artifacts/digest';
import { compatibility } from '../ranges/compatibility';
import {
  type Consumption,
  goTogether,
  openContracts,
  type Provided,
  standTogether,
} from './stand-together';

const answer = (properties: object) => ({
  responses: {
    200: {
      content: {
        'application/json': {
          schema: { type: 'object', properties, required: Object.keys(properties) },
        },
      },
    },
  },
});
const text = { type: 'string' };
const one = {
  openapi: '3.1.0',
  paths: {
    '/deals/{id}': { get: answer({ name: text }) },
    '/users': { get: answer({ id: text }) },
  },
};
const wider = {
  openapi: '3.1.0',
  paths: {
    '/deals/{dealId}': { get: answer({ name: text, price: text }) },
    '/users': { get: answer({ id: text }) },
  },
};
const usersGone = { openapi: '3.1.0', paths: { '/deals/{id}': { get: answer({ name: text }) } } };
const [ONE, WIDER, GONE, LOST] = ['one', 'wider', 'gone', 'lost'].map((name) => digestOf(name)) as [
  Digest,
  Digest,
  Digest,
  Digest,
];
const documents = new Map<Digest, unknown>([
  [ONE, one],
  [WIDER, wider],
  [GONE, usersGone],
]);

function stand(consumption: Partial<Consumption>, provided: Partial<Provided>) {
  const pair = [
    { range: null, document: null, operations: null, ...consumption },
    { version: null, document: null, ...provided },
    compatibility(),
    openContracts(documents),
  ] as const;
  const { verdict, isOutOfRange, broken } = standTogether(...pair);
  expect(goTogether(...pair)).toBe(verdict !== 'apart');
  return [verdict, isOutOfRange, broken.map(({ operation }) => operation)];
}

test.each<[string, Partial<Consumption>, Partial<Provided>, unknown[]]>([
  ['the same document', { document: ONE }, { document: ONE }, ['together', false, []]],
  [
    'the same document that nobody has any more',
    { document: LOST },
    { document: LOST },
    ['together', false, []],
  ],
  ['one that says more', { document: ONE }, { document: WIDER }, ['together', false, []]],
  [
    'one that says less',
    { document: WIDER },
    { document: ONE },
    ['apart', false, ['GET /deals/{dealId}']],
  ],
  [
    'one without an operation',
    { document: ONE },
    { document: GONE },
    ['apart', false, ['GET /users']],
  ],
  [
    'an operation that is not used',
    { document: ONE, operations: ['GET /deals/{id}'] },
    { document: GONE },
    ['together', false, []],
  ],
  [
    'an operation that is used',
    { document: WIDER, operations: ['GET /deals/{whatever}'] },
    { document: ONE },
    ['apart', false, ['GET /deals/{dealId}']],
  ],
  [
    'no operation is used',
    { document: ONE, operations: [] },
    { document: GONE },
    ['together', false, []],
  ],
  ['a range that holds', { range: '^1.0.0' }, { version: '1.2.0' }, ['together', false, []]],
  ['a range that does not', { range: '^1.0.0' }, { version: '2.0.0' }, ['apart', true, []]],
  [
    'a range that holds and a document that breaks',
    { range: '^1.0.0', document: ONE },
    { version: '1.2.0', document: GONE },
    ['apart', false, ['GET /users']],
  ],
  [
    'a range that does not and a document that does',
    { range: '^1.0.0', document: ONE },
    { version: '2.0.0', document: WIDER },
    ['apart', true, []],
  ],
  [
    'a candidate with a document',
    { range: '^1.0.0', document: ONE },
    { document: WIDER },
    ['together', false, []],
  ],
  ['a candidate without one', { range: '^1.0.0', document: ONE }, {}, ['unchecked', false, []]],
  [
    'a document that is lost, and a range',
    { range: '^1.0.0', document: LOST },
    { version: '1.0.0', document: ONE },
    ['together', false, []],
  ],
  ['nothing at all', {}, { version: '1.0.0' }, ['unchecked', false, []]],
])('%s', (_, consumption, provided, expected) => {
  expect(stand(consumption, provided)).toEqual(expected);
});

test.each<[string, Partial<Consumption>, Partial<Provided>, string]>([
  ['nobody has one', {}, {}, 'none'],
  ['it has none any more', { document: ONE }, {}, 'none'],
  ['nobody was built against one', {}, { document: ONE }, 'none'],
  ['they are one', { document: LOST }, { document: LOST }, 'compared'],
  ['both are there', { document: ONE }, { document: GONE }, 'compared'],
  ['one is lost', { document: ONE }, { document: LOST }, 'missing'],
  ['the other one is lost', { document: LOST, operations: [] }, { document: ONE }, 'missing'],
])('what was done with documents is told: %s', (_, consumption, provided, expected) => {
  const { documents: done } = standTogether(
    { range: '*', document: null, operations: null, ...consumption },
    { version: '1.0.0', document: null, ...provided },
    compatibility(),
    openContracts(documents),
  );
  expect(done).toBe(expected);
});

test('200 services with 50 releases each read every two documents once', () => {
  const reads: Digest[] = [];
  class Counted extends Map<Digest, unknown> {
    override get(digest: Digest): unknown {
      reads.push(digest);
      return super.get(digest);
    }
  }
  const contracts = openContracts(new Counted(documents));
  const ranges = compatibility();
  let apart = 0;
  for (let service = 0; service < 200; service += 1) {
    for (let release = 0; release < 50; release += 1) {
      const consumption = {
        range: '^1.0.0',
        document: release % 2 === 0 ? ONE : WIDER,
        operations: null,
      };
      const provided = { version: '1.0.0', document: release % 3 === 0 ? GONE : ONE };
      if (standTogether(consumption, provided, ranges, contracts).verdict === 'apart') apart += 1;
    }
  }
  expect(reads).toHaveLength(6);
  expect(apart).toBe(200 * 34);
});
