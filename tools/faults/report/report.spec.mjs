import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE, renderFigures, replaceFigures } from './render.mjs';
import { tally } from './tally.mjs';

const kill = (who, at) => ({ kind: 'kill', scenario: 'undo', who, at, stores: 'folder' });
const result = (other) => ({
  reached: true,
  step: 'it',
  reruns: 1,
  milliseconds: 4_000,
  violations: [],
  ...other,
});
const ran = [
  { it: kill('actor', 1), result: result({}) },
  { it: kill('actor', 2), result: result({ reruns: 2, milliseconds: 9_000, left: 2 }) },
  { it: kill('actor', 3), result: result({ reached: false, reruns: 0, milliseconds: null }) },
  { it: kill('worker', 1), result: result({ violations: ['one', 'two'] }) },
  {
    it: { kind: 'cloud', scenario: 'undo', number: 1, stores: 's3' },
    result: result({ reruns: 0, milliseconds: null, faults: { throttled: 3, silent: 1 } }),
  },
  {
    it: { kind: 'cloud', scenario: 'undo', number: 2, stores: 's3' },
    result: result({ faults: { throttled: 4 } }),
  },
];
const undo = 'a promotion whose last service answers 500';

it('counts runs by what happened to them', () => {
  const { rows, faults } = tally(ran);
  expect(rows).toEqual([
    {
      scenario: undo,
      fault: 'killed',
      steps: 2,
      runs: 3,
      reruns: 3,
      seconds: { median: 9, most: 9 },
      left: 2,
      violations: 0,
    },
    {
      scenario: undo,
      fault: 'its worker killed',
      steps: 1,
      runs: 1,
      reruns: 1,
      seconds: { median: 4, most: 4 },
      left: 0,
      violations: 2,
    },
    {
      scenario: undo,
      fault: 'a bad cloud',
      steps: 2,
      runs: 2,
      reruns: 1,
      seconds: { median: 4, most: 4 },
      left: 0,
      violations: 0,
    },
  ]);
  expect(faults).toEqual({ throttled: 7, silent: 1 });
});

const figures = { node: '20', ministack: '1.5.33', seed: 3, minutes: 12, ...tally(ran) };

it('writes a table with the seed and the faults', () => {
  const text = renderFigures(figures);
  expect(text).toContain('Seed 3, 6 runs in 12 minutes, Node 20, MiniStack 1.5.33:');
  expect(text).toContain(`| ${undo} | its worker killed | 1 | 1 | 1 | 4.0 | 4.0 | 2 |`);
  expect(text).toContain('The bad clouds: silent 1, throttled 7.');
});

it('has a place in the documentation, and says where there is none', () => {
  const before = readFileSync(join(__dirname, '../../..', PAGE), 'utf8');
  const page = replaceFigures(before, 'these figures');
  expect(page).toContain('\n\nthese figures\n\n');
  expect(replaceFigures(page, 'these figures')).toBe(page);
  expect(() => replaceFigures('# Reliability', 'these figures')).toThrow('has no place');
});
