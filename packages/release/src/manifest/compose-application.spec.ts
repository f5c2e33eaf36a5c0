import fc from 'fast-check';
import { gt } from 'semver';
import type { ManifestService } from '../types';
import { composeApplication, type ComposeInput } from './compose-application';
import { composeManifest } from './manifest';

const HEAD = 'ffffffffffffffffffffffffffffffffffffffff';

const at = (versions: Record<string, string>): Record<string, ManifestService> =>
  Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [
      name,
      { version, tag: `${name}@v${version}`, sourceCommit: HEAD },
    ]),
  );

const previous = composeManifest({
  application: 'app',
  version: '1.0.0',
  previous: null,
  sourceCommit: HEAD,
  services: at({ a: '1.0.0', b: '1.0.0' }),
});

const compose = (
  current: Record<string, string>,
  more: Partial<ComposeInput> = {},
): ReturnType<typeof composeApplication> =>
  composeApplication({
    name: 'app',
    root: 'apps/app',
    previous,
    current: at(current),
    currentVersion: '1.0.0',
    ownBump: 'none',
    head: HEAD,
    ...more,
  });

test.each<[Record<string, string>, Partial<ComposeInput>, string | null, string]>([
  [{ a: '1.0.0', b: '1.0.0' }, {}, null, 'none'],
  [{ a: '1.0.1', b: '1.0.0' }, {}, '1.0.1', 'patch'],
  [{ a: '1.0.1', b: '1.1.0' }, {}, '1.1.0', 'minor'],
  [{ a: '2.0.0', b: '1.1.0' }, {}, '2.0.0', 'major'],
  [{ a: '1.0.0', b: '1.0.0', c: '0.1.0' }, {}, '1.1.0', 'minor'],
  [{ a: '1.0.0' }, {}, '2.0.0', 'major'],
  [{ a: '1.0.0', b: '1.0.0' }, { ownBump: 'minor' }, '1.1.0', 'minor'],
  [{ a: '1.0.1', b: '1.0.0' }, { ownBump: 'major' }, '2.0.0', 'major'],
  [{ a: '1.0.1', b: '1.0.0' }, { preid: 'rc' }, '1.0.1-rc.0', 'patch'],
  [{ a: '1.0.0', b: '1.0.0' }, { version: '1.5.0' }, '1.5.0', 'minor'],
  [{ a: '2.0.0', b: '1.0.0' }, { version: '1.0.0' }, null, 'none'],
  [{ a: '1.0.0', b: '1.0.0' }, { previous: null, currentVersion: null }, '1.0.0', 'first'],
  [
    { a: '1.0.0' },
    { previous: null, currentVersion: null, initialVersion: '0.1.0' },
    '0.1.0',
    'first',
  ],
  [{ a: '1.0.0' }, { previous: null, currentVersion: null, preid: 'rc' }, '1.0.0-rc.0', 'first'],
  [{ a: '1.0.0' }, { previous: null, currentVersion: null, version: '4.0.0' }, '4.0.0', 'first'],
  [{}, { previous: null, currentVersion: null }, null, 'none'],
  [
    { a: '1.0.1', b: '1.0.0' },
    { currentVersion: '1.1.0-rc.0', preid: 'rc' },
    '1.1.0-rc.1',
    'prerelease',
  ],
  [{ a: '1.0.1', b: '1.0.0' }, { currentVersion: '1.1.0-rc.0' }, '1.1.0', 'first'],
])('%j with %j gives %s', (current, more, version, bump) => {
  const composed = compose(current, more);
  expect([composed.nextVersion, composed.bump, composed.manifest?.version ?? null]).toEqual([
    version,
    bump,
    version,
  ]);
});

