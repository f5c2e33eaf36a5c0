import fc from 'fast-check';
import { Range, SemVer } from 'semver';
import { isIn } from './is-in';

const part = fc.integer({ min: 0, max: 3 });
const versions = fc
  .tuple(part, part, part, fc.constantFrom('', '', '-rc.1', '-rc.2', '-alpha'))
  .map(([major, minor, patch, more]) => `${major}.${minor}.${patch}${more}`);
const comparators = fc
  .tuple(fc.constantFrom('', '=', '^', '~', '>', '>=', '<', '<='), versions)
  .map(([operator, version]) => `${operator}${version}`);
const ranges = fc
  .array(
    fc.oneof(
      fc.array(comparators, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
      fc.constantFrom('*', '', '1', '2.x', '1.2', '<1 >2'),
      fc.tuple(versions, versions).map(([from, to]) => `${from} - ${to}`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.join(' || '));

test('says what semver says', () => {
  fc.assert(
    fc.property(ranges, versions, (range, version) => {
      const parsed = new Range(range, { includePrerelease: true });
      expect(isIn(parsed, new SemVer(version))).toBe(parsed.test(version));
    }),
    { numRuns: 3000 },
  );
});
