import { compareDocuments } from './compare-documents';
import { bodyDocument, found } from './testing/documents';

type Told = [rule: string, field: string | null];

/** Rules without their side; `narrowed` is what is found from the wider schema to the narrower one, `widened` on the way back. */
interface Row {
  name: string;
  wide: unknown;
  narrow: unknown;
  narrowed: Told[];
  widened: Told[];
}

const text = { type: 'string' };
const price = (schema: unknown): unknown => ({
  type: 'object',
  properties: { price: schema },
  required: ['price'],
});

/** The same rule both ways, of a member `price`. */
function same(name: string, wide: unknown, narrow: unknown, rule: string, field = 'price'): Row {
  const told: Told[] = [[rule, field]];
  return { name, wide: price(wide), narrow: price(narrow), narrowed: told, widened: told };
}

const closed = (schema: object): unknown => ({
  type: 'object',
  additionalProperties: false,
  ...schema,
});
const card = (amount: unknown) => ({
  type: 'object',
  properties: { kind: { const: 'card' }, amount },
  required: ['kind', 'amount'],
});
const cash = { type: 'object', properties: { kind: { const: 'cash' } }, required: ['kind'] };
const NODE = '#/components/schemas/Node';

const rows: Row[] = [
  same('number and integer', { type: 'number' }, { type: 'integer' }, 'type'),
  same('two types and one', { type: ['string', 'number'] }, text, 'type'),
  same('null in a list of types', { type: ['string', 'null'] }, text, 'type'),
  same('null as zod writes it', { anyOf: [text, { type: 'null' }] }, text, 'type'),
  same('anything and a type', {}, text, 'type'),
  same('an enum', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'b'] }, 'enum'),
  same('text and an enum', text, { type: 'string', enum: ['a'] }, 'enum'),
  same('an enum and a const', { enum: ['a', 'b'] }, { const: 'a' }, 'enum'),
  same('literals in a union', { anyOf: [{ const: 'a' }, { const: 'b' }] }, { const: 'a' }, 'enum'),
  same('a boolean and true', { type: 'boolean' }, { const: true }, 'enum'),
  same('text and a format', text, { type: 'string', format: 'uuid' }, 'format'),
  same(
    'one format in another',
    { ...text, format: 'uri-reference' },
    { ...text, format: 'uri' },
    'format',
  ),
  same(
    'a format with its pattern',
    text,
    { ...text, format: 'uuid', pattern: '^[0-9a-f-]{36}$' },
    'format',
  ),
  same('text and a pattern', text, { type: 'string', pattern: '^a' }, 'pattern'),
  same(
    'two patterns and one',
    { ...text, pattern: 'a' },
    { ...text, allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
    'pattern',
  ),
  same('minLength', { ...text, minLength: 1 }, { ...text, minLength: 2 }, 'min-length'),
  same('maxLength', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, 'max-length'),
  same('minimum', { type: 'number' }, { type: 'number', minimum: 0 }, 'minimum'),
  same(
    'exclusiveMinimum',
    { type: 'number', minimum: 0 },
    { type: 'number', exclusiveMinimum: 0 },
    'minimum',
  ),
  same('maximum', { type: 'number', maximum: 9 }, { type: 'number', maximum: 8 }, 'maximum'),
  same(
    'exclusiveMaximum',
    { type: 'number', maximum: 9 },
    { type: 'number', exclusiveMaximum: 9 },
    'maximum',
  ),
  same(
    'multipleOf',
    { type: 'integer', multipleOf: 2 },
    { type: 'integer', multipleOf: 4 },
    'multiple-of',
  ),
  same('minItems', { type: 'array', minItems: 1 }, { type: 'array', minItems: 2 }, 'min-items'),
  same('maxItems', { type: 'array' }, { type: 'array', maxItems: 2 }, 'max-items'),
  same('uniqueItems', { type: 'array' }, { type: 'array', uniqueItems: true }, 'unique-items'),
  same(
    'elements',
    { type: 'array', items: { type: 'number' } },
    { type: 'array', items: { type: 'integer' } },
    'type',
    'price[]',
  ),
  same(
    'elements by their place',
    { type: 'array', prefixItems: [text, { type: 'number' }] },
    { type: 'array', prefixItems: [text, { type: 'integer' }] },
    'type',
    'price[1]',
  ),
  same(
    'a record',
    { type: 'object', additionalProperties: { type: 'number' } },
    { type: 'object', additionalProperties: { type: 'integer' } },
    'type',
    'price.*',
  ),
  same('minProperties', { type: 'object' }, { type: 'object', minProperties: 1 }, 'min-properties'),
  same(
    'names of members',
    { type: 'object', propertyNames: { ...text, maxLength: 4 } },
    { type: 'object', propertyNames: { ...text, maxLength: 3 } },
    'property-names',
  ),
  same(
    'deep in a list',
    { type: 'array', items: price({ enum: [1, 2] }) },
    { type: 'array', items: price({ enum: [1] }) },
    'enum',
    'price[].price',
  ),
  same(
    'allOf',
    price({ allOf: [text] }),
    price({ allOf: [text, { minLength: 3 }] }),
    'min-length',
    'price.price',
  ),
  same('a branch of anyOf', { anyOf: [text, { type: 'integer' }] }, text, 'type'),
  same(
    'a branch of a tagged union',
    { oneOf: [card(text), cash] },
    { oneOf: [cash] },
    'alternatives',
  ),
  same(
    'inside a tagged union',
    { oneOf: [card({ type: 'number' }), cash] },
    { oneOf: [cash, card({ type: 'integer' })] },
    'type',
    'price.kind="card".amount',
  ),
  same('not', text, { ...text, not: { const: 'a' } }, 'schema'),
  same(
    'what refers to itself',
    { $ref: NODE },
    { $ref: `${NODE}Strict` },
    'min-length',
    'price.name',
  ),
  {
    name: 'required',
    wide: { type: 'object', properties: { price: text } },
    narrow: price(text),
    narrowed: [['property-now-required', 'price']],
    widened: [['property-now-optional', 'price']],
  },
  {
    name: 'a member that is required and not described',
    wide: { type: 'object' },
    narrow: { type: 'object', required: ['price'] },
    narrowed: [['property-now-required', 'price']],
    widened: [['property-now-optional', 'price']],
  },
];

