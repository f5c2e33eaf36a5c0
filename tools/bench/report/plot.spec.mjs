import { renderPlot } from './plot.mjs';
import { roundTicks, spread } from './scale.mjs';

const measured = (services, commits, log) => ({
  services,
  commits,
  gitLog: { seconds: log },
  plan: { seconds: log * 1.5 },
  apply: { seconds: log * 3 },
});

/** Places of a series, one list for each panel. */
const places = (svg, name) =>
  [...svg.matchAll(new RegExp(`<g class="${name}"><polyline points="([^"]*)"`, 'g'))].map(
    ([, points]) => points.split(' ').map((point) => point.split(',').map(Number)),
  );

it('draws one panel against commits and one against services, the floor below the plan', () => {
  const svg = renderPlot({
    cases: [
      measured(10, 200, 1),
      measured(100, 100, 0.6),
      measured(100, 200, 1.1),
      measured(500, 200, 1.2),
    ],
  });
  const [floor, plan] = [places(svg, 'git-log'), places(svg, 'plan')];
  expect(floor.map((panel) => panel.length)).toEqual([2, 3]);
  for (const [panel, points] of floor.entries()) {
    for (const [index, [x, y]] of points.entries()) {
      expect(plan[panel][index][0]).toBe(x);
      expect(plan[panel][index][1]).toBeLessThan(y);
    }
  }
  expect(svg).toContain('prefers-color-scheme: dark');
});

it('leaves out the panel that has nothing to compare', () => {
  const svg = renderPlot({ cases: [measured(10, 100, 1), measured(20, 100, 1)] });
  expect(places(svg, 'plan')).toHaveLength(1);
  expect(() => renderPlot({ cases: [measured(10, 100, 1)] })).toThrow('differ');
});

it.each([
  [4.9, [0, 1, 2, 3, 4, 5]],
  [5, [0, 1, 2, 3, 4, 5]],
  [0.31, [0, 0.1, 0.2, 0.3, 0.4]],
  [23, [0, 5, 10, 15, 20, 25]],
])('an axis up to %d has the marks %j', (max, ticks) => {
  expect(roundTicks(max)).toEqual(ticks);
});

it('keeps labels apart and in their order', () => {
  expect(spread([10, 100, 12], 15)).toEqual([
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
  ]);
  const [a, far, b] = spread([10, 100, 12], 15);
  expect(b - a).toBeCloseTo(15);
  expect(far - b).toBeGreaterThan(15);
});
