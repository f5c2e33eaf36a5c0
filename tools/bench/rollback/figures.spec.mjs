import { judge, partsOf, ratioOf, secondsOf } from './figures.mjs';
import { renderFigures } from './render.mjs';

const round = (warm, step, command = 4) => ({
  command: { seconds: command, update: 0.01 },
  plan: { seconds: 2 },
  fresh: { seconds: 3, inspect: 0.2, deliver: 2.5, process: 3.5, update: 0.01 },
  warm: { seconds: warm, inspect: 0.1, deliver: warm - 0.3, update: 0.02 },
  stepFresh: { seconds: 2.4, process: 3, update: 0.01 },
  stepWarm: { seconds: step, update: 0.01 },
  cdk: { seconds: 2, update: 0.01 },
  revertCold: { seconds: 12, update: 0.01 },
  revertWarm: { seconds: 8, update: 0.01 },
  known: { seconds: 0.03 },
});

const figures = (rounds, traced = null) => ({
  node: '20',
  nx: '23',
  cdk: '2',
  ministack: '1',
  machine: '2 cores',
  date: '2026-01-01',
  runs: rounds.length,
  traced,
  rounds,
});

const rounds = [round(1, 1), round(2, 1, 6), round(3, 2.5, 12)];

it('compares within each round', () => {
  expect(ratioOf(rounds, 'warm', 'stepWarm')).toEqual({ median: 1.2, least: 1, most: 2 });
  expect(ratioOf(rounds, 'command', 'revertCold')).toEqual({
    median: 0.5,
    least: 4 / 12,
    most: 1,
  });
  expect(secondsOf(rounds, 'warm', 'update').median).toBe(0.02);
});

it('says what a rollback spends its time with', () => {
  const { deliver, inspect, rest } = partsOf(rounds, 'warm');
  expect([deliver, inspect]).toEqual([1.7, 0.1]);
  expect(rest).toBeCloseTo(0.2);
});

it('judges a rollback by the deployment step, warm and not', () => {
  expect(judge(figures(rounds)).map(({ reached }) => reached)).toEqual([false, true]);
  const fast = rounds.map((each) => ({ ...each, fresh: { ...each.fresh, seconds: 2.5 } }));
  expect(judge(figures(fast)).map(({ reached }) => reached)).toEqual([true, true]);
});

it('is a page with all ways, and what was started', () => {
  const traced = {
    rollback: { processes: 5, kinds: [] },
    deploy: { processes: 9, kinds: ['build', 'synth'] },
  };
  const text = renderFigures(figures(rounds, traced));
  expect(text).toContain('| rollback: the engine, warm | 2.00 (1.00 to 3.00) |');
  expect(text).toContain('starts 5 processes, of which none installs, builds or synthesizes');
  expect(text).toContain('starts 9, of which at least one each builds and synthesizes');
  expect(text).toContain('✔ a rollback takes at most 1.2 × the deployment step alone, warm: 1.20');
  expect(text).toContain(
    '✖ a rollback takes at most 1.2 × the deployment step alone, nothing warm',
  );
});
