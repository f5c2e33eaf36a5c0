import { compareDocuments } from './compare-documents';
import { bodyDocument, found, operationDocument } from './testing/documents';

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const json = (schema: unknown) => ({ 'application/json': { schema } });
const body = (more: object) => ({ requestBody: { content: json(text), ...more } });

describe('paths', () => {
  const at = (...names: string[]) => ({
    openapi: '3.0.3',
    paths: Object.fromEntries(names.map((name) => [name, { get: { responses: {} } }])),
  });

  test.each([
    [
      'one more',
      at('/deals'),
      at('/deals', '/users'),
      [['compatible', 'operation-added', 'GET /users', null]],
    ],
    [
      'one less',
      at('/deals', '/users'),
      at('/deals'),
      [['breaking', 'operation-removed', 'GET /users', null]],
    ],
    ['a parameter that is called otherwise', at('/deals/{id}'), at('/deals/{dealId}'), []],
    [
      'another place of a parameter',
      at('/deals/{id}'),
      at('/{id}/deals'),
      [
        ['breaking', 'operation-removed', 'GET /deals/{id}', null],
        ['compatible', 'operation-added', 'GET /{id}/deals', null],
      ],
    ],
    [
      'another method',
      at('/deals'),
      { openapi: '3.1.1', paths: { '/deals': { put: {} } } },
      [
        ['breaking', 'operation-removed', 'GET /deals', null],
        ['compatible', 'operation-added', 'PUT /deals', null],
      ],
    ],
  ])('%s', (_, before, after, told) => {
    expect(compareDocuments(before, after).map(found)).toEqual(told);
  });

  test('parameters of a path count for all its operations, and go by their place', () => {
    const paths = (name: string, schema: object) => ({
      openapi: '3.1.0',
      paths: {
        [`/deals/{${name}}`]: {
          parameters: [{ name, in: 'path', required: true, schema }],
          get: {},
          put: {},
        },
      },
    });
    const told = compareDocuments(paths('id', text), paths('dealId', { ...text, minLength: 36 }));
    expect(told.map(found)).toEqual([
      ['breaking', 'parameter-min-length', 'GET /deals/{id}', 'id'],
      ['breaking', 'parameter-min-length', 'PUT /deals/{id}', 'id'],
    ]);
  });
});

test('OpenAPI 3.0 has its own words for null and for bounds', () => {
  const was = (schema: object) => bodyDocument('response', object({ b: schema }), {}, '3.0.3');
  const is = (schema: object) => bodyDocument('response', object({ b: schema }));
  const pairs: [object, object][] = [
    [{ ...text, nullable: true }, { type: ['string', 'null'] }],
    [{ ...text, enum: ['a'], nullable: true }, { enum: ['a', null] }],
    [
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 0 },
    ],
  ];
  for (const [old, now] of pairs) expect(compareDocuments(was(old), is(now))).toEqual([]);
  expect(compareDocuments(was(text), was({ ...text, nullable: true })).map(found)).toEqual([
    ['breaking', 'response-type', 'POST /deals/{id}', 'b'],
  ]);
});

test('a schema may differ in what it refers to by way of another one', () => {
  const document = (type: string) =>
    bodyDocument(
      'response',
      { $ref: '#/components/schemas/Page' },
      {
        Page: object({ deal: { $ref: '#/components/schemas/Deal' } }),
        Deal: object({ a: { type } }),
      },
    );
  expect(compareDocuments(document('integer'), document('number')).map(found)).toEqual([
    ['breaking', 'response-type', 'POST /deals/{id}', 'deal.a'],
  ]);
});

test('tells where it is and what is the matter', () => {
  const page = (price: object) => object({ items: { type: 'array', items: object({ price }) } });
  const [finding] = compareDocuments(
    bodyDocument('response', page({ type: 'number' })),
    bodyDocument('response', page({ type: ['number', 'null'] })),
  );
  expect(finding).toEqual({
    severity: 'breaking',
    operation: 'POST /deals/{id}',
    where: 'response 200 › application/json › items[] › price',
    field: 'items[].price',
    what: 'items[].price is null or number now, and was number',
    rule: 'response-type',
  });
});

test.each<[string, unknown, string]>([
  ['no object', [], 'it is no OpenAPI document of version 3: "openapi" is missing'],
  ['an old one', { openapi: '2.0' }, '"openapi" is "2.0"'],
  [
    'a $ref to nothing',
    operationDocument(body({ content: json({ $ref: '#/components/x' }) })),
    'there is nothing',
  ],
  [
    'a $ref to itself',
    operationDocument({ requestBody: { $ref: '#/paths/~1deals~1{id}/post/requestBody' } }),
    'it leads to itself',
  ],
  [
    'a $ref out of it',
    operationDocument({ requestBody: { $ref: 'other.json#/x' } }),
    'it leads out of the document',
  ],
  [
    'a path twice',
    { openapi: '3.1.0', paths: { '/{a}': { get: {} }, '/{b}': { get: {} } } },
    'GET /{b} and GET /{a} are the same path',
  ],
])('%s is refused', (_, document, what) => {
  const before = operationDocument(body({}));
  expect(() => compareDocuments(before, document)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      where: expect.stringContaining('the document after'),
      what: expect.stringContaining(what),
    }),
  );
});
