import fc from 'fast-check';
import { digestOf } from '../artifacts/digest';
import { fingerprintOf } from '../seal/sealed';
import { environmentAfter } from './environment-state';
import type { PromoteInput } from './promote';
import {
  type Calls,
  expectSound,
  Killed,
  outcomes,
  recorded,
  sealedOf,
  type Versions,
  World,
} from './testing/world';

describe('a promotion', () => {
  const calls = { 'bff-api': { 'deals-ms': '*', 'users-ms': '*' } };
  const first = sealedOf({ 'bff-api': '1.0.0', 'deals-ms': '1.0.0', 'users-ms': '1.0.0' }, calls);
  const second = sealedOf({ 'bff-api': '1.1.0', 'deals-ms': '2.0.0', 'users-ms': '1.0.0' }, calls);

  test('deploys what is not there, providers first, and is on record', async () => {
    const world = new World();
    const order: string[] = [];
    const result = await world.promote(
      first,
      {},
      {
        onProgress: ({ service, phase }) => phase === 'deployed' && order.push(service),
      },
    );
    expect(result).toMatchObject({ outcome: 'succeeded', what: null });
    expect(order.at(-1)).toBe('bff-api');
    expect(Object.fromEntries(world.actual)).toEqual({
      'bff-api': '1.0.0',
      'deals-ms': '1.0.0',
      'users-ms': '1.0.0',
    });
    const state = environmentAfter(await world.records());
    expect(state.open).toBeNull();
    expect(state.verified[0]).toMatchObject({ fingerprint: fingerprintOf(first) });
  });

  test('moves only what is another, and not again', async () => {
    const world = new World();
    await world.promote(first);
    const { plan } = await world.promote(second);
    expect(plan).toMatchObject({ unchanged: ['users-ms'], left: [] });
    expect(plan.steps.map(({ service, from, to }) => [service, from?.version, to.version])).toEqual(
      [
        ['deals-ms', '1.0.0', '2.0.0'],
        ['bff-api', '1.0.0', '1.1.0'],
      ],
    );
    expect((await world.promote(second)).outcome).toBe('unchanged');
  });

  test('deploys also what is there by the records, when that is wanted', async () => {
    const world = new World();
    await world.promote(first);
    world.actual.delete('users-ms');
    world.actual.set('deals-ms', 'changed by hand');
    expect((await world.promote(first)).outcome).toBe('unchanged');
    const result = await world.promote(first, {}, { again: true });
    expect(result).toMatchObject({ outcome: 'succeeded', plan: { unchanged: [] } });
    expect(result.plan.steps.at(-1)?.service).toBe('bff-api');
    expect(Object.fromEntries(world.actual)).toEqual({
      'bff-api': '1.0.0',
      'deals-ms': '1.0.0',
      'users-ms': '1.0.0',
    });
    const { services } = environmentAfter(await world.records());
    expect(services['deals-ms']).toMatchObject({ unsettled: null, before: [] });
  });

  test('gives the same bytes a new name', async () => {
    const world = new World();
    await world.promote(sealedOf({ a: '1.0.0' }));
    const renamed = sealedOf({ a: '1.1.0' });
    const service = renamed.services['a'];
    if (service) service.artifact = digestOf('a@1.0.0');
    expect((await world.promote(renamed)).plan.steps).toHaveLength(1);
    expect(world.actual.get('a')).toBe('1.1.0');
  });

  test('calls what comes afterwards when its end is on record, also of one that goes on, and of none that failed', async () => {
    const world = new World();
    const called: [string | undefined, string[]][] = [];
    const afterwards: PromoteInput['afterwards'] = async ({ records }, steps) => {
      called.push([records.at(-1)?.kind, steps.map(({ service }) => service)]);
    };
    const killed = world.promote(first, { kill: { at: 9, after: false } }, { afterwards });
    await expect(killed).rejects.toThrow(Killed);
    await world.promote(first, {}, { afterwards });
    const all = ['bff-api', 'deals-ms', 'users-ms'];
    expect(called.map(([kind, steps]) => [kind, steps.sort()])).toEqual([['change-ended', all]]);
    const deliver = () => ({ fails: true, left: 'old' }) as const;
    expect(await world.promote(second, { deliver }, { afterwards })).toMatchObject({
      outcome: expect.stringMatching(/undone|failed/),
    });
    expect(called).toHaveLength(1);
  });

  test('leaves alone what is no part of it', async () => {
    const world = new World();
    await world.promote(first);
    const { plan } = await world.promote(sealedOf({ 'deals-ms': '1.0.0' }));
    expect(plan).toMatchObject({ steps: [], left: ['bff-api', 'users-ms'] });
  });

  test('takes everything back when one service fails, consumers first', async () => {
    const world = new World();
    await world.promote(first);
    const back: string[] = [];
    const result = await world.promote(
      second,
      { deliver: (_, version) => ({ fails: version === '1.1.0', left: 'new' }) },
      { onProgress: ({ service, phase }) => phase === 'undone' && back.push(service) },
    );
    expect(result).toMatchObject({
      outcome: 'undone',
      what: 'bff-api 1.1.0: it does not answer',
    });
    expect(back).toEqual(['bff-api', 'deals-ms']);
    expect(world.actual.get('deals-ms')).toBe('1.0.0');
    const state = environmentAfter(await world.records());
    expect(recorded(await world.records())).toEqual({
      'bff-api': '1.0.0',
      'deals-ms': '1.0.0',
      'users-ms': '1.0.0',
    });
    expect(state.verified).toHaveLength(1);
  });

  test('says what could not be taken back', async () => {
    const world = new World();
    await world.promote(first);
    const deliver = (service: string, version: string) => ({
      fails: service === 'bff-api' || version === '9',
      left: 'new' as const,
    });
    const result = await world.promote(second, { deliver });
    expect(result).toMatchObject({ outcome: 'failed' });
    expect(result).toMatchObject({
      what: 'bff-api 1.1.0: it does not answer; bff-api could not go back to 1.0.0: it does not answer',
    });
    // Whatever it is said to run, it is deployed again.
    expect((await world.promote(first)).plan.steps.map(({ service }) => service)).toContain(
      'bff-api',
    );
  });

  test('of services that were never there has nothing to take back', async () => {
    const result = await new World().promote(first, {
      deliver: () => ({ fails: true, left: 'old' }),
    });
    expect(result).toMatchObject({ outcome: 'failed' });
    expect(JSON.stringify(result)).toContain('has nothing to go back to');
  });

  test.each(['refused', 'waiting'] as const)(
    'does not go through a gate that is %s',
    async (outcome) => {
      const world = new World();
      const verdict = { gate: 'soak', outcome, what: 'ten minutes more' };
      const result = await world.promote(first, {}, { gates: () => Promise.resolve([verdict]) });
      expect(result).toMatchObject({ outcome: 'refused', verdicts: [verdict] });
      expect((await world.records()).map(({ kind }) => kind)).toEqual([
        'lock-acquired',
        'lock-released',
      ]);
      expect(world.actual.size).toBe(0);
    },
  );

  test('that another one follows before it has ended is abandoned', async () => {
    const world = new World();
    await world.promote(first);
    await expect(world.promote(second, { kill: { at: 6, after: true } })).rejects.toThrow(Killed);
    await world.promote(first);
    expect(outcomes(await world.records())).toEqual(['succeeded', 'abandoned', 'succeeded']);
    expect(world.actual.get('deals-ms')).toBe('1.0.0');
  });

  test('whose services call each other in circles is carried out all the same', async () => {
    const world = new World();
    const circle = sealedOf({ a: '1.0.0', b: '1.0.0' }, { a: { b: '*' }, b: { a: '*' } });
    expect((await world.promote(circle)).outcome).toBe('succeeded');
  });
});