test.each<[string | undefined, string | undefined, string, string | null, object | null]>([
  [undefined, '../a', '1.0.0', '1.0.1', { from: null, to: '../a' }],
  ['../a', undefined, '1.0.0', '1.0.1', { from: '../a', to: null }],
  ['../a', '../b', '1.0.0', '1.0.1', { from: '../a', to: '../b' }],
  ['../a', '../b', '1.1.0', '1.1.0', { from: '../a', to: '../b' }],
  ['https://host/a.git', 'git@host:a', '1.0.0', null, null],
  ['../a', '../a', '1.0.1', '1.0.1', null],
])('from the repository %s to %s, version %s gives %s', (from, to, version, next, repository) => {
  const one = (place: string | undefined, at: string): Record<string, ManifestService> => ({
    a: {
      version: at,
      tag: 'a',
      sourceCommit: HEAD,
      ...(place !== undefined && { repository: place }),
    },
  });
  const before = composeManifest({ ...previous, services: one(from, '1.0.0') });
  const composed = composeApplication({
    name: 'app',
    root: 'apps/app',
    previous: before,
    current: one(to, version),
    currentVersion: '1.0.0',
    ownBump: 'none',
    head: HEAD,
  });
  expect(composed.nextVersion).toBe(next);
  expect(composed.moves.map((move) => move.repository ?? null)).toEqual(
    next === null ? [] : [repository],
  );
  if (next !== null) expect(composed.manifest?.services).toEqual(one(to, version));
});

test('the manifest names every service and what came before', () => {
  expect(compose({ b: '1.0.0', a: '1.0.1' }).manifest).toMatchObject({
    application: 'app',
    version: '1.0.1',
    previous: '1.0.0',
    sourceCommit: HEAD,
  });
  expect(Object.keys(compose({ b: '1.0.0', a: '1.0.1' }).manifest?.services ?? {})).toEqual([
    'a',
    'b',
  ]);
});

test('the level counts from the last stable composition, the moves from the last one', () => {
  const composed = compose(
    { a: '1.1.0-rc.1', b: '1.0.0' },
    {
      previous: composeManifest({
        application: 'app',
        version: '1.1.0-rc.0',
        previous: '1.0.0',
        sourceCommit: HEAD,
        services: at({ a: '1.1.0-rc.0', b: '1.0.0' }),
      }),
      currentVersion: '1.1.0-rc.0',
      preid: 'rc',
      baseline: {
        version: '1.0.0',
        manifest: previous,
        ownBump: 'none',
        prereleases: ['1.1.0-rc.0'],
      },
    },
  );
  expect(composed).toMatchObject({
    nextVersion: '1.1.0-rc.1',
    bump: 'prerelease',
    moves: [{ name: 'a', from: '1.1.0-rc.0', to: '1.1.0-rc.1' }],
  });
});

test.each<[Partial<ComposeInput>, string]>([
  [{ version: '0.9.0' }, 'invalid-version'],
  [{ version: 'next' }, 'invalid-version'],
  [{ initialVersion: '1' }, 'invalid-version'],
  [{ preid: '0' }, 'invalid-options'],
])('%j is refused', (more, code) => {
  expect(() => compose({ a: '1.0.0' }, more)).toThrow(expect.objectContaining({ code }));
});

test('composing what was composed moves nothing, and every move goes up', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
  const composition = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor'), version);
  fc.assert(
    fc.property(composition, composition, (before, after) => {
      const first = compose(before, { previous: null, currentVersion: null }).manifest;
      if (!first) return;
      expect(compose(before, { previous: first })).toMatchObject({ nextVersion: null, moves: [] });
      const next = compose(after, { previous: first });
      expect(next.nextVersion !== null).toBe(next.moves.length > 0);
      if (next.nextVersion !== null) expect(gt(next.nextVersion, '1.0.0')).toBe(true);
      const applied = new Map(Object.entries(before));
      for (const { name, to } of next.moves)
        if (to === null) applied.delete(name);
        else applied.set(name, to);
      expect(Object.fromEntries(applied)).toEqual(Object.fromEntries(Object.entries(after)));
    }),
    { numRuns: 500 },
  );
});
