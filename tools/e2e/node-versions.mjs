#!/usr/bin/env node
/**
 * `npm run test:node-versions [-- 22 24]`: proves `--preset` and `nx add` on other
 * versions of Node, which the npm package `node` brings as a binary.
 */
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deepStrictEqual, match } from 'node:assert/strict';
import { packPackages, publishPackages, startRegistry } from '@org/registry';
import { consumerEnv, createWorkspace, gitIn, nxIn, run } from '@org/registry/consumer';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHECKS = ['build', 'lint', 'test', 'typecheck'];

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24'];
process.exitCode = await main(versions);

/**
 * @param {readonly string[]} majors
 * @returns {Promise<number>} The exit code.
 */
async function main(majors) {
  const interrupted = new AbortController();
  const interrupt = (/** @type {NodeJS.Signals} */ signal) => interrupted.abort(signal);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const { signal } = interrupted;
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'org-cicd-node-')));
  try {
    const require = createRequire(import.meta.url);
    const env = consumerEnv();
    await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-b'], {
      cwd: ROOT,
      env,
      signal,
    });
    const registry = await startRegistry({ storage: join(folder, 'registry') });
    try {
      const packed = await packPackages({ root: ROOT, into: join(folder, 'packages'), signal });
      await publishPackages(registry, packed, { signal });
      for (const major of majors)
        await prove(major, { folder: join(folder, major), registry, signal });
    } finally {
      await registry.stop();
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return signal.aborted ? 130 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/**
 * @param {string} major
 * @param {{ folder: string, registry: import('@org/registry').Registry, signal: AbortSignal }} options
 */
async function prove(major, { folder, registry, signal }) {
  const bin = await installNode(major, join(folder, 'node'), signal);
  const env = consumerEnv({ registry });
  env.PATH = [bin, env.PATH].join(delimiter);
  const options = { env, signal };
  const { stdout: version } = await run('node', ['--version'], { ...options, cwd: folder });
  match(version, new RegExp(`^v${major}\\.`));

  for (const [way, preset] of [
    ['--preset', '@org/cicd'],
    ['nx add', 'apps'],
  ]) {
    const since = performance.now();
    const directory = join(folder, way.replace(/\W/g, ''));
    await createWorkspace({ directory, name: 'super-deals', preset: String(preset), run: options });
    const nx = nxIn(directory, options);
    const git = gitIn(directory, options);
    if (way === 'nx add') await nx.run(['add', '@org/cicd']);
    await nx.run(['g', '@org/cicd:application', 'super-deals']);
    await nx.run(['g', '@org/cicd:service', 'deals-ms']);
    const { tasks } = await nx.tasks(['run-many', '-t', ...CHECKS]);
    deepStrictEqual(
      tasks.map(({ id }) => id),
      CHECKS.map((check) => `deals-ms:${check}`),
    );
    await git('add', '--all');
    await git('commit', '--quiet', '-m', 'feat: super-deals with deals-ms');
    await nx.run(['release', '--skip-publish']);
    deepStrictEqual((await git('tag')).split('\n'), ['deals-ms@v1.0.0', 'super-deals@v1.0.0']);
    const seconds = ((performance.now() - since) / 1000).toFixed(0);
    process.stdout.write(`Node ${version.trim()}  ${way.padEnd(8)}  ${seconds} s\n`);
  }
}

/**
 * @param {string} major
 * @param {string} folder
 * @param {AbortSignal} signal
 * @returns {Promise<string>} The folder that holds the binary.
 */
async function installNode(major, folder, signal) {
  await mkdir(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', `node@${major}`];
  await run('npm', args, { cwd: folder, env: consumerEnv(), signal });
  return join(folder, 'node_modules', 'node', 'bin');
}
