import fc from 'fast-check';
import type { ManifestService } from '../types';
import { composeManifest, fingerprint, formatManifest, verifyManifest } from './manifest';
import { parseManifest } from './parse-manifest';

const SHA = '0123456789abcdef0123456789abcdef01234567';

const service: fc.Arbitrary<ManifestService> = fc.record(
  {
    version: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((parts) => parts.join('.')),
    tag: fc.string({ minLength: 1, maxLength: 5 }),
    sourceCommit: fc.stringMatching(/^[0-9a-f]{40}$/),
    repository: fc.string({ minLength: 1, maxLength: 5 }),
  },
  { requiredKeys: ['version', 'tag', 'sourceCommit'] },
);
const services = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), service), {
  selector: ([name]) => name,
  maxLength: 8,
});

const compose = (entries: [string, ManifestService][]): ReturnType<typeof composeManifest> =>
  composeManifest({
    application: 'super-deals',
    version: '1.2.0',
    previous: '1.1.0',
    sourceCommit: SHA,
    services: Object.fromEntries(entries),
  });

test('the order of the services changes neither fingerprint nor bytes', () => {
  fc.assert(
    fc.property(services, (entries) => {
      const [one, other] = [compose(entries), compose([...entries].reverse())];
      expect(other.fingerprint).toBe(one.fingerprint);
      expect(formatManifest(other)).toBe(formatManifest(one));
      expect(verifyManifest(one)).toBe(true);
    }),
  );
});

test('what is formatted is read back', () => {
  fc.assert(
    fc.property(services, (entries) => {
      const manifest = compose(entries);
      expect(parseManifest(formatManifest(manifest), 'release.json')).toEqual(manifest);
    }),
    { numRuns: 30 },
  );
});

test('another version of any service is another fingerprint', () => {
  fc.assert(
    fc.property(
      services.filter(({ length }) => length > 0),
      (entries) => {
        const changed = entries.map(([name, value], index): [string, ManifestService] => [
          name,
          index === 0 ? { ...value, version: '99.0.0' } : value,
        ]);
        expect(compose(changed).fingerprint).not.toBe(compose(entries).fingerprint);
      },
    ),
  );
});

test('the fingerprint is sha256 over the canonical JSON, which anybody can compute', () => {
  // printf '{"b":{"sourceCommit":"00","tag":"b@v1.0.0","version":"1.0.0"}}' | sha256sum
  expect(fingerprint({ b: { version: '1.0.0', tag: 'b@v1.0.0', sourceCommit: '00' } })).toBe(
    'sha256:779e33753029ee79bd633ab4087016e3394579f9f7327db1530d267cb8b423de',
  );
});

test('the fingerprint covers the repository, and is what it was where there is none', () => {
  const [pinned, path] = [{ version: '1.0.0', tag: 'b@v1.0.0', sourceCommit: '00' }, '../b'];
  const of = (repository?: string): string =>
    compose([['b', { ...pinned, ...(repository !== undefined && { repository }) }]]).fingerprint;
  expect(of()).toBe(fingerprint({ b: pinned }));
  // printf '{"b":{"repository":"../b","sourceCommit":"00","tag":"b@v1.0.0","version":"1.0.0"}}' | sha256sum
  expect(of(path)).toBe('sha256:42c89ad490042b930f6bbac5530216bbcdd4df4aeef3b10975c3dcc44a10db14');
  expect(of('../c')).not.toBe(of(path));
});

test('the bytes are those that people review', () => {
  const text = formatManifest(
    compose([['deals-ms', { version: '2.1.0', tag: 'deals-ms@v2.1.0', sourceCommit: SHA }]]),
  );
  expect(text).toMatch(
    /^\{\n {2}"application": "super-deals",\n {2}"version": "1.2.0",\n {2}"previous": "1.1.0",\n {2}"sourceCommit": "0123/,
  );
  expect(text).toMatch(/"fingerprint": "sha256:[0-9a-f]{64}"\n\}\n$/);
});

describe('a release.json that cannot be', () => {
  const valid = JSON.parse(
    formatManifest(
      compose([['deals-ms', { version: '2.1.0', tag: 'deals-ms@v2.1.0', sourceCommit: SHA }]]),
    ),
  ) as Record<string, unknown>;
  const tampered = { 'deals-ms': { version: '2.1.1', tag: 'deals-ms@v2.1.1', sourceCommit: SHA } };

  test.each<[string, Record<string, unknown>, string, string]>([
    ['a version that is none', { version: 'v1' }, '#/version', 'pattern'],
    ['a number for a name', { application: 7 }, '#/application', 'string'],
    ['an unknown property', { extra: 1 }, '', '"extra"'],
    [
      'a service without tag',
      { services: { a: { version: '1.0.0', sourceCommit: SHA } } },
      '#/services/a',
      'tag',
    ],
    [
      'a repository that is none',
      { services: { a: { version: '1.0.0', tag: 'a', sourceCommit: SHA, repository: '' } } },
      '#/services/a/repository',
      'fewer than 1',
    ],
    ['a short commit', { sourceCommit: 'abc' }, '#/sourceCommit', 'pattern'],
    ['services changed by hand', { services: tampered }, '#/fingerprint', 'fingerprint'],
  ])('has %s', (_, change, pointer, what) => {
    const text = JSON.stringify({ ...valid, ...change });
    expect(() => parseManifest(text, 'apps/a/release.json')).toThrow(
      expect.objectContaining({
        code: 'invalid-manifest',
        where: `apps/a/release.json${pointer}`,
        message: expect.stringContaining(what),
      }),
    );
  });

  test('is no JSON', () => {
    expect(() => parseManifest('{', 'release.json')).toThrow(
      expect.objectContaining({ code: 'invalid-manifest', where: 'release.json' }),
    );
  });

  test('a $schema for editors is fine', () => {
    expect(parseManifest(JSON.stringify({ $schema: 'x', ...valid }), 'release.json')).toMatchObject(
      { version: '1.2.0' },
    );
  });
});
