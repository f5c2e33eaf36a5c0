import { compareDocuments } from './compare-documents';
import { found, operationDocument } from './testing/documents';

type Told = [severity: 'breaking' | 'compatible', rule: string, field: string | null];

const schemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  token: { type: 'http', scheme: 'bearer' },
};
const secured = (...security: object[]) => ({ security });

/** What happens on the way there, and on the way back. */
const operations: [string, object, object, Told[], Told[]][] = [
  [
    'security',
    {},
    secured({ key: [] }),
    [['breaking', 'security-narrowed', null]],
    [['compatible', 'security-widened', null]],
  ],
  [
    'another way to get in',
    secured({ key: [] }),
    secured({ key: [] }, { token: [] }),
    [['compatible', 'security-widened', null]],
    [['breaking', 'security-narrowed', null]],
  ],
  [
    'a scope',
    secured({ token: ['read'] }),
    secured({ token: ['read', 'write'] }),
    [['breaking', 'security-narrowed', null]],
    [['compatible', 'security-widened', null]],
  ],
  [
    'both at once',
    secured({ key: [] }),
    secured({ key: [], token: [] }),
    [['breaking', 'security-narrowed', null]],
    [['compatible', 'security-widened', null]],
  ],
  ['deprecation', {}, { deprecated: true }, [['compatible', 'operation-deprecated', null]], []],
  [
    'a server',
    { servers: [{ url: 'https://a' }] },
    { servers: [{ url: 'https://a/' }, { url: 'https://b' }] },
    [['compatible', 'server-added', null]],
    [['breaking', 'server-removed', null]],
  ],
  [
    'a server with a variable',
    { servers: [{ url: 'https://{stage}.a', variables: { stage: { enum: ['x', 'y'] } } }] },
    { servers: [{ url: 'https://{of}.a', variables: { of: { enum: ['x'] } } }] },
    [['breaking', 'server-removed', null]],
    [['compatible', 'server-added', null]],
  ],
];

const components = { components: { securitySchemes: schemes } };

test.each(operations)('%s', (_, before, after, there, back) => {
  const [was, is] = [before, after].map((operation) => operationDocument(operation, components));
  const told = (all: Told[]) =>
    all.map(([severity, rule, field]) => [severity, rule, 'POST /deals/{id}', field]);
  expect(compareDocuments(was, is).map(found)).toEqual(told(there));
  expect(compareDocuments(is, was).map(found)).toEqual(told(back));
});

test('a security scheme is what it is, whatever it is called', () => {
  const document = (name: string, scheme: object) =>
    operationDocument(
      { security: [{ [name]: [] }] },
      { components: { securitySchemes: { [name]: scheme } } },
    );
  expect(compareDocuments(document('key', schemes.key), document('apiKey', schemes.key))).toEqual(
    [],
  );
  expect(
    compareDocuments(document('key', schemes.key), document('key', schemes.token)).map(found),
  ).toEqual([['breaking', 'security-narrowed', 'POST /deals/{id}', null]]);
});
