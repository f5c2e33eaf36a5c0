import fc from 'fast-check';
import { itemsOf } from '../testing/memory-database';
import { type Attempt, idOf, type Story, type StoryStep, World } from '../testing/world';
import { migrationEnded } from '../records';

const RUNS = Number(process.env['FAULT_RUNS'] ?? 1_000);

/** Releases that bring steps; one more brings none. */
const RELEASES = 5;

const step: fc.Arbitrary<StoryStep> = fc
  .record({
    kind: fc.constantFrom('expand', 'expand', 'contract'),
    since: fc.integer({ min: 0, max: RELEASES - 1 }),
    earlier: fc.integer({ min: 0, max: 2 }),
    saysNeeds: fc.boolean(),
    inTurn: fc.constantFrom(true, false, false, false),
  })
  .map(({ earlier, ...rest }) => ({ ...rest, fineFrom: Math.max(0, rest.since - earlier) }));

const attempt: fc.Arbitrary<Attempt> = fc.record({
  release: fc.integer({ min: 0, max: RELEASES }),
  kill: fc.option(fc.record({ at: fc.integer({ min: 1, max: 60 }), after: fc.boolean() }), {
    freq: 3,
  }),
  days: fc.integer({ min: 0, max: 8 }),
});

/** Steps that were added later have higher numbers. */
const stories: fc.Arbitrary<Story> = fc.record({
  steps: fc
    .array(step, { minLength: 1, maxLength: 6 })
    .map((steps) => [...steps].sort((a, b) => a.since - b.since)),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 10 }),
  transactional: fc.boolean(),
  window: fc.integer({ min: 0, max: 10 }),
});

/** What ran before can be gone back to; so two releases that need nothing old follow each other, a month apart. */
const ENDING: readonly Attempt[] = [RELEASES - 1, RELEASES, RELEASES].map((release) => ({
  release,
  kill: null,
  days: 30,
}));

test('releases that go forward and back, and are killed anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const world = new World(story);
      for (const each of [...story.attempts, ...ENDING]) await world.attempt(each);
      expect(world.faults).toEqual([]);

      const ended = world.records.filter(migrationEnded.is).map(({ step: id }) => id);
      const applied = [...world.data.states.values()].filter(({ state }) => state === 'applied');
      const ids = applied.map(({ id }) => id).sort();
      expect([...ended].sort()).toEqual(ids);
      // Whether a step that relies on another one can ever be run depends on which releases there are.
      if (story.steps.some(({ inTurn }) => inTurn)) return;
      expect(ids).toEqual(story.steps.map((_, index) => idOf(index)));
      const calm = new World(story);
      for (const each of ENDING) await calm.attempt(each);
      expect(itemsOf(world.data.items)).toEqual(itemsOf(calm.data.items));
    }),
    { numRuns: RUNS },
  );
});

test('every place to be killed at: the same command goes on, and nothing is done twice', async () => {
  const steps: StoryStep[] = [
    { kind: 'expand', since: 0, fineFrom: 0, saysNeeds: false, inTurn: false },
    { kind: 'contract', since: 1, fineFrom: 1, saysNeeds: true, inTurn: false },
    { kind: 'expand', since: 1, fineFrom: 0, saysNeeds: false, inTurn: false },
    { kind: 'contract', since: 1, fineFrom: 1, saysNeeds: false, inTurn: false },
  ];
  for (const transactional of [true, false]) {
    const story = { steps, attempts: [], transactional, window: 0 };
    const calm = new World(story);
    await calm.attempt({ release: 1, kill: null, days: 0 });
    expect(calm.data.states.size).toBe(4);
    for (const after of [true, false])
      for (let at = 1; at <= 50; at += 1) {
        const world = new World(story);
        await world.attempt({ release: 1, kill: { at, after }, days: 0 });
        await world.attempt({ release: 1, kill: null, days: 0 });
        await world.attempt({ release: 1, kill: null, days: 0 });
        expect(world.faults).toEqual([]);
        expect(itemsOf(world.data.items)).toEqual(itemsOf(calm.data.items));
        expect([...world.data.states.keys()]).toEqual([0, 1, 2, 3].map(idOf));
      }
  }
});
