import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from './support/testing.mjs';

const folders = testFolders();
afterAll(() => folders.dispose());

const run = (...args) =>
  spawnSync(process.execPath, [join(__dirname, 'planner.mjs'), ...args], { encoding: 'utf8' });

it('measures planning beside backtracking, which finds the same', () => {
  const file = join(folders.create(), 'figures.json');
  const sizes = ['--services=6', '--releases=4,5', '--shapes=chain,gone', '--seeds=2'];
  const { status, stdout, stderr } = run(...sizes, '--patience=20', `--json=${file}`);
  expect([status, stdout]).toEqual([0, expect.stringContaining('| 6 × 5 |')]);
  expect(stderr).not.toContain('gives up');
  const { cases } = JSON.parse(readFileSync(file, 'utf8'));
  expect(cases.map(({ shape, releases }) => [shape, releases])).toEqual([
    ['chain', 4],
    ['chain', 5],
    ['gone', 4],
    ['gone', 5],
  ]);
  for (const { runs, peer } of cases) {
    expect(runs).toHaveLength(2);
    expect(peer).toBeGreaterThan(0);
    for (const { seconds, limit } of runs) expect(Math.min(seconds, limit)).toBeGreaterThan(0);
  }
});

it('says what is wrong with an option', () => {
  const { status, stderr } = run('--seeds=none');
  expect(status).toBe(2);
  expect(stderr).toContain('--seeds: "none" is no whole number from 1 on');
});

it('the documentation has the figures that are kept beside it', () => {
  const { status, stderr } = run('--check');
  expect([status, stderr]).toEqual([0, '']);
});
