import fc from 'fast-check';
import { folded } from './folded';

test('is never done twice at once, and always after the last time it was asked for', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(pauses, fc.integer({ min: 0, max: 7 }), async (turns, length) => {
      let saved = 0;
      let seen = 0;
      let going = 0;
      let count = 0;
      const work = folded(async () => {
        going += 1;
        count += 1;
        expect(going).toBe(1);
        seen = saved;
        for (let left = length; left > 0; left -= 1) await Promise.resolve();
        going -= 1;
      });
      for (const turn of turns) {
        saved += 1;
        work.ask();
        for (let left = turn; left > 0; left -= 1) await Promise.resolve();
      }
      await work.settled();
      expect(seen).toBe(saved);
      expect(count).toBeLessThanOrEqual(turns.length);
    }),
  );
});

test('what is asked for while it goes on is one more time, however often', async () => {
  let count = 0;
  let release = (): void => undefined;
  const work = folded(() => {
    count += 1;
    return new Promise((done) => (release = done));
  });
  for (let asked = 0; asked < 10; asked += 1) work.ask();
  expect(count).toBe(1);
  release();
  await new Promise(setImmediate);
  expect(count).toBe(2);
  release();
  await work.settled();
  expect(count).toBe(2);
});
