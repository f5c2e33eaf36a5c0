import { bundlingShares, ratios } from './figures.mjs';

const round = (ours, inTurn, atOnce, limit, bundling = 1) => ({
  ours: { seconds: ours },
  inTurn: { seconds: inTurn, bundling },
  atOnce: { seconds: atOnce, bundling },
  limit: { seconds: limit },
});

it('compares within each round, and takes the middle of what it finds', () => {
  const rounds = [round(2, 8, 4, 1), round(20, 40, 40, 5), round(3, 30, 3, 1)];
  expect(ratios({ name: 'cold', rounds })).toEqual({
    inTurn: { median: 0.25, least: 0.1, most: 0.5 },
    atOnce: { median: 0.5, least: 0.5, most: 1 },
    limit: { median: 3, least: 2, most: 4 },
  });
});

it('tells how much of the peers is bundling', () => {
  const rounds = [round(1, 4, 2, 1), round(1, 10, 5, 1), round(1, 2, 1, 1)];
  expect(bundlingShares({ name: 'cold', rounds })).toEqual([0.25, 0.5]);
});

it('leaves out who did not take part', () => {
  const rounds = [{ ours: { seconds: 1 }, atOnce: { seconds: 2 } }];
  expect(ratios({ name: 'dev', rounds })).toEqual({
    atOnce: { median: 0.5, least: 0.5, most: 0.5 },
  });
  expect(bundlingShares({ name: 'dev', rounds })).toEqual([]);
});
