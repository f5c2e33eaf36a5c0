import { storePlaces, PLACES, type Place } from './testing/store-places';
import type { StateStore } from './state-store';

const places = storePlaces();
beforeAll(() => places.start(), 180_000);
afterAll(() => places.end());

const record = (number: number): string =>
  `shop/staging/records/${`${number}`.padStart(10, '0')}.json`;

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

describe.each(PLACES)('a state store in %s', (kind) => {
  let place: Place;
  let store: StateStore;
  beforeEach(async () => {
    place = await places.make[kind]();
    store = place();
  });

  it('is empty at first', async () => {
    expect(await store.list('')).toEqual([]);
    expect(await store.read(record(1))).toBeUndefined();
    expect([...(await store.readMany([record(1)]))]).toEqual([]);
    expect([...(await store.readMany([]))]).toEqual([]);
  });

  it('gives everybody what one has stored', async () => {
    const other = place();
    expect(await other.list('')).toEqual([]);
    expect(await store.create(record(1), '{ "a": 1 }\n')).toBe(true);
    expect(await other.read(record(1))).toBe('{ "a": 1 }\n');
    expect(await other.create(record(2), 'two')).toBe(true);
    expect(await store.list('')).toEqual([record(1), record(2)]);
    expect(new Map(await store.readMany([record(2), record(3), record(1)]))).toEqual(
      new Map([
        [record(1), '{ "a": 1 }\n'],
        [record(2), 'two'],
      ]),
    );
  });

  it('never stores under a key that is taken, the same text neither', async () => {
    const other = place();
    expect(await store.create(record(1), 'first')).toBe(true);
    expect(await store.create(record(1), 'first')).toBe(false);
    expect(await other.create(record(1), 'first')).toBe(false);
    expect(await other.create(record(1), 'second')).toBe(false);
    expect(await store.read(record(1))).toBe('first');
    expect(await other.list('')).toEqual([record(1)]);
  });

  it('lists by prefix and from a key on, in the order of the characters', async () => {
    const keys = [
      'shop-2/a.json',
      'shop.b/a.json',
      'shop/a/1.json',
      'shop/a/10.json',
      'shop/a/2.json',
      'shop/a_b/1.json',
      'shop/a/deep/er/x.json',
      record(99),
      record(100),
      record(101),
      'shop0/a.json',
    ].sort();
    for (const key of keys) await store.create(key, key);
    const listed = async (prefix: string, after?: string): Promise<void> => {
      const options = after === undefined ? {} : { after };
      expect(await store.list(prefix, options)).toEqual(
        keys.filter((key) => key.startsWith(prefix) && key > (after ?? '')),
      );
    };
    for (const prefix of ['', 'shop', 'shop/', 'shop/a', 'shop/a/', 'shop/a/1', 'shop/b', 'x/'])
      await listed(prefix);
    await listed('shop/staging/records/', record(99));
    await listed('shop/staging/records/', record(98));
    await listed('shop/staging/records/', record(101));
    await listed('shop/', 'shop/a/2');
    await listed('', 'shop/');
    expect(await store.readMany(keys)).toEqual(new Map(keys.map((key) => [key, key])));
  });

  it('reads in the order that is asked for, also what another one stored since', async () => {
    const other = place();
    await store.create(record(2), 'of this one');
    await other.create(record(1), 'of another');
    await other.create(record(3), 'of another');
    const asked = [record(3), record(9), record(1), record(2)];
    expect([...(await store.readMany(asked)).keys()]).toEqual([record(3), record(1), record(2)]);
  });

  it('keeps any text', async () => {
    const texts = [
      '',
      '\n',
      'one\r\ntwo\n\n\n',
      '\u0000\u0001\uffff',
      '\ufeffbegins with a mark',
      'Grüße 👩‍🚀 日本語 ❤️',
      'missing',
      'done\n',
      'x'.repeat(1_000_000),
      'ä€👩'.repeat(40_000),
    ];
    for (const [index, text] of texts.entries())
      expect(await store.create(record(index), text)).toBe(true);
    const other = place();
    const read = await other.readMany(texts.map((_, index) => record(index)));
    for (const [index, text] of texts.entries())
      expect(read.get(record(index)) === text).toBe(true);
    expect((await other.read(record(8))) === texts[8]).toBe(true);
  });

  it('lets exactly one of many win a key', async () => {
    const stores = [store, store, place(), place(), place(), place()];
    for (const round of [1, 2]) {
      // All of the same text in one of the rounds: whose it is does not show in it.
      const texts = stores.map((_, index) => (round === 1 ? 'same' : `of ${index}`));
      const won = await Promise.all(
        stores.map((each, index) => each.create(record(round), texts[index] ?? '')),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.read(record(round))).toBe(texts[won.indexOf(true)]);
    }
    expect(await place().list('')).toEqual([record(1), record(2)]);
  }, 120_000);

  it('loses nothing of many who store at the same time', async () => {
    const stores = [store, place(), place(), place()];
    const stored = await Promise.all(
      stores.flatMap((each, writer) =>
        [1, 2, 3].map((number) => each.create(record(writer * 10 + number), `${writer} ${number}`)),
      ),
    );
    expect(stored).toEqual(stored.map(() => true));
    const keys = await place().list('');
    expect(keys).toHaveLength(12);
    expect([...(await store.readMany(keys)).values()]).toEqual(
      [0, 1, 2, 3].flatMap((writer) => [1, 2, 3].map((number) => `${writer} ${number}`)),
    );
  }, 120_000);

  it.each([
    '',
    '/',
    'a',
    'a/b',
    'a.json/',
    '/a.json',
    'a//b.json',
    './a.json',
    '../a.json',
    'a/../b.json',
    '.a.json',
    '.json',
    'a/.git/b.json',
    'A.json',
    'ä.json',
    'a b.json',
    'a\\b.json',
    'a\n.json',
    'a.json/b.json',
    'a.json/b',
    'a.JSON',
    '-/*.json',
    `${'a'.repeat(201)}.json`,
    `${'a/'.repeat(400)}b.json`,
  ])('refuses %j as a key', async (key) => {
    expect(await refusal(store.create(key, ''))).toBe('invalid-options');
    expect(await refusal(store.read(key))).toBe('invalid-options');
    expect(await refusal(store.readMany([record(1), key]))).toBe('invalid-options');
  });

  it('refuses what it could not give back, and prefixes of no key', async () => {
    expect(await refusal(store.create(record(1), 'half \ud83d'))).toBe('invalid-options');
    expect(await refusal(store.list('Shop'))).toBe('invalid-options');
    expect(await store.list('')).toEqual([]);
  });
});

it('lists more than S3 gives at once', async () => {
  const store = (await places.make['S3, on MiniStack']())();
  const numbers = Array.from({ length: 1_100 }, (_, index) => index);
  for (let at = 0; at < numbers.length; at += 50)
    await Promise.all(numbers.slice(at, at + 50).map((number) => store.create(record(number), '')));
  expect(await store.list('shop/')).toEqual(numbers.map(record));
  expect(await store.list('shop/', { after: record(42) })).toEqual(numbers.slice(43).map(record));
}, 120_000);
