import { type Digest, digestOf } from '../artifacts/digest';
import { packContract } from './pack-contract';
import { answering } from './testing/shop-documents';

const consumes = { 'deals-ms': '^2', 'users-ms': '*' };
const deals = answering('name');

test('documents are known by what they say, not by how they are laid out', () => {
  const reversed = Object.fromEntries(Object.entries(deals).reverse());
  const [one, other] = [deals, reversed].map((document) =>
    packContract('bff-api', consumes, {
      document: answering('id'),
      uses: { 'deals-ms': { document, operations: ['GET /deals', 'GET /a', 'GET /a'] } },
    }),
  );
  expect(one).toEqual(other);
  const { contract, texts } = one ?? { contract: null, texts: new Map() };
  expect(contract?.uses['deals-ms']?.operations).toEqual(['GET /a', 'GET /deals']);
  expect(texts.size).toBe(2);
  for (const [digest, text] of texts) expect(digestOf(text)).toBe(digest);
  expect(JSON.parse(texts.get(contract?.uses['deals-ms']?.document as Digest) ?? '')).toEqual(
    deals,
  );
});

test('the same document is kept once, whoever it is of', () => {
  const { contract, texts } = packContract('bff-api', consumes, {
    document: deals,
    uses: { 'deals-ms': { document: deals, operations: null } },
  });
  expect(texts.size).toBe(1);
  expect(contract.uses['deals-ms']).toEqual({ document: contract.document, operations: null });
});

test('a service may have no document, and know none', () => {
  expect(packContract('bff-api', {}, { document: null, uses: {} })).toEqual({
    contract: { document: null, uses: {} },
    texts: new Map(),
  });
});

const lost = { ...deals, paths: { '/deals': { $ref: '#/components/pathItems/deals' } } };
const unfinished = {
  openapi: '3.1.0',
  paths: { '/': { get: { responses: { 200: { $ref: '#/components/responses/gone' } } } } },
};

test.each<[string, unknown, string]>([
  ['what is no document', { swagger: '2.0' }, 'the document of deals-ms'],
  ['a text', 'openapi', 'the document of deals-ms'],
  ['what is not there at all', undefined, 'the document of deals-ms'],
  ['a path that leads nowhere', lost, 'the document of deals-ms: #/components/pathItems/deals'],
  [
    'an answer that leads nowhere',
    unfinished,
    'the document of deals-ms: #/components/responses/gone',
  ],
])('refuses %s, as its own and as one it was built against', (_, document, where) => {
  const refused = { code: 'invalid-options', where };
  const pack = (service: string, input: Parameters<typeof packContract>[2]) => () =>
    packContract(service, consumes, input);
  expect(pack('deals-ms', { document, uses: {} })).toThrow(expect.objectContaining(refused));
  const uses = { 'deals-ms': { document, operations: null } };
  expect(pack('bff-api', { document: null, uses })).toThrow(expect.objectContaining(refused));
});

test('refuses the use of a service that is not consumed', () => {
  const uses = { 'mails-ms': { document: deals, operations: null } };
  expect(() => packContract('bff-api', consumes, { document: null, uses })).toThrow(
    'it uses mails-ms, and does not consume it',
  );
});
