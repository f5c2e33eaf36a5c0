import fc from 'fast-check';
import { satisfies } from 'semver';
import type { Digest } from '../artifacts/digest';
import type { Contract } from '../contracts/contract';
import { madeUpContracts, madeUpDocument } from '../contracts/testing/made-up-contracts';
import { documentsForGates, rangesHold } from './ranges-hold';
import { candidate, contextOf, manifest, service, SHOP } from './testing/gate-context';

type Services = Record<string, [version: string | null, consumes: Record<string, string>]>;

const sealedOf = (services: Services) =>
  manifest(
    Object.fromEntries(
      Object.entries(services).map(([name, [version, consumes]]) => [
        name,
        service(name, version, { consumes }),
      ]),
    ),
  );

const check = (services: Services) => rangesHold.check(contextOf({ sealed: sealedOf(services) }));

test.each<[string, Services, string, string]>([
  ['nobody calls anybody', { a: ['1.0.0', {}], b: ['1.0.0', {}] }, 'passed', 'all ranges hold'],
  ['a range holds', { a: ['1.0.0', { b: '^2' }], b: ['2.1.0', {}] }, 'passed', 'all ranges hold'],
  [
    'a range holds a pre-release',
    { a: ['1.0.0', { b: '^2' }], b: ['2.2.0-rc.1', {}] },
    'passed',
    'all ranges hold',
  ],
  [
    'a range does not hold',
    { a: ['1.0.0', { b: '^2' }], b: ['3.0.0', {}] },
    'refused',
    'a takes b ^2, which is 3.0.0',
  ],
  [
    'two do not, and one is not checked',
    { a: ['1.0.0', { c: '1', b: '^2', d: '1' }], b: ['3.0.0', { a: '2' }], c: ['1.1.0', {}] },
    'refused',
    'a takes b ^2, which is 3.0.0, b takes a 2, which is 1.0.0; not checked: a takes d 1, which is not in it',
  ],
  [
    'what is called has no version',
    { a: ['1.0.0', { b: '^2' }], b: [null, {}] },
    'passed',
    'all ranges hold; not checked: a takes b ^2, which is without a version',
  ],
  [
    'what is called has the name of something that every object has',
    { a: ['1.0.0', { constructor: '^2' }] },
    'passed',
    'not checked: a takes constructor ^2, which is not in it',
  ],
  ['a service calls itself', { a: ['1.0.0', { a: '^2' }] }, 'passed', 'all ranges hold'],
])('%s', (_, services, outcome, what) => {
  expect(check(services)).toMatchObject({
    gate: 'ranges-hold',
    outcome,
    what: expect.stringContaining(what),
  });
});

describe('documents', () => {
  const [NEW, OLD, LOST] = ['new', 'old', 'lost'].map(madeUpDocument) as [Digest, Digest, Digest];
  const contracts = madeUpContracts((before, after) =>
    before === LOST || after === LOST ? null : before === OLD ? ['GET /deals', 'GET /a'] : [],
  );
  const built = (document: Digest, operations: string[] | null = null): Contract => ({
    document: null,
    uses: { b: { document, operations } },
  });
  const judge = (version: string | null, a: Contract | undefined, own: Digest | null) =>
    rangesHold.check(
      contextOf({
        contracts,
        sealed: manifest({
          a: service('a', '1.0.0', { consumes: { b: '^2' }, ...(a && { contract: a }) }),
          b: service('b', version, { contract: { document: own, uses: {} } }),
        }),
      }),
    );
  const finding = 'GET /deals, response 200 › application/json › price: price is no longer there';

  test.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'serve who was built against them',
      judge('2.0.0', built(NEW), OLD),
      'passed',
      'all ranges and documents hold',
    ],
    [
      'serve it also where there is no version',
      judge(null, built(NEW), OLD),
      'passed',
      'all ranges and documents hold',
    ],
    [
      'break it inside the range',
      judge('2.1.0', built(OLD), NEW),
      'refused',
      `a was built against another document of b: ${finding}; and 1 more`,
    ],
    [
      'break one of its operations',
      judge(null, built(OLD, ['GET /deals', 'GET /c']), NEW),
      'refused',
      `a was built against another document of b: ${finding}`,
    ],
    [
      'break it, and so does the range',
      judge('3.0.0', built(OLD, ['GET /deals']), NEW),
      'refused',
      `a takes b ^2, which is 3.0.0, and a was built against another document of b: ${finding}`,
    ],
    [
      'are none of its own',
      judge('2.0.0', built(OLD, ['GET /c']), NEW),
      'passed',
      'all ranges and documents hold',
    ],
    [
      'are lost',
      judge('2.0.0', built(LOST), NEW),
      'passed',
      'all ranges hold; not checked: a against the document of b, which the artifact store does not have',
    ],
    [
      'are lost, and there is no version',
      judge(null, built(OLD), LOST),
      'passed',
      'all ranges hold; not checked: a takes b ^2, which is without a version, a against the document of b, which the artifact store does not have',
    ],
    [
      'are gone from what is called',
      judge('2.0.0', built(OLD), null),
      'passed',
      'all ranges hold; not checked: a against the document of b, which has none',
    ],
    [
      'were not there when it was packaged',
      judge('2.0.0', undefined, NEW),
      'passed',
      'all ranges hold',
    ],
  ])('%s', (_, verdict, outcome, what) => {
    expect(verdict).toMatchObject({ outcome, what });
  });

  test('say what to do', () => {
    expect(judge('2.0.0', built(OLD), NEW).fix).toContain('keep the old form beside the new one');
    expect(judge('3.0.0', built(NEW), NEW).fix).toContain('correct "consumes"');
  });

  test('that are compared are those of what is promoted', () => {
    const sealed = manifest({
      a: service('a', null, { consumes: { b: '*' }, contract: built(OLD) }),
      b: service('b', null, { contract: { document: NEW, uses: {} } }),
      c: service('c', null, { contract: { document: LOST, uses: {} } }),
    });
    expect([...documentsForGates(sealed)].sort()).toEqual([NEW, OLD].sort());
  });
});

test('a candidate is judged as far as it has versions', () => {
  expect(rangesHold.check(contextOf({ sealed: candidate(SHOP) })).what).toBe(
    'all ranges hold; not checked: bff-api takes deals-ms ^2, which is without a version',
  );
});

test('it refuses when semver says of any pair that it does not hold', () => {
  const names = ['a', 'b', 'c'];
  const version = fc.constantFrom('1.0.0', '1.2.0', '2.0.0', '2.1.0-rc.1', '0.3.0', null);
  const range = fc.constantFrom('^1', '~1.2', '>=2', '*', '0.x', '1.0.0 || ^2');
  const services = fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        fc.tuple(version, fc.dictionary(fc.constantFrom(...names), range)),
      ]),
    ),
  ) as fc.Arbitrary<Services>;
  fc.assert(
    fc.property(services, (given) => {
      const holds = names.every((consumer) =>
        names.every((provider) => {
          const wanted = given[consumer]?.[1][provider];
          const is = given[provider]?.[0] ?? null;
          if (consumer === provider || wanted === undefined || is === null) return true;
          return satisfies(is, wanted, { includePrerelease: true });
        }),
      );
      expect(check(given).outcome).toBe(holds ? 'passed' : 'refused');
    }),
  );
});
