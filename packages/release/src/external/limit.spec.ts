import { setTimeout as wait } from 'node:timers/promises';
import { limitTo } from './limit';

test('never more than the limit run, all do, in the order they came, failed ones too', async () => {
  const limit = limitTo(3);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) =>
      limit(async () => {
        started.push(index);
        most = Math.max(most, (running += 1));
        await wait(index % 4);
        running -= 1;
        if (index % 5 === 0) throw new Error(String(index));
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(started).toEqual(Array.from({ length: 12 }, (_, index) => index));
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual(
    started.map((index) => index % 5 !== 0),
  );
});
