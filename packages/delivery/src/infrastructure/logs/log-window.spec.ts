import fc from 'fast-check';
import { mergeByTime, openWindow } from './log-window';

const event = (id: string, time: number) => ({ id, time, message: id });

test('every event is told once, however often and in whatever order it is read', () => {
  const events = fc.uniqueArray(
    fc.record({ id: fc.uuid(), time: fc.integer({ min: 0, max: 60_000 }) }),
    {
      selector: ({ id }) => id,
    },
  );
  fc.assert(
    fc.property(events, fc.integer({ min: 0, max: 30_000 }), (all, since) => {
      const window = openWindow(since);
      const told: string[] = [];
      const sorted = [...all].sort((a, b) => a.time - b.time);
      // Read step by step, as time goes on; each read gives what is there from where the window says.
      for (let now = 0; now <= 60_000; now += 3000) {
        const read = sorted.filter(({ time }) => time <= now && time >= window.since());
        told.push(...window.take(read.map(({ id, time }) => event(id, time))).map(({ id }) => id));
      }
      const expected = all.filter(({ time }) => time >= since).map(({ id }) => id);
      expect([...told].sort()).toEqual(expected.sort());
    }),
  );
});

test('one that is late by some seconds is told', () => {
  const window = openWindow(0);
  expect(window.take([event('b', 20_000)])).toHaveLength(1);
  expect(window.since()).toBe(10_000);
  expect(window.take([event('a', 15_000), event('b', 20_000)]).map(({ id }) => id)).toEqual(['a']);
});

test('lines are merged by time, and keep their order within one moment', () => {
  const line = (message: string, time: number) => ({ service: 's', function: 'f', time, message });
  const merged = mergeByTime([
    [line('a', 1), line('b', 3), line('c', 3)],
    [line('d', 2), line('e', 3)],
  ]);
  expect(merged.map(({ message }) => message).join('')).toBe('adbce');
});
