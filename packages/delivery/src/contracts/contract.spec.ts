import { Ajv2020 } from 'ajv/dist/2020';
import type { Digest } from '../artifacts/digest';
import {
  consumptionOf,
  contractIn,
  contractSchema,
  type Contracted,
  documentsOf,
  documentsToCompare,
  isContractOrNone,
} from './contract';
import { madeUpDocument } from './testing/made-up-contracts';

const [ONE, TWO, THREE] = ['one', 'two', 'three'].map(madeUpDocument) as [Digest, Digest, Digest];

const using = (document: Digest, operations: string[] | null = null) => ({
  document: null,
  uses: { 'deals-ms': { document, operations } },
});

describe('what is a contract', () => {
  const isValid = new Ajv2020({ allowUnionTypes: true }).compile(contractSchema);

  test.each<[string, unknown, boolean]>([
    ['nothing', { document: null, uses: {} }, true],
    ['a document', { document: ONE, uses: {} }, true],
    ['documents of others', using(ONE), true],
    ['operations of others', using(ONE, ['GET /deals']), true],
    ['a text', 'contract', false],
    ['no uses', { document: ONE }, false],
    ['a document that is no digest', { document: 'openapi.json', uses: {} }, false],
    ['a use that is no digest', using('latest' as Digest), false],
    ['a use without operations', { document: null, uses: { a: { document: ONE } } }, false],
    ['operations that are no texts', using(ONE, [1] as never), false],
    ['a list of uses', { document: null, uses: [] }, false],
  ])('%s, to the schema of records as to us', (_, value, expected) => {
    expect([isContractOrNone(value), isValid(value)]).toEqual([expected, expected]);
  });

  test('may be left out, and stays left out', () => {
    expect(isContractOrNone(undefined)).toBe(true);
    expect(Object.keys(contractIn({}))).toEqual([]);
  });
});

test('a release names its own document and those it was built against', () => {
  expect(documentsOf({})).toEqual([]);
  expect(documentsOf({ contract: { ...using(TWO), document: ONE } })).toEqual([ONE, TWO]);
  expect(documentsOf({ contract: using(TWO) })).toEqual([TWO]);
});

test('what is asked of a service is known as far as it is said', () => {
  const release: Contracted = {
    version: '1.0.0',
    consumes: { 'deals-ms': '^2', 'users-ms': '*' },
    contract: using(ONE, ['GET /deals']),
  };
  expect(consumptionOf(release, 'deals-ms')).toEqual({
    range: '^2',
    document: ONE,
    operations: ['GET /deals'],
  });
  expect(consumptionOf(release, 'users-ms')).toEqual({
    range: '*',
    document: null,
    operations: null,
  });
  expect(consumptionOf(release, 'constructor')).toBeNull();
});

describe('documents that have to be at hand', () => {
  const calling = (document: Digest): Contracted => ({
    version: null,
    consumes: { 'deals-ms': '*' },
    contract: using(document),
  });
  const offering = (document: Digest | null): Contracted => ({
    version: null,
    consumes: {},
    contract: { document, uses: {} },
  });

  test.each<[string, Record<string, Contracted[]>, Digest[]]>([
    ['none where nobody calls', { 'deals-ms': [offering(ONE), offering(TWO)] }, []],
    ['none where nobody offers', { bff: [calling(ONE), calling(TWO)] }, []],
    ['none where all is one', { bff: [calling(ONE)], 'deals-ms': [offering(ONE)] }, []],
    [
      'all where anything differs',
      { bff: [calling(ONE), calling(TWO)], 'deals-ms': [offering(ONE), offering(THREE)] },
      [ONE, THREE, TWO],
    ],
    [
      'none of a service that calls itself',
      { 'deals-ms': [{ ...calling(ONE), contract: { ...using(ONE), document: TWO } }] },
      [],
    ],
    [
      'none where facts are from before there were documents',
      { bff: [{ version: null, consumes: { 'deals-ms': '*' } }], 'deals-ms': [offering(ONE)] },
      [],
    ],
  ])('are %s', (_, releases, expected) => {
    const found = documentsToCompare(new Map(Object.entries(releases)));
    expect([...found].sort()).toEqual([...expected].sort());
  });
});
