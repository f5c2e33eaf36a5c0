import type { Item } from '../backups/compare-items';
import { compareItems } from '../backups/compare-items';
import { type Place, placeKinds, stepOf } from '../testing/places';
import type { MigrationStep } from '../step';
import type { StepStart, StepWork } from './ports';

const work = (signal = new AbortController().signal): StepWork => ({
  signal,
  onProgress: () => undefined,
});
const startOf = (step: MigrationStep, backup: string | null = null): StepStart => ({
  step,
  release: '1.2.0',
  by: 'ada',
  startedAt: '2026-01-01T00:00:00.000Z',
  backup,
});
const expand = stepOf(1, 'expand');
const contract = stepOf(2, 'contract', { needs: '>=1.1.0' });

async function itemsIn({ backups }: Place): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of backups.items(work())) items.push(item);
  return items.sort((a, b) => (a.key < b.key ? -1 : 1));
}

describe.each(placeKinds())('$name', ({ start, place: open, end }) => {
  beforeAll(start);
  afterAll(end);

  test('says nothing before anything was applied, and reading it writes nothing', async () => {
    const place = await open();
    const before = await itemsIn(place);
    expect(before).toHaveLength(10);
    expect(await place.database().read()).toEqual([]);
    expect(await itemsIn(place)).toEqual(before);
  });

  test('says what was applied, to whoever reads it, and does not do it again', async () => {
    const place = await open();
    const session = await place.database().open(work().signal);
    const milliseconds = await session.apply(startOf(expand), place.add, work());
    const { id, kind, checksum, destroys } = expand;
    const state = {
      ...{ id, kind, checksum, destroys, needs: null, state: 'applied', release: '1.2.0' },
      ...{ by: 'ada', startedAt: '2026-01-01T00:00:00.000Z', milliseconds, backup: null },
    };
    expect(await session.read()).toEqual([state]);
    const after = await itemsIn(place);
    expect(after).toHaveLength(10);
    expect(after.every(({ value }) => value.includes('cents'))).toBe(true);
    const never = jest.fn();
    await session.apply(startOf(expand), never, work());
    expect(never).not.toHaveBeenCalled();
    await session.close();
    expect(await place.database().read()).toEqual([state]);
  });

  test('keeps a step that failed as started, with its backup, and lets it be run again', async () => {
    const place = await open();
    const session = await place.database().open(work().signal);
    const failing = async (): Promise<never> => {
      throw new Error('no such column');
    };
    await expect(session.apply(startOf(contract, 'b1'), failing, work())).rejects.toThrow(
      'no such column',
    );
    expect(await session.read()).toMatchObject([
      { id: '0002-step', state: 'started', milliseconds: null, backup: 'b1', needs: '>=1.1.0' },
    ]);
    await session.apply(startOf(expand), place.add, work());
    await session.apply(startOf(contract, 'b1'), place.drop, work());
    expect((await session.read()).map(({ id, state }) => [id, state])).toEqual([
      ['0001-step', 'applied'],
      ['0002-step', 'applied'],
    ]);
    expect((await itemsIn(place)).some(({ value }) => value.includes('price'))).toBe(false);
    await session.close();
  });

  test('lets nobody write the books for whom somebody else has taken over', async () => {
    const place = await open();
    const first = await place.database().open(work().signal);
    const second = place.database().open(work().signal);
    const refused = await second.then(
      (session) =>
        first.apply(startOf(expand), place.add, work()).then(
          () => null,
          (error: unknown) => session.close().then(() => error),
        ),
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'migration-refused' });
    await first.close();
    expect(await place.database().read()).toEqual([]);
  });

  test('stops when its signal fires', async () => {
    const place = await open();
    const session = await place.database().open(work().signal);
    const ending = new AbortController();
    const code = async (context: never): Promise<void> => {
      ending.abort(new Error('the lock is lost'));
      await place.add(context);
    };
    await expect(session.apply(startOf(expand), code, work(ending.signal))).rejects.toThrow(
      'the lock is lost',
    );
    await session.close();
    expect(await place.database().read()).toMatchObject([{ state: 'started' }]);
  });

  test('brings a backup back: items, and what was said of the migrations', async () => {
    const place = await open();
    const session = await place.database().open(work().signal);
    await session.apply(startOf(expand), place.add, work());
    const before = await itemsIn(place);
    const states = await session.read();
    const service = 'deals-ms';
    const input = { service, before: contract.id, steps: states, ...work() };
    const backup = await place.backups.make(input);
    expect(JSON.parse(JSON.stringify(backup))).toEqual(backup);
    await session.apply(startOf(contract, backup.id), place.drop, work());
    await session.close();
    const destroyed = await compareItems(before, place.backups.items(work()));
    expect(destroyed).toMatchObject({ isEqual: false, changed: 10 });

    const compared = await place.backups.restore(backup, work());
    expect(compared).toMatchObject({ isEqual: true, expected: 10, found: 10 });
    expect(await itemsIn(place)).toEqual(before);
    expect(await place.database().read()).toEqual(states);

    await place.write('deal-new', 5);
    await place.backups.restore(backup, work());
    expect(await itemsIn(place)).toEqual(before);

    const again = await place.database().open(work().signal);
    await again.apply(startOf(contract, backup.id), place.drop, work());
    expect((await itemsIn(place)).some(({ value }) => value.includes('price'))).toBe(false);
    await again.close();
  });

  test('a backup that is brought back halfway is brought back by the next call', async () => {
    const place = await open();
    const before = await itemsIn(place);
    const input = { service: 'deals-ms', before: contract.id, steps: [], ...work() };
    const backup = await place.backups.make(input);
    const session = await place.database().open(work().signal);
    await session.apply(startOf(expand), place.add, work());
    await session.close();
    const ending = new AbortController();
    const onProgress = (): void => ending.abort(new Error('killed'));
    await place.backups.restore(backup, { signal: ending.signal, onProgress }).catch((error) => {
      expect(error).toEqual(new Error('killed'));
    });
    expect(await place.backups.restore(backup, work())).toMatchObject({ isEqual: true });
    expect(await itemsIn(place)).toEqual(before);
    expect(await place.database().read()).toEqual([]);
  });

  test('takes no backup of another kind', async () => {
    const { backups } = await open();
    const backup = await backups.make({ service: 's', before: contract.id, steps: [], ...work() });
    const kind = backup.kind === 'memory' ? 'dynamodb-export' : 'memory';
    await expect(backups.restore({ ...backup, kind }, work())).rejects.toMatchObject({
      code: 'backup-failed',
    });
  });
});
