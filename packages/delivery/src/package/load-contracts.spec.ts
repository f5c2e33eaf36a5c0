import { type Digest, digestOf } from '../artifacts/digest';
import { answering } from '../contracts/testing/shop-documents';
import { testFolders } from '../infrastructure/testing/folders';
import { putText } from './delivery-stores';
import { loadContracts } from './load-contracts';
import { type TestStores, testStores } from './testing/test-service';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('documents out of the store', () => {
  let place: TestStores;
  let one: Digest;
  let two: Digest;
  beforeEach(async () => {
    place = testStores(folders);
    const put = (value: unknown): Promise<Digest> =>
      putText(place.stores.artifacts, folders.make(), JSON.stringify(value));
    [one, two] = [await put(answering('name', 'price')), await put(answering('name'))];
  });

  const load = (...documents: Digest[]) => loadContracts(place.stores, new Set(documents));

  test('are compared', async () => {
    const contracts = await load(one, two);
    expect(contracts.broken(one, two, null)).toMatchObject([
      { operation: 'GET /deals', field: 'price' },
    ]);
    expect(contracts.broken(two, one, null)).toEqual([]);
  });

  test('are not at hand when they are gone, or were not asked for', async () => {
    const lost = digestOf('lost');
    const contracts = await load(one, lost);
    expect(contracts.broken(one, lost, null)).toBeNull();
    expect(contracts.broken(one, two, null)).toBeNull();
  });

  test('are refused when they are not what their digest says', async () => {
    place.objects.set(two, Buffer.from(JSON.stringify(answering('name', 'price'))));
    await expect(load(one, two)).rejects.toMatchObject({ code: 'artifact-corrupt' });
  });

  test('are refused when they are something else', async () => {
    const text = await putText(place.stores.artifacts, folders.make(), 'PK');
    await expect(load(one, text)).rejects.toMatchObject({
      code: 'artifact-corrupt',
      where: text,
      message: expect.stringContaining('is no JSON'),
    });
  });

  test('are not asked for where there are none', async () => {
    const unused = { ...place.stores, workFolder: '/nowhere' };
    expect((await loadContracts(unused, new Set())).broken(one, two, null)).toBeNull();
  });
});
