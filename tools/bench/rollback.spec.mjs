import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (...args) =>
  spawnSync(process.execPath, [join(__dirname, 'rollback.mjs'), ...args], { encoding: 'utf8' });

it('says what is wrong with an option', () => {
  const { status, stderr } = run('--runs=none');
  expect(status).toBe(2);
  expect(stderr).toContain('--runs: "none" is no positive whole number');
});

it('the documentation has the figures that are kept beside it', () => {
  const { status, stderr } = run('--check');
  expect([status, stderr]).toEqual([0, '']);
});
