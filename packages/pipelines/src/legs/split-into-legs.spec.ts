import fc from 'fast-check';
import { splitIntoLegs } from './split-into-legs';

test('each project has a machine of its own while there are enough', () => {
  expect(splitIntoLegs(['users-ms', 'deals-ms'], 2)).toEqual([
    { name: 'deals-ms', projects: 'deals-ms' },
    { name: 'users-ms', projects: 'users-ms' },
  ]);
  expect(splitIntoLegs(['c', 'a', 'b'], 2)).toEqual([
    { name: 'a and 1 more', projects: 'a,c' },
    { name: 'b', projects: 'b' },
  ]);
  expect(splitIntoLegs([])).toEqual([]);
});

test('every project is in one leg, and no leg has two more than another', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), { maxLength: 300 }),
      fc.integer({ min: 1, max: 256 }),
      (projects, most) => {
        const legs = splitIntoLegs(projects, most).map((leg) => leg.projects.split(','));
        expect(legs.flat().sort()).toEqual([...projects].sort());
        expect(legs.length).toBeLessThanOrEqual(most);
        const sizes = legs.map(({ length }) => length);
        expect(Math.max(0, ...sizes) - Math.min(300, ...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
