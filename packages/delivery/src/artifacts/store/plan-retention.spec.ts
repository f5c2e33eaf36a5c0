import { digestOf } from '../digest';
import { planRetention } from './plan-retention';

const now = new Date('2026-03-31T00:00:00Z');
const stored = (name: string, day: string) => ({
  digest: digestOf(name),
  bytes: 1,
  storedAt: new Date(`2026-${day}T00:00:00Z`),
});

const old = stored('old', '02-01');
const older = stored('older', '01-01');
const young = stored('young', '03-01');
const needed = stored('needed', '01-02');

test('what is older than thirty days goes, the oldest first; not what is needed', () => {
  const gone = planRetention([young, old, needed, older], {
    needed: new Set([needed.digest]),
    now,
  });
  expect(gone).toEqual([older, old]);
});

test('how many days is a rule', () => {
  const rules = { needed: new Set<never>(), now };
  expect(planRetention([young, old], { ...rules, days: 59 })).toEqual([]);
  expect(planRetention([young, old], { ...rules, days: 29 })).toEqual([old, young]);
});
