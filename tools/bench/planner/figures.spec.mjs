import { judge, summarise } from './figures.mjs';
import { renderFigures } from './render.mjs';

const run = (seconds, moves) => ({ seconds, limit: 0.1, moves });
const figures = (cases) => ({
  node: '20',
  machine: '2 cores',
  date: '2026-01-01',
  seeds: 2,
  patience: 10,
  cases,
});
const large = (shape, ...runs) => ({ shape, services: 200, releases: 50, runs, peer: null });
const small = { shape: 'chain', services: 10, releases: 10, runs: [run(0.002, 3)], peer: 0.004 };

it('takes the middle of all runs, and the worst', () => {
  const cases = [large('chain', run(0.1, 3), run(0.4, 5), run(0.2, null)), small];
  expect(summarise(cases)).toEqual({
    seconds: 0.2,
    worst: 0.4,
    toLimit: 2,
    moves: [3, 5, null, 3],
    solvedByPeer: 1,
    peerToOurs: 2,
  });
});

it('judges the size that the goal is about, and the slowest of it', () => {
  expect(judge(figures([small]))).toBeNull();
  const cases = [small, large('chain', run(0.1, 3)), large('star', run(0.2, 3), run(1.2, 3))];
  expect(judge(figures(cases))).toEqual({ reached: false, worst: 1.2 });
  expect(judge(figures(cases.slice(0, 2)))).toEqual({ reached: true, worst: 0.1 });
});

it('is a page with a row for each shape and each size', () => {
  const text = renderFigures(figures([small, large('chain', run(0.1, 3), run(0.2, null))]));
  expect(text).toContain('| a chain of consumers | 3, or no plan | 200 | 200 | 2.0 |');
  expect(text).toContain('| 10 × 10 | 2.0 | 2.0 | 0.0 | 1 of 1 | 2.0 × |');
  expect(text).toContain('✔ every plan for 200 services');
});
