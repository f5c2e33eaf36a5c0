import fc from 'fast-check';
import { gt } from 'semver';
import type { Bump } from '../types';
import { bumpBetween, highestBump, nextVersion } from './next-version';

test.each<[string, string, Bump]>([
  ['1.0.0', '1.0.0', 'none'],
  ['1.0.0', '1.0.1', 'patch'],
  ['1.0.9', '1.1.0', 'minor'],
  ['1.9.9', '2.0.0', 'major'],
  ['2.0.0', '1.4.0', 'major'],
  ['1.0.0', '1.1.0-rc.0', 'minor'],
  ['1.1.0-rc.0', '1.1.0-rc.1', 'prerelease'],
  ['1.1.0-rc.1', '1.1.0', 'patch'],
  ['0.1.0', '0.2.0', 'minor'],
])('from %s to %s is %s', (from, to, bump) => {
  expect(bumpBetween(from, to)).toBe(bump);
});

test.each<[Bump[], Bump]>([
  [[], 'none'],
  [['none', 'prerelease'], 'prerelease'],
  [['patch', 'prerelease'], 'patch'],
  [['minor', 'major', 'patch'], 'major'],
])('the highest of %j is %s', (bumps, highest) => {
  expect(highestBump(bumps)).toBe(highest);
});

test.each<[string | null, string[], Bump, string | undefined, string, string | null, Bump | null]>([
  ['1.2.3', [], 'none', undefined, '1.0.0', null, null],
  ['1.2.3', [], 'minor', undefined, '1.0.0', '1.3.0', 'minor'],
  ['1.2.3', [], 'prerelease', undefined, '1.0.0', '1.2.4', 'prerelease'],
  ['1.2.3', ['1.3.0-rc.0'], 'minor', undefined, '1.0.0', '1.3.0', 'minor'],
  ['1.2.3', ['2.0.0-rc.0'], 'patch', undefined, '1.0.0', '1.2.4', 'patch'],
  ['1.2.3', ['1.3.0-beta.4', '1.3.0-rc.1'], 'minor', 'beta', '1.0.0', '1.3.0-beta.5', 'prerelease'],
  ['1.2.3', ['1.3.0-rc.1'], 'major', 'rc', '1.0.0', '2.0.0-rc.0', 'major'],
  ['1.2.3', ['1.3.0-rc.1', '2.0.0-rc.0'], 'minor', 'rc', '1.0.0', '2.0.0-rc.1', 'prerelease'],
  ['1.2.3', ['1.3.0-rc.1', '2.0.0-beta.0'], 'minor', 'rc', '1.0.0', '1.3.0-rc.2', 'prerelease'],
  [null, [], 'patch', undefined, '0.1.0', '0.1.0', 'first'],
  [null, ['0.1.0-rc.3'], 'patch', 'rc', '0.1.0', '0.1.0-rc.4', 'prerelease'],
  [null, ['0.0.1-rc.3'], 'patch', undefined, '0.1.0', '0.1.0', 'first'],
  [null, ['3.0.0-rc.3'], 'patch', undefined, '0.1.0', '3.0.0', 'first'],
])(
  '%s with %j, %s, preid %s, initially %s: %s',
  (stable, prereleases, level, preid, initialVersion, version, bump) => {
    expect(nextVersion({ stable, prereleases, level, preid, initialVersion })).toEqual(
      version === null ? null : { version, bump },
    );
  },
);

test('is above the stable version it is counted from, whatever the level', () => {
  const number = fc.nat(20);
  fc.assert(
    fc.property(
      fc.tuple(number, number, number),
      fc.constantFrom<Bump>('patch', 'minor', 'major'),
      fc.constantFrom(undefined, 'rc'),
      (parts, level, preid) => {
        const stable = parts.join('.');
        const next = nextVersion({
          stable,
          prereleases: [],
          level,
          preid,
          initialVersion: '1.0.0',
        });
        expect(next !== null && gt(next.version, stable)).toBe(true);
        expect(bumpBetween(stable, next?.version ?? stable)).toBe(level);
      },
    ),
  );
});
