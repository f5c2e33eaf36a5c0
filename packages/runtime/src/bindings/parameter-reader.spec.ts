/** What every parameter reader does: the twin in memory, and the real one against two judges. */
import {
  memoryStore,
  ministackStore,
  motoStore,
  type TestStore,
} from '../testing/parameter-stores';

const STORES = [
  { name: 'memory', open: memoryStore, selects: test },
  { name: 'SSM of MiniStack', open: ministackStore, selects: test },
  // moto 5.2.5 leaves Selector out of the answer of GetParameters.
  { name: 'SSM of moto', open: motoStore, selects: test.failing },
];

/** More than two batches of ten. */
const MANY = Array.from({ length: 23 }, (_, i) => `/many/staging/deals-ms/public/p${i}`);

describe.each(STORES)('a parameter reader on $name', ({ open, selects }) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await open();
    await store.put(Object.fromEntries(MANY.map((name, i) => [name, `value ${i}`])));
    await store.put({
      '/a/public/apiUrl': 'https://deals.example',
      '/a/public/deep/er/name': 'deep',
      '/a/public/hidden': { secure: 'not listed' },
      '/a/publicity': 'begins alike',
      '/a/public2/apiUrl': 'begins alike too',
      '/a/private/webhook': { secure: 'https://hooks.example/ü?a=b&c' },
    });
  }, 240_000);
  afterAll(() => store?.stop());

  const read = (names: string[], decrypt = false) => store.reader.read(names, { decrypt });

  test('reads what is there, and leaves out what is not', async () => {
    const found = await read(['/a/public/apiUrl', '/a/public/absent', '/elsewhere']);
    expect([...found]).toEqual([
      ['/a/public/apiUrl', { value: 'https://deals.example', secure: false }],
    ]);
  });

  test('reads more than fit into one request, and a name given twice', async () => {
    const found = await read([...MANY, ...MANY, '/many/absent']);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(MANY.map((name, i) => [name, { value: `value ${i}`, secure: false }])),
    );
  });

  test('reads nothing for no names', async () => {
    expect((await read([])).size).toBe(0);
  });

  test('decrypts when asked to, and gives no secret away when not', async () => {
    const secret = 'https://hooks.example/ü?a=b&c';
    const name = '/a/private/webhook';
    expect((await read([name], true)).get(name)).toEqual({ value: secret, secure: true });
    const sealed = (await read([name])).get(name);
    expect(sealed?.secure).toBe(true);
    expect(sealed?.value).not.toBe(secret);
  });

  test('reads plain ones with decryption too', async () => {
    const found = await read(['/a/public/apiUrl'], true);
    expect(found.get('/a/public/apiUrl')).toEqual({
      value: 'https://deals.example',
      secure: false,
    });
  });

  selects('reads a pinned version under the name that was asked for', async () => {
    const found = await read(['/a/public/apiUrl:1', '/a/public/apiUrl:99']);
    expect([...found]).toEqual([
      ['/a/public/apiUrl:1', { value: 'https://deals.example', secure: false }],
    ]);
  });

  test.each(['/a/public', '/a/public/'])('lists everything plain below %s', async (path) => {
    expect(Object.fromEntries(await store.reader.list(path))).toEqual({
      '/a/public/apiUrl': 'https://deals.example',
      '/a/public/deep/er/name': 'deep',
    });
  });

  test('lists more than a page, and nothing where nothing is', async () => {
    const found = await store.reader.list('/many/staging/deals-ms/public');
    expect([...found.keys()].sort()).toEqual([...MANY].sort());
    expect((await store.reader.list('/nowhere/public')).size).toBe(0);
  });

  test('ends early with an error of its own', async () => {
    const signal = AbortSignal.abort();
    const ended = { name: 'ParameterReadError', code: 'timeout' };
    await expect(store.reader.read(MANY, { decrypt: false, signal })).rejects.toMatchObject(ended);
    await expect(store.reader.list('/a', { signal })).rejects.toMatchObject(ended);
  });
});
