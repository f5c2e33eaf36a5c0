import { openProcesses } from '../support/processes.mjs';
import { kindsOf, traceProcesses } from './processes.mjs';

const nested = `
  const { spawnSync } = require('node:child_process');
  const script = 'setTimeout(() => {}, 300)';
  spawnSync(process.execPath, ['-e', script, '/somewhere/node_modules/.bin/esbuild'], { env: {} });`;

it('sees what a program starts, whatever it is given', async () => {
  const processes = openProcesses(new AbortController().signal);
  const traced = await traceProcesses(processes, [process.execPath, ['-e', nested], {}]);
  expect(traced).toHaveLength(2);
  expect(kindsOf(traced)).toEqual(['build']);
});

it('fails with what it runs', async () => {
  const processes = openProcesses(new AbortController().signal);
  const command = [process.execPath, ['-e', 'process.exit(3)'], {}];
  await expect(traceProcesses(processes, command)).rejects.toThrow('ended with 3');
});

it.each([
  [['node', '/usr/lib/node_modules/npm/bin/npm-cli.js', 'ci'], ['install']],
  [['/bin/npm', 'ci'], ['install']],
  [['node', '/a/node_modules/.bin/tsc', '-b'], ['build']],
  [['node', '--import', 'tsx', 'infra/bin/service-app.ts'], ['synth']],
  [['node', '/a/node_modules/aws-cdk/bin/cdk', 'synth'], ['synth']],
  [['node', '/a/node_modules/nx/dist/bin/nx.js', 'run', 'deals-ms:rollback'], []],
])('%j is %j', (args, kinds) => {
  expect(kindsOf([['sh'], args])).toEqual(kinds);
});
