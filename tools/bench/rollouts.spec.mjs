import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from './support/testing.mjs';

const folders = testFolders();
afterAll(() => folders.dispose());

const run = (...args) =>
  spawnSync(process.execPath, [join(__dirname, 'rollouts.mjs'), ...args], { encoding: 'utf8' });

it('measures the simulator beside a plain loop, which comes to the same', () => {
  const file = join(folders.create(), 'figures.json');
  const { stdout, stderr } = run('--rollouts=4', '--runs=1', `--json=${file}`);
  expect(stdout).toContain('| simulator |');
  expect(stderr).toBe('');
  const { milliseconds } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(milliseconds)).toEqual(['simulator', 'plain loop', 'every minute once']);
});

it('refuses numbers that are none', () => {
  const { status, stderr } = run('--rollouts=none');
  expect([status, stderr]).toEqual([1, expect.stringContaining('positive whole numbers')]);
});
