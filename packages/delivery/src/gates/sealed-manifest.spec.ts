import { sealedManifest } from './sealed-manifest';
import { candidate, contextOf, SHOP } from './testing/gate-context';

const sealed = candidate(SHOP);

test.each([
  ['a manifest', { settings: { takes: 'manifests' } }, 'passed', 'shop@v3.1.0'],
  [
    'a candidate where anything goes',
    { settings: { takes: 'any' }, sealed },
    'passed',
    'not asked',
  ],
  ['a candidate where nothing is said', { sealed }, 'passed', 'not asked'],
  [
    'a candidate where releases go',
    { settings: { takes: 'manifests' }, sealed },
    'refused',
    'production takes releases alone, and this is the candidate of c0ffee',
  ],
] as const)('%s', (_, given, outcome, what) => {
  expect(sealedManifest.check(contextOf(given))).toMatchObject({
    gate: 'sealed-manifest',
    outcome,
    what: expect.stringContaining(what),
  });
});

test('a candidate is told how it goes in', () => {
  const { fix } = sealedManifest.check(contextOf({ settings: { takes: 'manifests' }, sealed }));
  expect(fix).toContain('Release shop, and promote the release');
});
