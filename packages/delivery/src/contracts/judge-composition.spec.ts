import { type ComposedService, judgeComposition } from './judge-composition';

const documentOf = (...paths: string[]) => ({
  openapi: '3.1.0',
  paths: Object.fromEntries(
    paths.map((path) => [path, { get: { responses: { 200: { description: 'ok' } } } }]),
  ),
});

const both = documentOf('/deals', '/deals/{id}');
const one = documentOf('/deals');

const service = (version: string, more: Partial<ComposedService> = {}): ComposedService => ({
  ...{ version, consumes: {}, document: null, builtAgainst: {} },
  ...more,
});

const bff = (range: string, built?: unknown): ComposedService =>
  service('1.3.0', {
    consumes: { 'deals-ms': range },
    builtAgainst: built === undefined ? {} : { 'deals-ms': built },
  });

test.each<[string, Record<string, ComposedService>, string[], string[]]>([
  [
    'in range, and nothing is gone',
    { 'bff-api': bff('^2.0.0', one), 'deals-ms': service('2.1.0', { document: both }) },
    [],
    [],
  ],
  [
    'in range, and an operation is gone',
    { 'bff-api': bff('^2.0.0', both), 'deals-ms': service('2.1.0', { document: one }) },
    [
      expect.stringMatching(
        /^bff-api was built against another document of deals-ms: GET \/deals\/\{id\}/,
      ) as unknown as string,
    ],
    [],
  ],
  [
    'out of range',
    { 'bff-api': bff('^1.0.0'), 'deals-ms': service('2.1.0', { document: one }) },
    ['bff-api takes deals-ms ^1.0.0, which is 2.1.0'],
    [],
  ],
  [
    'what is called has no document any more',
    { 'bff-api': bff('^2.0.0', both), 'deals-ms': service('2.1.0') },
    [],
    ['bff-api against the document of deals-ms, which has none'],
  ],
  [
    'what is called is not a part of it',
    { 'bff-api': bff('^2.0.0', both) },
    [],
    ['bff-api takes deals-ms ^2.0.0, which is not in it'],
  ],
])('services of a composition: %s', (_, services, apart, unchecked) => {
  expect(judgeComposition(services)).toEqual({ apart, unchecked });
});
