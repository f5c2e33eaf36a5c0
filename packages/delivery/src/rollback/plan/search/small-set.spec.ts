import fc from 'fast-check';
import {
  allBelow,
  countMissing,
  covers,
  has,
  meets,
  numbersIn,
  only,
  put,
  remove,
  single,
  type SmallSet,
} from './small-set';

const SIZE = 70;
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { maxLength: SIZE });
const sorted = (all: Iterable<number>): number[] => [...all].sort((a, b) => a - b);

function setOf(all: Iterable<number>): SmallSet {
  const set = allBelow(SIZE).fill(0);
  for (const each of all) put(set, each);
  return set;
}

test('holds what was put into it and not removed', () => {
  fc.assert(
    fc.property(numbers, numbers, (some, gone) => {
      const set = setOf(some);
      for (const each of gone) remove(set, each);
      const left = sorted(some.filter((each) => !gone.includes(each)));
      expect(numbersIn(set)).toEqual(left);
      expect(single(set)).toBe(left.length === 1 ? left[0] : undefined);
      for (let each = 0; each < SIZE; each += 1) expect(has(set, each)).toBe(left.includes(each));
    }),
  );
});

test('is all, or one', () => {
  expect(numbersIn(allBelow(SIZE))).toEqual(Array.from({ length: SIZE }, (_, at) => at));
  expect(numbersIn(only(63, allBelow(SIZE)))).toEqual([63]);
  expect(only(63, allBelow(SIZE))).toHaveLength(allBelow(SIZE).length);
});

test('rows of a table are compared as sets are', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (one, other, among) => {
      const width = allBelow(SIZE).length;
      const table = new Uint32Array(3 * width);
      table.set(setOf(one), width);
      table.set(setOf(other), 2 * width);
      const set = setOf(among);
      const inside = (row: number[]) => row.filter((each) => among.includes(each));
      expect(meets(table, width, set)).toBe(inside(one).length > 0);
      expect(countMissing(table, width, set)).toBe(among.length - inside(one).length);
      expect(covers(table, width, 2 * width, set)).toBe(
        inside(other).every((each) => one.includes(each)),
      );
    }),
  );
});