const components = {
  Node: { type: 'object', properties: { name: text, next: { $ref: NODE } } },
  NodeStrict: {
    type: 'object',
    properties: { name: { ...text, minLength: 1 }, next: { $ref: `${NODE}Strict` } },
  },
};

function told(way: 'request' | 'response', before: unknown, after: unknown) {
  return compareDocuments(
    bodyDocument(way, before, components),
    bodyDocument(way, after, components),
  ).map(found);
}

function expected(way: string, severity: string, list: Told[]) {
  return list.map(([rule, field]) => [severity, `${way}-${rule}`, 'POST /deals/{id}', field]);
}

describe.each(rows)('$name', ({ wide, narrow, narrowed, widened }) => {
  test('a request that is narrowed breaks', () => {
    expect(told('request', wide, narrow)).toEqual(expected('request', 'breaking', narrowed));
  });

  test('a request that is widened does not', () => {
    expect(told('request', narrow, wide)).toEqual(expected('request', 'compatible', widened));
  });

  test('a response that is widened breaks', () => {
    expect(told('response', narrow, wide)).toEqual(expected('response', 'breaking', widened));
  });

  test('a response that is narrowed does not', () => {
    expect(told('response', wide, narrow)).toEqual(expected('response', 'compatible', narrowed));
  });
});

/** Both ways at once: nothing is left of what was, so it breaks on either side. */
test.each([
  ['a type', text, { type: 'integer' }, 'type'],
  ['a format', { ...text, format: 'date' }, { ...text, format: 'date-time' }, 'format'],
  ['a pattern', { ...text, pattern: '^a' }, { ...text, pattern: '^b' }, 'pattern'],
  ['an enum', { enum: ['a', 'b'] }, { enum: ['b', 'c'] }, 'enum'],
  ['a const', { const: 'a' }, { const: 'b' }, 'enum'],
])('%s that is another one breaks requests and responses', (_, before, after, rule) => {
  for (const way of ['request', 'response'] as const) {
    const expected = [['breaking', `${way}-${rule}`, 'POST /deals/{id}', 'price']];
    expect(told(way, price(before), price(after))).toEqual(expected);
  }
});

/** What is written otherwise, and means the same. */
test.each([
  ['a union of types', { type: ['string', 'null'] }, { anyOf: [{ type: 'null' }, text] }],
  ['allOf of one', { allOf: [text] }, text],
  [
    'a list of values and their branches',
    { enum: ['a', 'b'] },
    { oneOf: [{ const: 'b' }, { const: 'a' }] },
  ],
  ['integers, few of them', { type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }],
  ['bounds of integers', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }],
  [
    'int32',
    { type: 'integer', format: 'int32' },
    { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  ],
  [
    'two halves',
    { type: 'number' },
    {
      anyOf: [
        { type: 'number', maximum: 5 },
        { type: 'number', exclusiveMinimum: 5 },
      ],
    },
  ],
  ['a tag that is listed once', { oneOf: [card(text), cash] }, { anyOf: [cash, card(text)] }],
  [
    'a union inside and outside',
    price({ enum: [1, 2] }),
    { anyOf: [price({ const: 1 }), price({ const: 2 })] },
  ],
  ['what is always wrong', { type: 'string', not: {} }, false],
  [
    'a length that the pattern has anyway',
    { ...text, pattern: '^.' },
    { ...text, pattern: '^.', minLength: 1 },
  ],
  ['an enum with a bound that holds', { enum: ['a', 'b'] }, { enum: ['a', 'b'], minLength: 1 }],
  [
    'a record of two names',
    { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: text },
    closed({ properties: { a: text, b: text } }),
  ],
  ['a branch that another one has in it', { anyOf: [text, { const: 'a' }] }, text],
  [
    'descriptions',
    { ...text, description: 'one', title: 'One', examples: ['a'] },
    { ...text, description: 'two' },
  ],
])('%s: nothing', (_, before, after) => {
  for (const way of ['request', 'response'] as const) {
    expect(told(way, price(before), price(after))).toEqual([]);
    expect(told(way, price(after), price(before))).toEqual([]);
  }
});
