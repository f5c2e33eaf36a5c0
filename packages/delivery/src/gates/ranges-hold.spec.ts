import fc from 'fast-check';
import { satisfies } from 'semver';
import { rangesHold } from './ranges-hold';
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
