import fc from 'fast-check';
import { compareItems, type Item, tellComparison } from './compare-items';

const itemsOf = (values: Readonly<Record<string, string>>): Item[] =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

test('what is missing, what is extra, what has changed, with the first few by name', async () => {
  const expected = itemsOf({ a: '1', b: '2', c: '3', g: '1', h: '1', i: '1', j: '1', k: '1' });
  const found = itemsOf({ c: '3', b: '9', x: '1' });
  const compared = await compareItems(expected, found);
  expect(compared).toEqual({
    ...{ isEqual: false, expected: 8, found: 3, missing: 6, extra: 1, changed: 1 },
    first: { missing: ['a', 'g', 'h', 'i', 'j'], extra: ['x'], changed: ['b'] },
  });
  expect(tellComparison(compared)).toBe(
    '3 items instead of 8: 6 missing (a, g, h, i, j and 1 more); 1 extra (x); 1 changed (b)',
  );
  expect(tellComparison(await compareItems(found, found))).toBe('3 items, each as expected');
});

test('the order does not matter, and every difference is found', async () => {
  const values = fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), {
    noNullPrototype: true,
  });
  await fc.assert(
    fc.asyncProperty(values, values, async (a, b) => {
      const { isEqual, missing, extra, changed } = await compareItems(
        itemsOf(a),
        itemsOf(b).reverse(),
      );
      const inBoth = Object.keys(a).filter((key) => Object.hasOwn(b, key));
      expect(changed).toBe(inBoth.filter((key) => a[key] !== b[key]).length);
      expect(missing).toBe(Object.keys(a).length - inBoth.length);
      expect(extra).toBe(Object.keys(b).length - inBoth.length);
      expect(isEqual).toBe(missing + extra + changed === 0);
    }),
  );
});

test('a key that is there twice is no item', async () => {
  const twice = [...itemsOf({ a: '1' }), ...itemsOf({ a: '1' })];
  await expect(compareItems(twice, [])).rejects.toThrow('a is expected twice');
  await expect(compareItems([], twice)).rejects.toThrow('a was found twice');
});
