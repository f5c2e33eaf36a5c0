import { compareDocuments } from './compare-documents';
import { found, operationDocument } from './testing/documents';

type Told = [severity: 'breaking' | 'compatible', rule: string, field: string | null];

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const json = (schema: unknown) => ({ 'application/json': { schema } });
const answers = (...statuses: string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: status }])),
});
const header = (definition: object) => ({
  responses: { 200: { headers: { ETag: { schema: text, ...definition } } } },
});
const body = (more: object) => ({ requestBody: { content: json(text), ...more } });

/** What happens on the way there, and on the way back. */
const operations: [string, object, object, Told[], Told[]][] = [
  [
    'an optional body',
    {},
    body({}),
    [['compatible', 'request-body-added', null]],
    [['breaking', 'request-body-removed', null]],
  ],
  [
    'a required body',
    {},
    body({ required: true }),
    [['breaking', 'required-request-body-added', null]],
    [['breaking', 'request-body-removed', null]],
  ],
  [
    'a body that has to be sent',
    body({}),
    body({ required: true }),
    [['breaking', 'request-body-now-required', null]],
    [['compatible', 'request-body-now-optional', null]],
  ],
  [
    'a media type of a request',
    body({}),
    body({ content: { ...json(text), 'text/plain': {} } }),
    [['compatible', 'request-media-type-added', null]],
    [['breaking', 'request-media-type-removed', null]],
  ],
  [
    'a range of media types',
    body({}),
    body({ content: { 'application/*': { schema: text } } }),
    [['compatible', 'request-media-type-added', null]],
    [['breaking', 'request-media-type-removed', null]],
  ],
  [
    'how parts are written',
    body({ content: { 'multipart/form-data': {} } }),
    body({ content: { 'multipart/form-data': { encoding: { a: { contentType: 'image/png' } } } } }),
    [['breaking', 'request-encoding-changed', null]],
    [['breaking', 'request-encoding-changed', null]],
  ],
  [
    'a success',
    answers('200'),
    answers('200', '202'),
    [['breaking', 'response-status-added', null]],
    [['breaking', 'response-status-removed', null]],
  ],
  [
    'a failure',
    answers('200'),
    answers('200', '404'),
    [['compatible', 'response-status-added', null]],
    [['compatible', 'response-status-removed', null]],
  ],
  [
    'not modified, which is asked for',
    answers('200'),
    answers('200', '304'),
    [['compatible', 'response-status-added', null]],
    [['breaking', 'response-status-removed', null]],
  ],
  [
    'one of a range',
    answers('200', '4XX'),
    answers('200', '404'),
    [],
    [['compatible', 'response-status-added', null]],
  ],
  [
    'a range of successes',
    answers('200'),
    answers('2XX'),
    [['breaking', 'response-status-added', null]],
    [],
  ],
  [
    'default for failures',
    answers('200'),
    answers('200', 'default'),
    [['compatible', 'response-status-added', null]],
    [['compatible', 'response-status-removed', null]],
  ],
  [
    'default for all',
    answers('200'),
    answers('default'),
    [['breaking', 'response-status-added', null]],
    [],
  ],
  [
    'a media type of a response',
    { responses: { 200: { content: json(text) } } },
    { responses: { 200: { content: { ...json(text), 'text/csv': {} } } } },
    [['compatible', 'response-media-type-added', null]],
    [['breaking', 'response-media-type-removed', null]],
  ],
  [
    'a body of a response',
    answers('200'),
    { responses: { 200: { content: json(text) } } },
    [['compatible', 'response-body-added', null]],
    [['breaking', 'response-body-removed', null]],
  ],
  [
    'parameters of a media type',
    { responses: { 200: { content: json(text) } } },
    { responses: { 200: { content: { 'application/json; charset=utf-8': { schema: text } } } } },
    [],
    [],
  ],
  [
    'a failure that default told of',
    {
      responses: {
        200: {},
        default: { content: json(object({ title: text }, { required: ['title'] })) },
      },
    },
    {
      responses: {
        200: {},
        default: { content: json(object({ title: text }, { required: ['title'] })) },
        404: { content: json(object({ title: text })) },
      },
    },
    [['breaking', 'response-property-now-optional', 'title']],
    [['compatible', 'response-property-now-required', 'title']],
  ],
  [
    'a header of a response',
    answers('200'),
    header({}),
    [['compatible', 'header-added', 'etag']],
    [['compatible', 'header-removed', 'etag']],
  ],
  [
    'a header that is always sent',
    answers('200'),
    header({ required: true }),
    [['compatible', 'header-added', 'etag']],
    [['breaking', 'header-removed', 'etag']],
  ],
  [
    'a header that may be missing',
    header({ required: true }),
    header({}),
    [['breaking', 'header-now-optional', 'etag']],
    [['compatible', 'header-now-required', 'etag']],
  ],
  [
    'the form of a header',
    header({}),
    header({ schema: { ...text, format: 'uuid' } }),
    [['compatible', 'header-format', 'etag']],
    [['breaking', 'header-format', 'etag']],
  ],
];

test.each(operations)('%s', (_, before, after, there, back) => {
  const [was, is] = [operationDocument(before), operationDocument(after)];
  const told = (all: Told[]) =>
    all.map(([severity, rule, field]) => [severity, rule, 'POST /deals/{id}', field]);
  expect(compareDocuments(was, is).map(found)).toEqual(told(there));
  expect(compareDocuments(is, was).map(found)).toEqual(told(back));
});