/** An application before and after, which services call which, who fails and how, and when processes are killed. */
const stories = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const names = Array.from({ length: count }, (_, at) => `s${at}`);
  const versions = fc.tuple(...names.map(() => fc.constantFrom('1.0.0', '2.0.0')));
  const named = (all: string[]): Versions =>
    Object.fromEntries(all.map((version, at) => [names[at] as string, version]));
  return fc.record({
    before: fc.option(versions.map(named)),
    after: versions.map(named),
    calls: fc
      .tuple(...names.map((_, at) => fc.subarray(names.slice(0, at))))
      .map((all): Calls =>
        Object.fromEntries(
          all.map((called, at) => [
            names[at] as string,
            Object.fromEntries(called.map((name) => [name, '*'])),
          ]),
        ),
      ),
    failing: fc.subarray(names),
    left: fc.constantFrom('old' as const, 'new' as const),
    kills: fc.array(fc.record({ at: fc.integer({ min: 1, max: 40 }), after: fc.boolean() }), {
      maxLength: 6,
    }),
  });
});

test('killed anywhere, however often, it ends in one of two ways and the record tells the truth', () =>
  fc.assert(
    fc.asyncProperty(stories, async ({ before, after, calls, failing, left, kills }) => {
      const world = new World();
      if (before !== null) await world.promote(sealedOf(before, calls));
      const was = Object.fromEntries(world.actual);
      const sealed = sealedOf(after, calls);
      const deliver = (service: string, version: string) => ({
        fails: version === after[service] && was[service] !== version && failing.includes(service),
        left,
      });
      const moving = Object.keys(after).filter((service) => was[service] !== after[service]);
      const fails = moving.some((service) => failing.includes(service));

      const result = await world.untilDone(kills, (kill) =>
        world.promote(sealed, { deliver, ...kill }),
      );

      const now = Object.fromEntries(world.actual);
      const state = environmentAfter(await world.records());
      expect(state.open).toBeNull();
      const outcome = outcomes(await world.records()).at(-1);
      if (!fails) {
        expect(['succeeded', 'unchanged']).toContain(result.outcome);
        expect(now).toEqual(after);
        expect(recorded(await world.records())).toEqual(after);
      } else if (before !== null) {
        expect(outcome).toBe('undone');
        expect(now).toEqual(was);
        expect(recorded(await world.records())).toEqual(was);
      } else {
        expect(outcome).toBe('failed');
      }
      expectSound(await world.records());
    }),
    { numRuns: Number(process.env['FAULT_RUNS'] ?? 150) },
  ));
