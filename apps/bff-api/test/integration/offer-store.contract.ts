import { randomUUID } from 'node:crypto';
import type { Offer } from '../../src/domain/offer';
import { InvalidCursorError, type OfferStore } from '../../src/storage/offer-store';

/**
 * What every adapter of the storage port has to do.
 * @param newStore makes an empty store
 */
export function offerStoreContract(newStore: () => Promise<OfferStore>): void {
  let store: OfferStore;

  beforeEach(async () => {
    store = await newStore();
  });

  it('returns what was added', async () => {
    const item = anOffer({ description: 'With a description' });

    await expect(store.add(item)).resolves.toBe(true);

    await expect(store.get(item.id)).resolves.toEqual(item);
  });

  it('returns what has no description', async () => {
    const item = anOffer();
    await store.add(item);

    await expect(store.get(item.id)).resolves.toEqual(item);
  });

  it('knows nothing else', async () => {
    await expect(store.get(randomUUID())).resolves.toBeUndefined();
  });

  it('keeps the first of two with the same id', async () => {
    const first = anOffer({ name: 'First' });
    await store.add(first);

    await expect(store.add({ ...first, name: 'Second' })).resolves.toBe(false);

    await expect(store.get(first.id)).resolves.toEqual(first);
  });

  it('adds only one of many with the same id at the same time', async () => {
    const item = anOffer();

    const added = await Promise.all(Array.from({ length: 10 }, () => store.add(item)));

    expect(added.filter(Boolean)).toHaveLength(1);
  });

  it('does not share what it keeps', async () => {
    const item = anOffer({ name: 'Before' });
    await store.add(item);
    item.name = 'After';
    const found = await store.get(item.id);
    if (found) found.name = 'After';

    await expect(store.get(item.id)).resolves.toMatchObject({ name: 'Before' });
  });

  it('lists nothing when it is empty', async () => {
    await expect(store.list({ limit: 10 })).resolves.toEqual({ items: [] });
  });

  it.each([1, 2, 3, 5, 10])('lists everything once, in pages of at most %d', async (limit) => {
    const items = await addMany(5);

    const pages = await allPages(limit);

    expect(pages.every((page) => page.length <= limit)).toBe(true);
    expect(ids(pages.flat())).toEqual(ids(items));
  });

  it('refuses a cursor that no page came with', async () => {
    await addMany(1);

    await expect(store.list({ limit: 1, cursor: 'made-up' })).rejects.toThrow(InvalidCursorError);
  });

  async function addMany(count: number): Promise<Offer[]> {
    const items = Array.from({ length: count }, () => anOffer());
    for (const item of items) await store.add(item);
    return items;
  }

  async function allPages(limit: number): Promise<Offer[][]> {
    const pages: Offer[][] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit, cursor });
      pages.push(page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return pages;
  }
}

function anOffer(fields: Partial<Offer> = {}): Offer {
  const at = '2026-01-02T03:04:05.000Z';
  return { id: randomUUID(), name: 'A name', createdAt: at, updatedAt: at, ...fields };
}

function ids(items: readonly Offer[]): string[] {
  return items.map(({ id }) => id).sort();
}
