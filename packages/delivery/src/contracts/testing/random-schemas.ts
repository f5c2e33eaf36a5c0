import fc from 'fast-check';

/** A schema as data; the ones made here stay small. */
export type Schema = boolean | { [keyword: string]: unknown };

/** Names of members that schemas speak of; values have others too, which no schema names. */
export const NAMES = ['p', 'q', 'r'];

const small = fc.integer({ min: 0, max: 4 });
const values = fc.constantFrom<unknown>('a', 'b', 'ab', 1, 2, 2.5, null, true, false);
/** Once in so many times; else it is left out. */
const once = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: times - 1 }, { arbitrary, weight: 1 });
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => once(2, arbitrary);

/** Leaves out what is undefined. */
function record(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Schema> {
  return fc
    .record(members)
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    );
}

const strings = record({
  type: fc.constant('string'),
  minLength: optional(fc.integer({ min: 0, max: 2 })),
  maxLength: optional(fc.integer({ min: 1, max: 4 })),
  pattern: optional(fc.constantFrom('^a', 'b$')),
});
const formatted = record({
  type: fc.constant('string'),
  format: optional(fc.constantFrom('date', 'uuid', 'uri', 'uri-reference')),
});
const numbers = record({
  type: fc.constantFrom('integer', 'number'),
  minimum: optional(small),
  maximum: optional(fc.integer({ min: 2, max: 9 })),
  exclusiveMinimum: optional(small),
  exclusiveMaximum: optional(fc.integer({ min: 3, max: 9 })),
  multipleOf: optional(fc.constantFrom(2, 3, 0.5)),
});
const leaves: fc.Arbitrary<Schema> = fc.oneof(
  { arbitrary: strings, weight: 3 },
  { arbitrary: numbers, weight: 3 },
  { arbitrary: formatted, weight: 1 },
  {
    arbitrary: record({
      type: fc.constantFrom('boolean', 'null', ['string', 'null'], ['integer', 'string']),
    }),
    weight: 2,
  },
  {
    arbitrary: record({ enum: fc.uniqueArray(values, { minLength: 1, maxLength: 4 }) }),
    weight: 3,
  },
  { arbitrary: record({ const: values }), weight: 1 },
  { arbitrary: fc.constant<Schema>({}), weight: 1 },
  { arbitrary: fc.constant<Schema>({ not: {} }), weight: 1 },
  {
    arbitrary: fc.constantFrom<Schema>(
      { $ref: '#/components/schemas/Tree' },
      { $ref: '#/components/schemas/Name' },
    ),
    weight: 1,
  },
);

/** Small schemas, with everything of JSON Schema that values are judged by in a body. */
export const schemas: fc.Arbitrary<Schema> = fc.letrec<{
  node: Schema;
  object: Schema;
  tagged: Schema;
}>((tie) => {
  const node = tie('node');
  return {
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: leaves, weight: 5 },
      { arbitrary: tie('object'), weight: 4 },
      {
        arbitrary: record({
          type: fc.constant('array'),
          items: optional(node),
          prefixItems: once(4, fc.array(node, { minLength: 1, maxLength: 2 })),
          minItems: optional(fc.integer({ min: 0, max: 2 })),
          maxItems: optional(fc.integer({ min: 1, max: 3 })),
          uniqueItems: once(4, fc.constant(true)),
        }),
        weight: 2,
      },
      { arbitrary: record({ anyOf: fc.array(node, { minLength: 1, maxLength: 3 }) }), weight: 2 },
      { arbitrary: record({ oneOf: fc.array(node, { minLength: 1, maxLength: 2 }) }), weight: 1 },
      { arbitrary: record({ oneOf: fc.tuple(tie('tagged'), tie('tagged')) }), weight: 1 },
      { arbitrary: record({ allOf: fc.array(node, { minLength: 1, maxLength: 2 }) }), weight: 1 },
      {
        arbitrary: fc
          .tuple(leaves, leaves)
          .map(([one, not]) => (typeof one === 'boolean' ? one : { ...one, not })),
        weight: 1,
      },
      { arbitrary: record({ if: tie('object'), then: node, else: node }), weight: 1 },
    ),
    object: record({
      type: fc.constant('object'),
      properties: optional(fc.dictionary(fc.constantFrom(...NAMES), node, { maxKeys: 3 })),
      required: optional(fc.subarray(NAMES)),
      additionalProperties: once(
        2,
        fc.oneof(fc.constant<Schema>(true), fc.constant<Schema>(false), leaves),
      ),
      propertyNames: once(
        8,
        fc.constantFrom({ enum: ['p', 'q'] }, { type: 'string', maxLength: 1 }),
      ),
      patternProperties: once(
        8,
        fc.dictionary(fc.constantFrom('^p', '^x'), leaves, { maxKeys: 1 }),
      ),
      minProperties: once(6, fc.integer({ min: 0, max: 2 })),
      maxProperties: once(6, fc.integer({ min: 1, max: 3 })),
      dependentRequired: once(10, fc.constant({ p: ['q'] })),
    }),
    tagged: fc
      .tuple(fc.subarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 }), tie('object'))
      .map(([tags, object]) => {
        const { properties, required } = object as { properties?: object; required?: string[] };
        return {
          ...(object as object),
          properties: { ...properties, r: { enum: tags } },
          required: [...new Set([...(required ?? []), 'r'])],
        };
      }),
  };
}).node;

/** What `$ref`s of these schemas lead to. */
export const COMPONENTS = {
  Name: { type: 'string', minLength: 1 },
  Tree: {
    type: 'object',
    properties: {
      p: { $ref: '#/components/schemas/Name' },
      q: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
    required: ['p'],
    additionalProperties: false,
  },
};
