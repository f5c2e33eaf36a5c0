import { compareDocuments } from './compare-documents';
import { found, operationDocument } from './testing/documents';

type Told = [severity: 'breaking' | 'compatible', rule: string, field: string | null];

const text = { type: 'string' };
const integer = { type: 'integer' };
const json = (schema: unknown) => ({ 'application/json': { schema } });
const query = (schema: unknown, more: object = {}) => ({
  parameters: [{ name: 'limit', in: 'query', schema, ...more }],
});
const list = { type: 'array', items: text };

/** What happens on the way there, and on the way back. */
const operations: [string, object, object, Told[], Told[]][] = [
  [
    'an optional parameter',
    {},
    query(integer),
    [['compatible', 'parameter-added', 'limit']],
    [['breaking', 'parameter-removed', 'limit']],
  ],
  [
    'a required parameter',
    {},
    query(integer, { required: true }),
    [['breaking', 'required-parameter-added', 'limit']],
    [['breaking', 'parameter-removed', 'limit']],
  ],
  [
    'a parameter that has to be sent',
    query(integer),
    query(integer, { required: true }),
    [['breaking', 'parameter-now-required', 'limit']],
    [['compatible', 'parameter-now-optional', 'limit']],
  ],
  [
    'a parameter of another type',
    query(integer),
    query({ type: 'boolean' }),
    [['breaking', 'parameter-type', 'limit']],
    [['breaking', 'parameter-type', 'limit']],
  ],
  [
    'a parameter that takes any text',
    query(integer),
    query(text),
    [['compatible', 'parameter-type', 'limit']],
    [['breaking', 'parameter-type', 'limit']],
  ],
  [
    'an enum of a parameter',
    query({ enum: ['a'] }),
    query({ enum: ['a', 'b'] }),
    [['compatible', 'parameter-enum', 'limit']],
    [['breaking', 'parameter-enum', 'limit']],
  ],
  [
    'a bound of a parameter',
    query({ ...integer, maximum: 100 }),
    query({ ...integer, maximum: 50 }),
    [['breaking', 'parameter-maximum', 'limit']],
    [['compatible', 'parameter-maximum', 'limit']],
  ],
  [
    'a format of a parameter',
    query(text),
    query({ ...text, format: 'uuid' }),
    [['breaking', 'parameter-format', 'limit']],
    [['compatible', 'parameter-format', 'limit']],
  ],
  [
    'a pattern of a parameter',
    query(text),
    query({ ...text, pattern: '^a' }),
    [['breaking', 'parameter-pattern', 'limit']],
    [['compatible', 'parameter-pattern', 'limit']],
  ],
  [
    'elements of a parameter',
    query({ type: 'array', items: { enum: ['a', 'b'] } }),
    query({ type: 'array', items: { enum: ['a'] } }),
    [['breaking', 'parameter-enum', 'limit[]']],
    [['compatible', 'parameter-enum', 'limit[]']],
  ],
  [
    'the style of a list',
    query(list),
    query(list, { explode: false }),
    [['breaking', 'parameter-style-changed', 'limit']],
    [['breaking', 'parameter-style-changed', 'limit']],
  ],
  ['the style of a single value', query(integer), query(integer, { explode: false }), [], []],
  [
    'a parameter that is JSON',
    query(undefined, { content: json(integer) }),
    query(integer),
    [['breaking', 'parameter-style-changed', 'limit']],
    [['breaking', 'parameter-style-changed', 'limit']],
  ],
  [
    'a parameter that may be empty',
    query(text),
    query(text, { allowEmptyValue: true }),
    [],
    [['breaking', 'parameter-empty-refused', 'limit']],
  ],
  [
    'what a parameter is without being sent',
    query(integer),
    query({ ...integer, default: 20 }),
    [['compatible', 'parameter-default', 'limit']],
    [['compatible', 'parameter-default', 'limit']],
  ],
  [
    'a header',
    {},
    { parameters: [{ name: 'X-Id', in: 'header', schema: text, required: true }] },
    [['breaking', 'required-parameter-added', 'X-Id']],
    [['breaking', 'parameter-removed', 'X-Id']],
  ],
  [
    'a header in other letters',
    { parameters: [{ name: 'X-Id', in: 'header', schema: text }] },
    { parameters: [{ name: 'x-id', in: 'header', schema: text }] },
    [],
    [],
  ],
  [
    'a cookie',
    {},
    { parameters: [{ name: 'session', in: 'cookie', schema: text }] },
    [['compatible', 'parameter-added', 'session']],
    [['breaking', 'parameter-removed', 'session']],
  ],
  [
    'headers that are told elsewhere',
    {},
    { parameters: [{ name: 'Accept', in: 'header', schema: text, required: true }] },
    [],
    [],
  ],
  [
    'a parameter of the path',
    { parameters: [{ name: 'id', in: 'path', required: true, schema: text }] },
    {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { ...text, format: 'uuid' } }],
    },
    [['breaking', 'parameter-format', 'id']],
    [['compatible', 'parameter-format', 'id']],
  ],
];

test.each(operations)('%s', (_, before, after, there, back) => {
  const [was, is] = [operationDocument(before), operationDocument(after)];
  const told = (all: Told[]) =>
    all.map(([severity, rule, field]) => [severity, rule, 'POST /deals/{id}', field]);
  expect(compareDocuments(was, is).map(found)).toEqual(told(there));
  expect(compareDocuments(is, was).map(found)).toEqual(told(back));
});
