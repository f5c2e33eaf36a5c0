import { setTimeout as wait } from 'node:timers/promises';
import { mapPool } from './pool.mjs';

describe('mapPool', () => {
  it('gives results in the order of the items, with so many under way at a time', async () => {
    let running = 0;
    let most = 0;
    const results = await mapPool([30, 1, 20, 2, 10], 2, async (milliseconds) => {
      most = Math.max(most, (running += 1));
      await wait(milliseconds);
      running -= 1;
      return milliseconds * 2;
    });
    expect(results).toEqual([60, 2, 40, 4, 20]);
    expect(most).toBe(2);
  });

  it('tells after each item how many are done, each run from one on', async () => {
    const told = [];
    const run = () =>
      mapPool(
        ['a', 'b', 'c'],
        2,
        async () => {},
        (done) => told.push(done),
      );
    await run();
    await run();
    expect(told).toEqual([1, 2, 3, 1, 2, 3]);
  });
});
