import { changeEnded } from '../change/records';
import { migrationEnded } from '../migrations/records';
import { drillsAfter } from './drills-after';
import { allEmergencies } from './emergencies/all-emergencies';
import { EMERGENCY_NAMES } from './emergency-names';
import { CALLS, SERVICES, shop, traces } from './testing/shop';
import { Killed } from './testing/world';

const EMERGENCIES = [
  ['bad-migration', 'deals-ms'],
  ['broken-contract', 'deals-ms'],
  ['slow-leak', 'deals-ms'],
] as const;

test('all emergencies are named', () => {
  expect(allEmergencies.map(({ name }) => name)).toEqual(EMERGENCY_NAMES);
});

describe('a drill', () => {
  test.each(EMERGENCIES)(
    'of %s is recovered from, and leaves everything as it was',
    async (emergency, service) => {
      const world = await shop();
      const before = await traces(world);
      const result = await world.drill(emergency, service);
      expect(result).toMatchObject({
        emergency,
        service,
        services: [service],
        outcome: 'recovered',
        what: null,
      });
      expect(result.recoveryMilliseconds).toBeGreaterThanOrEqual(1_000);
      expect(await traces(world)).toEqual(before);
      const records = await world.records();
      expect(records.filter(changeEnded.is).at(-1)).toMatchObject({
        outcome: 'undone',
        what: 'the drill is over',
      });
      expect(drillsAfter(records)).toMatchObject({
        open: null,
        ended: [{ emergency, by: 'ada', outcome: 'recovered' }],
      });
    },
  );

  test('can be rehearsed again and again', async () => {
    const world = await shop();
    const before = await traces(world);
    for (const [emergency, service] of [...EMERGENCIES, ...EMERGENCIES])
      expect(await world.drill(emergency, service)).toMatchObject({ outcome: 'recovered' });
    expect(await traces(world)).toEqual(before);
    expect(drillsAfter(await world.records()).ended).toHaveLength(6);
  });

  test.each(EMERGENCIES)(
    'of %s that is killed anywhere is brought back by the next one',
    async (emergency, service) => {
      const whole = await shop();
      const before = await traces(whole);
      await whole.drill(emergency, service);
      const { operations } = whole;
      expect(operations).toBeGreaterThan(8);
      let wereCut = 0;
      for (let killAt = 1; killAt < operations - 1; killAt += 1) {
        const world = await shop();
        await expect(world.drill(emergency, service, { killAt })).rejects.toThrow();
        wereCut += drillsAfter(await world.records()).open === null ? 0 : 1;
        expect(await world.drill(emergency, service)).toMatchObject({ outcome: 'recovered' });
        const { running, ...rest } = await traces(world);
        expect({ killAt, running, ...rest }).toEqual({ killAt, ...before });
        const { ended, open } = drillsAfter(await world.records());
        expect(open).toBeNull();
        expect(ended.filter(({ outcome }) => outcome === 'recovered').length).toBeGreaterThan(0);
      }
      expect(wereCut).toBeGreaterThan(operations / 2);
    },
  );

  test('of a bad migration in which anything fails once leaves everything as it was', async () => {
    const whole = await shop();
    const before = await traces(whole);
    await whole.drill('bad-migration', 'deals-ms');
    const ended = new Set<string>();
    for (let failAt = 1; failAt < whole.operations - 1; failAt += 1) {
      const world = await shop();
      const outcome = await world.drill('bad-migration', 'deals-ms', { failAt }).then(
        (result) => result.outcome,
        () => 'threw',
      );
      ended.add(outcome);
      if (outcome === 'threw') await world.drill('slow-leak', 'deals-ms');
      expect({ failAt, ...(await traces(world)) }).toEqual({ failAt, ...before });
    }
    expect([...ended]).toEqual(expect.arrayContaining(['failed', 'threw']));
  });

  test('that is killed twice is brought back all the same', async () => {
    const before = await traces(await shop());
    for (let killAt = 6; killAt < 20; killAt += 3)
      for (let again = 3; again < 16; again += 2) {
        const world = await shop();
        await expect(world.drill('bad-migration', 'deals-ms', { killAt })).rejects.toThrow(Killed);
        await world.drill('slow-leak', 'deals-ms', { killAt: again }).catch(() => undefined);
        await world.drill('slow-leak', 'deals-ms');
        expect({ killAt, again, ...(await traces(world)) }).toEqual({ killAt, again, ...before });
      }
  });

  test('whose release before does not answer has failed, and brings everything back', async () => {
    const world = await shop();
    const before = await traces(world);
    world.failing = (_, version) => (version === '2.0.0' ? 'it does not answer' : null);
    const result = await world.drill('bad-migration', 'deals-ms');
    expect(result).toMatchObject({
      outcome: 'failed',
      what: expect.stringContaining('it does not answer'),
      compared: { equal: 10, missing: 0, changed: 0, extra: 0 },
    });
    expect(await traces(world)).toEqual(before);
  });

  test('whose services do not come forward again has failed, and says what is left', async () => {
    const world = await shop();
    world.failing = (_, version) => (version === '2.1.0' ? 'it does not answer' : null);
    expect(await world.drill('slow-leak', 'deals-ms')).toMatchObject({
      outcome: 'failed',
      what: expect.stringContaining('deals-ms could not go back to 2.1.0'),
    });
    await expect(world.drill('slow-leak', 'deals-ms')).rejects.toThrow(
      /not known what deals-ms runs.*\n.*promote -c staging --again/,
    );
  });

  test('that was cut off does not take back what was migrated since', async () => {
    const world = await shop();
    const isDamaged = (): boolean => world.items().some(({ value }) => !value.includes('price'));
    for (let killAt = 8; killAt < 30 && !isDamaged(); killAt += 1)
      await world.drill('bad-migration', 'deals-ms', { killAt }).catch(() => undefined);
    expect(isDamaged()).toBe(true);
    const step = { service: 'deals-ms', step: '0001-add-cents', milliseconds: 1, what: null };
    await world.append(migrationEnded.entry('ada', { of: 1, ...step, outcome: 'applied' }));
    await expect(world.drill('slow-leak', 'deals-ms')).rejects.toThrow(
      /0001-add-cents was run on it since\n.*deals-ms:restore -c staging --backup=.*deals-ms:migrate/,
    );
  });

  test('is refused while a promotion is open there', async () => {
    const world = await shop();
    world.failing = () => {
      throw new Error('out of reach');
    };
    await expect(world.promote({ ...SERVICES, 'deals-ms': '2.2.0' }, CALLS)).rejects.toThrow();
    const { length } = await world.records();
    await expect(world.drill('slow-leak', 'deals-ms')).rejects.toThrow(
      /promotion has not ended.*\n.*promote -c staging/,
    );
    expect((await world.records()).slice(length).map(({ kind }) => kind)).toEqual([
      'lock-acquired',
      'lock-released',
    ]);
  });

  test.each([
    [
      'an emergency that there is not',
      'fire',
      undefined,
      /no emergency is called so\nThere are bad-migration, broken-contract, slow-leak/,
    ],
    [
      'a service that does not run there',
      'slow-leak',
      'cart-ms',
      /cart-ms does not run there\nThere are bff-api, deals-ms/,
    ],
    ['no service', 'slow-leak', undefined, /not said with which service/],
    ['a service that nobody consumes', 'broken-contract', 'bff-api', /can break nobody/],
    ['a first release', 'slow-leak', 'bff-api', /cannot go back.*\nRelease bff-api once more/],
  ])('is refused for %s, before anything is touched', async (_, emergency, service, message) => {
    const world = await shop();
    await expect(world.drill(emergency, service)).rejects.toThrow(message);
    expect(drillsAfter(await world.records())).toEqual({ ended: [], open: null });
  });
});
