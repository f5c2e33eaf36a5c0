import { openProcesses } from '../support/processes.mjs';
import { kindsOf, traceProcesses } from './processes.mjs';

const nested = (options) => `
  const { spawn } = require('node:child_process');
  const script = 'setTimeout(() => {}, 300)';
  spawn(process.execPath, ['-e', script, '/somewhere/node_modules/.bin/esbuild'], ${options});`;

it.each(['{ env: {} }', '{ detached: true }'])(
  'sees what a program starts with %s',
  async (options) => {
    const processes = openProcesses(new AbortController().signal);
    const traced = await traceProcesses(processes, [process.execPath, ['-e', nested(options)], {}]);
    expect(traced).toHaveLength(2);
    expect(kindsOf(traced)).toEqual(['build']);
  },
);

it('sees what is left by one that has ended', async () => {
  const processes = openProcesses(new AbortController().signal);
  const between = `${nested("{ stdio: 'ignore' }")}; process.exit();`;
  const root = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(between)}]);
    setTimeout(() => {}, 1000);`;
  const traced = await traceProcesses(processes, [process.execPath, ['-e', root], {}]);
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
