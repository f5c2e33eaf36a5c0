import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from './support/testing.mjs';

const folders = testFolders();
afterAll(() => folders.dispose());

const program = join(__dirname, 'release.mjs');

const start = (folder, ...args) =>
  spawn(process.execPath, [program, '--no-peer', ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });

const closed = (child) => new Promise((resolve) => child.once('close', resolve));

it('measures planning and applying, and leaves nothing behind', async () => {
  const [folder, output] = [folders.create(), folders.create()];
  const file = join(output, 'figures.json');
  const child = start(folder, '--services=3', '--commits=60', '--runs=1', `--json=${file}`);
  expect(await closed(child)).toBe(0);
  const { cases } = JSON.parse(readFileSync(file, 'utf8'));
  expect(cases).toEqual([expect.objectContaining({ services: 3, commits: 60 })]);
  const [{ gitLog, plan, apply }] = cases;
  expect((plan.ratio * gitLog.seconds) / plan.seconds).toBeCloseTo(1);
  expect(plan.processSeconds).toBeGreaterThan(plan.seconds);
  expect(apply.gitProcesses).toBeGreaterThan(plan.gitProcesses);
  expect(plan.peakMiB).toBeGreaterThan(20);
  expect(apply.released).toBe(plan.released);
  expect(readdirSync(folder)).toEqual([]);
});

it('removes its folder when it is told to stop, and says so by its exit code', async () => {
  const folder = folders.create();
  const child = start(folder, '--services=20', '--commits=20000');
  const begun = new Promise((resolve) => child.stderr.on('data', resolve));
  await begun;
  expect(readdirSync(folder)).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await closed(child)).toBe(143);
  expect(readdirSync(folder)).toEqual([]);
});

it('says what is wrong with an option', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--runs=none'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('--runs: "none" is no positive whole number');
});

it('the documentation has the figures that are kept beside it', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--check'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
});
