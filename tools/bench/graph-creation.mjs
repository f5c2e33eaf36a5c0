#!/usr/bin/env node
/**
 * What the plugin costs when Nx makes the project graph: cold, no daemon, no cache.
 *
 *   node tools/bench/graph-creation.mjs [--services=1000] [--runs=5] [--json=FILE]
 *
 * Four workspaces of the same files, run in turn so that the machine's mood hits all:
 *   plain     nx alone
 *   empty     with a plugin that infers nothing (the least that any plugin costs)
 *   written   nx alone, the same targets written out in every package.json (the peer)
 *   plugin    with @org/cicd
 * and, as the floor, reading and parsing every service.json once in a bare process.
 * A plugin that infers these targets is bound below by `empty` and `written` together.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { coldNx, nx, root } from './support/nx.mjs';
import { median } from './support/statistics.mjs';
import { applicationFiles, rootFiles, serviceFiles } from './support/workspace-files.mjs';

const APPLICATION = { name: 'super-deals', root: 'apps/super-deals' };
const { values } = parseArgs({
  options: {
    services: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const services = Number(values.services);
const runs = Number(values.runs);

const home = mkdtempSync(join(tmpdir(), 'cicd-bench-'));

/** Installs a plugin that infers nothing where every workspace finds it. */
function installEmptyPlugin() {
  const folder = join(home, 'node_modules/empty-plugin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty-plugin", "version": "1.0.0" }');
  writeFileSync(
    join(folder, 'index.js'),
    "exports.name = 'empty';\nexports.createNodes = ['**/service.json', async () => []];\n",
  );
}

/** Writes a workspace; `targets` go into every package.json, `plugins` into nx.json. */
function makeWorkspace({ plugins, targets }) {
  const path = mkdtempSync(join(home, 'workspace-'));
  const write = (file, content) => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), JSON.stringify(content, null, 2));
  };
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'dir');
  const files = { ...rootFiles({ plugins }), ...applicationFiles(APPLICATION) };
  for (let index = 0; index < services; index++) {
    const name = `service-${index}`;
    Object.assign(files, serviceFiles({ name, root: `apps/${name}` }, APPLICATION.name, targets));
    write(`apps/${name}/src/main.ts`, index);
    write(`apps/${name}/infra/bin/service-app.ts`, index);
    write(`apps/${name}/test/e2e/a.spec.ts`, index);
    write(`apps/${name}/test/integration/a.spec.ts`, index);
  }
  for (const [file, content] of Object.entries(files)) write(file, content);
  return path;
}

function createGraph(workspace) {
  rmSync(join(workspace, '.nx'), { recursive: true, force: true });
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [nx, 'show', 'projects', '--json'],
    { cwd: workspace, env: coldNx, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const elapsed = performance.now() - started;
  if (status !== 0) throw new Error(`nx failed in ${workspace}:\n${stderr}${stdout}`);
  const projects = JSON.parse(stdout.slice(stdout.indexOf('['))).length;
  if (projects < services + 1) throw new Error(`${projects} projects instead of ${services + 1}`);
  return elapsed;
}

/** The targets that the plugin infers, as Nx shows them, for the peer to have written out. */
function inferredTargets(workspace) {
  const { stdout } = spawnSync(process.execPath, [nx, 'show', 'project', 'service-0', '--json'], {
    cwd: workspace,
    env: coldNx,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { targets } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  if (!targets.build) throw new Error('the plugin inferred no build target');
  return targets;
}

function readOnly(workspace) {
  const script = `
    const { readFileSync } = require('node:fs');
    for (let i = 0; i < ${services}; i++)
      JSON.parse(readFileSync('apps/service-' + i + '/service.json', 'utf8'));`;
  const started = performance.now();
  spawnSync(process.execPath, ['-e', script], { cwd: workspace, stdio: 'inherit' });
  return performance.now() - started;
}

try {
  installEmptyPlugin();
  const plugin = makeWorkspace({ plugins: ['@org/cicd'] });
  const plain = makeWorkspace({ plugins: [] });
  const empty = makeWorkspace({ plugins: ['empty-plugin'] });
  const written = makeWorkspace({ plugins: [], targets: inferredTargets(plugin) });

  const times = { floor: [], plain: [], empty: [], written: [], plugin: [] };
  for (let run = 0; run <= runs; run++) {
    const measured = {
      floor: readOnly(plugin),
      plain: createGraph(plain),
      empty: createGraph(empty),
      written: createGraph(written),
      plugin: createGraph(plugin),
    };
    if (run === 0) continue;
    for (const [name, time] of Object.entries(measured)) times[name].push(time);
    process.stderr.write(`run ${run} of ${runs}\n`);
  }
  const result = Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, Math.round(median(all))]),
  );
  const added = (name) => result[name] - result.plain;
  const row = (name) => ({
    ms: result[name],
    'added ms': name === 'floor' ? '' : added(name),
    'ratio to nx alone': (result[name] / result.plain).toFixed(2),
  });
  console.log(
    `\nGraph creation, ${services} services, median of ${runs}, cold, no daemon, no cache, Node ${process.versions.node}\n`,
  );
  console.table({
    'floor: read every service.json': row('floor'),
    'nx alone': row('plain'),
    'nx with a plugin that infers nothing': row('empty'),
    'nx, targets written out (peer)': row('written'),
    'nx with @org/cicd': row('plugin'),
  });
  const limit = added('empty') + added('written');
  console.log(
    `The plugin adds ${added('plugin')} ms; any plugin and these targets add ${limit} ms; the goal is 300 ms.`,
  );
  if (values.json) {
    writeFileSync(
      values.json,
      `${JSON.stringify({ services, runs, node: process.versions.node, medianMs: result, addedMs: added('plugin'), times }, null, 2)}\n`,
    );
  }
  process.exitCode = added('plugin') <= 300 ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
