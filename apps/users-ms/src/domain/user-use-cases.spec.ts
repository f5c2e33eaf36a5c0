import { InvalidCursorError } from '../storage/user-store';
import { InMemoryUserStore } from '../storage/in-memory-user-store';
import { newUserSchema, userSchema } from './user';
import { userUseCases } from './user-use-cases';
import { AlreadyExistsError, NotFoundError } from './errors';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const AT = '2026-01-02T03:04:05.000Z';

function setUp() {
  const store = new InMemoryUserStore();
  const useCases = userUseCases({ store, now: () => new Date(AT), newId: () => ID });
  return { store, useCases };
}

describe('user use cases', () => {
  it('creates with an id and the time, and stores it', async () => {
    const { store, useCases } = setUp();

    const created = await useCases.create({ name: 'A name' });

    expect(created).toEqual({ id: ID, name: 'A name', createdAt: AT, updatedAt: AT });
    await expect(store.get(ID)).resolves.toEqual(created);
  });

  it('creates what fits its own schema', async () => {
    const input = newUserSchema.parse({ name: ' A name ', description: 'A description' });

    const created = await setUp().useCases.create(input);

    expect(userSchema.parse(created)).toEqual(created);
  });

  it('does not create twice', async () => {
    const { useCases } = setUp();
    await useCases.create({ id: ID, name: 'First' });

    await expect(useCases.create({ id: ID, name: 'Second' })).rejects.toThrow(AlreadyExistsError);
    await expect(useCases.get(ID)).resolves.toMatchObject({ name: 'First' });
  });

  it('says what is not there', async () => {
    await expect(setUp().useCases.get(ID)).rejects.toThrow(NotFoundError);
  });

  it('lists what is stored', async () => {
    const { useCases } = setUp();
    const created = await useCases.create({ name: 'A name' });

    await expect(useCases.list({ limit: 1 })).resolves.toEqual({ items: [created] });
    await expect(useCases.list({ limit: 1, cursor: 'made-up' })).rejects.toThrow(
      InvalidCursorError,
    );
  });
});
