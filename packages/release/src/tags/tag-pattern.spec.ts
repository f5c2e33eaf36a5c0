import fc from 'fast-check';
import { createTagPattern } from './tag-pattern';

const NAMES = ['api', 'api-gateway', 'a', 'a@v1', 'gateway', 'constructor'];
const PATTERNS = [
  '{projectName}@v{version}',
  '{projectName}@{version}',
  'v{version}/{projectName}',
  '{version}-{projectName}',
  'release/{projectName}/v{version}',
];

const part = fc.nat(30).map(String);
const version = fc
  .tuple(part, part, part, fc.option(fc.tuple(fc.constantFrom('rc', 'beta', 'x-y'), part)))
  .map(
    ([major, minor, patch, pre]) => `${major}.${minor}.${patch}${pre ? `-${pre.join('.')}` : ''}`,
  );

test('a tag that was written is read back, in any pattern', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATTERNS),
      fc.constantFrom(...NAMES),
      version,
      (text, project, value) => {
        const pattern = createTagPattern(text, NAMES);
        const read = pattern.parse(pattern.format(project, value));
        expect([read?.project, read?.version.version]).toEqual([project, value]);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  'api@v1',
  'api@v1.0',
  'api@v1.0.0.0',
  'api@v01.0.0',
  'api@vv1.0.0',
  'api@v1.0.0+b',
  'api@v 1.0.0',
  'api@v1.0.0 ',
  'API@v1.0.0',
  'xapi@v1.0.0',
  'api-@v1.0.0',
  'api@1.0.0',
  'api@v1.0.0-rollback',
  'api@v1.0.0-rollback.2',
  'api@v1.0.0-rc.1-rollback',
  'other@v1.0.0',
  '',
  'api',
])('%j is no release', (tag) => {
  expect(createTagPattern('{projectName}@v{version}', NAMES).parse(tag)).toBeNull();
});

test('"rollback" inside of other words is a version', () => {
  expect(
    createTagPattern('{projectName}@v{version}', NAMES).parse('api@v1.0.0-rollbacks.1')?.project,
  ).toBe('api');
});

test('a repository of one service needs no name in its tags', () => {
  expect(createTagPattern('v{version}', ['api']).parse('v1.2.3')).toMatchObject({
    project: 'api',
    version: { version: '1.2.3' },
  });
});

test.each([
  '{projectName}',
  'v{version}',
  '{version}{version}{projectName}',
  '{projectName}{projectName}{version}',
  '',
])('%j is refused', (pattern) => {
  expect(() => createTagPattern(pattern, ['a', 'b'])).toThrow('tagPattern');
});

test('names that look like patterns of replacement are only names', () => {
  expect(createTagPattern('{projectName}@v{version}', ['$&']).format('$&', '1.0.0')).toBe(
    '$&@v1.0.0',
  );
});
