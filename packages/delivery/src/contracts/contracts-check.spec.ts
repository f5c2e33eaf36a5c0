import type { Bump, ServicePlan } from '@org/release';
import { type DocumentPair, contractsCheck } from './contracts-check';
import { judgeBump } from './judge-bump';
import { bodyDocument, operationDocument } from './testing/documents';

const price = (type: string) => ({
  type: 'object',
  properties: { price: { type } },
  required: ['price'],
});
const breaking: DocumentPair = {
  before: bodyDocument('response', price('number')),
  after: bodyDocument('response', { type: 'object' }),
};
const compatible: DocumentPair = {
  before: bodyDocument('response', price('number')),
  after: bodyDocument('response', price('integer')),
};

function planned(
  bump: Bump,
  nextVersion: string | null,
  currentVersion: string | null = '1.2.0',
): ServicePlan {
  return {
    name: 'deals-ms',
    root: 'apps/deals-ms',
    currentVersion,
    currentTag: null,
    nextVersion,
    bump,
    tag: null,
    commits: [],
    sourceCommit: null,
  };
}

function judge(pair: DocumentPair, plan: ServicePlan) {
  return contractsCheck(new Map([['deals-ms', pair]])).judge(plan, [plan]);
}

test.each<[Bump, string | null, number]>([
  ['minor', '1.3.0', 1],
  ['patch', '1.2.1', 1],
  ['prerelease', '1.3.0-rc.1', 1],
  ['prerelease', '2.0.0-rc.1', 0],
  ['major', '2.0.0', 0],
  ['first', '1.0.0', 0],
  ['none', null, 0],
])('a document that breaks, and a %s version %s: %d vetoes', (bump, version, vetoes) => {
  const findings = judge(breaking, planned(bump, version));
  expect(findings.map(({ kind }) => kind)).toEqual(Array(vetoes).fill('veto'));
});

test('a veto names operation and field, and what to do', () => {
  expect(judge(breaking, planned('minor', '1.3.0'))).toEqual([
    {
      kind: 'veto',
      reason: [
        'its document breaks who calls it, and 1.2.0 → 1.3.0 is no major version',
        '  POST /deals/{id}, response 200 › application/json › price: price is no longer there',
        '  Keep the old form beside the new one, or mark the commit as breaking ("feat!: …").',
      ].join('\n'),
    },
  ]);
});

test.each<[string, DocumentPair]>([
  ['is compatible', compatible],
  ['is new', { before: null, after: compatible.after }],
])('a document that %s needs no major version', (_, pair) => {
  expect(judge(pair, planned('patch', '1.2.1'))).toEqual([]);
});

test('a document that is taken back takes its operations back', () => {
  expect(
    judge({ before: operationDocument({}), after: null }, planned('minor', '1.3.0')),
  ).toMatchObject([
    { reason: expect.stringContaining('\n  POST /deals/{id} is no longer there\n') },
  ]);
});

test('what is no document is refused, with the name of the service', () => {
  expect(() => judge({ ...breaking, after: {} }, planned('minor', '1.3.0'))).toThrow(
    expect.objectContaining({ code: 'invalid-options', where: 'deals-ms, the document after' }),
  );
});

test('a long list is cut', () => {
  const paths = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`/${at}`, { get: {} }]));
  const before = { openapi: '3.1.0', paths };
  const [finding] = judge({ before, after: null }, planned('minor', '1.3.0'));
  expect(finding?.reason).toContain('/19');
  expect(finding?.reason).not.toContain('/20');
  expect(finding?.reason).toContain('and 5 more');
});

test('services without documents are not judged', () => {
  const plan = planned('patch', '1.2.1');
  expect(contractsCheck(new Map()).judge(plan, [plan])).toEqual([]);
});

test('what breaks is named also when the bump goes far enough', () => {
  const finding = {
    severity: 'breaking',
    operation: 'GET /',
    where: '',
    field: null,
    what: 'it',
    rule: 'x',
  } as const;
  const other = { ...finding, severity: 'compatible' } as const;
  expect(judgeBump([finding, other], 'major')).toEqual({ breaking: [finding], isFarEnough: true });
  expect(judgeBump([finding], 'minor').isFarEnough).toBe(false);
  expect(judgeBump([other], 'patch').isFarEnough).toBe(true);
});
