import { compareDocuments } from './compare-documents';
import { bodyDocument, found } from './testing/documents';

type Told = [severity: 'breaking' | 'compatible', rule: string, field: string | null];

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const closed = { additionalProperties: false };

/** Members of bodies, where requests and responses do not mirror each other. */
const members: [string, object, object, Told[], Told[]][] = [
  [
    'an optional member',
    object({ a: text }),
    object({ a: text, b: text }),
    [['compatible', 'request-property-added', 'b']],
    [['compatible', 'response-property-added', 'b']],
  ],
  [
    'an optional member of a closed object',
    object({}, closed),
    object({ b: text }, closed),
    [['compatible', 'request-property-added', 'b']],
    [['compatible', 'response-property-added', 'b']],
  ],
  [
    'a required member',
    object({}),
    object({ b: text }, { required: ['b'] }),
    [['breaking', 'request-required-property-added', 'b']],
    [['compatible', 'response-required-property-added', 'b']],
  ],
  [
    'a member where any were welcome',
    object({}, { additionalProperties: true }),
    object({ b: text }, { additionalProperties: true }),
    [['breaking', 'request-property-added', 'b']],
    [['compatible', 'response-property-added', 'b']],
  ],
  [
    'an optional member that goes',
    object({ b: text }),
    object({}),
    [['compatible', 'request-property-removed', 'b']],
    [['compatible', 'response-property-removed', 'b']],
  ],
  [
    'an optional member that a closed object loses',
    object({ b: text }, closed),
    object({}, closed),
    [['breaking', 'request-property-removed', 'b']],
    [['compatible', 'response-property-removed', 'b']],
  ],
  [
    'a required member that goes',
    object({ b: text }, { required: ['b'] }),
    object({}),
    [['compatible', 'request-property-removed', 'b']],
    [['breaking', 'response-property-removed', 'b']],
  ],
  [
    'an object that is closed',
    object({ b: text }),
    object({ b: text }, closed),
    [['breaking', 'request-additional-properties', null]],
    [['compatible', 'response-additional-properties', null]],
  ],
  [
    'an object that is opened',
    object({ b: text }, closed),
    object({ b: text }),
    [['compatible', 'request-additional-properties', null]],
    [['compatible', 'response-additional-properties', null]],
  ],
  [
    'a member that is read-only now',
    object({ b: text }),
    object({ b: { ...text, readOnly: true } }, closed),
    [
      ['breaking', 'request-property-hidden', 'b'],
      ['breaking', 'request-additional-properties', null],
    ],
    [['compatible', 'response-additional-properties', null]],
  ],
  [
    'a required member that is read-only',
    object({}),
    object({ b: { ...text, readOnly: true } }, { required: ['b'] }),
    [],
    [['compatible', 'response-required-property-added', 'b']],
  ],
  [
    'a member that is write-only now',
    object({ b: text }, { required: ['b'] }),
    object({ b: { ...text, writeOnly: true } }, { required: ['b'] }),
    [],
    [['breaking', 'response-property-hidden', 'b']],
  ],
  [
    'a default',
    object({ b: text }),
    object({ b: { ...text, default: 'x' } }),
    [['compatible', 'request-default', 'b']],
    [],
  ],
];

test.each(members)('%s', (_, before, after, request, response) => {
  const told = (way: 'request' | 'response') =>
    compareDocuments(bodyDocument(way, before), bodyDocument(way, after)).map(found);
  const expected = (all: Told[]) =>
    all.map(([severity, rule, field]) => [severity, rule, 'POST /deals/{id}', field]);
  expect(told('request')).toEqual(expected(request));
  expect(told('response')).toEqual(expected(response));
});
