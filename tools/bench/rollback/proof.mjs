import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGED } from '../example/workspace.mjs';
import { kindsOf, traceProcesses } from './processes.mjs';
import { ENVIRONMENT } from './scene.mjs';
import { rollbackCommand } from './ways.mjs';

const GONE = "throw new Error('this is not run');\n";

/**
 * What a rollback starts, and what a deployment from source does, as the kernel has it. For the rollback the service's source is gone, its CDK app
 * too, and nobody finds npm.
 *
 * @typedef {object} Traced
 * @property {number} processes
 * @property {string[]} kinds of work: `install`, `build`, `synth`
 */

/**
 * @param {string} home
 * @param {import('./scene.mjs').Scene} scene
 * @returns {Promise<Traced>}
 */
export async function traceRollback(home, scene) {
  const { processes, workspace, command } = scene;
  const folder = join(workspace, 'apps', CHANGED);
  const kept = join(home, 'kept');
  const path = await programs(join(home, 'programs'), ['node', 'git']);
  await cp(folder, kept, { recursive: true });
  try {
    for (const name of ['src', 'dist', 'test'])
      await rm(join(folder, name), { recursive: true, force: true });
    await writeFile(join(folder, 'infra/bin/service-app.ts'), GONE);
    const [program, args, options] = rollbackCommand(command);
    const env = { ...options.env, PATH: path };
    return summarise(await traceProcesses(processes, [program, args, { ...options, env }]));
  } finally {
    await cp(kept, folder, { recursive: true });
    await rm(kept, { recursive: true, force: true });
  }
}

/** @param {import('./scene.mjs').Scene} scene @returns {Promise<Traced>} */
export async function traceDeploy({ processes, command }) {
  const started = command('run', `${CHANGED}:deploy`, '-c', ENVIRONMENT, '--skip-nx-cache');
  return summarise(await traceProcesses(processes, started));
}

function summarise(traced) {
  return { processes: traced.length, kinds: kindsOf(traced) };
}

/** A folder with some programs alone. */
async function programs(folder, names) {
  await mkdir(folder);
  for (const name of names) {
    const found =
      name === 'node'
        ? process.execPath
        : process.env.PATH.split(':')
            .map((each) => join(each, name))
            .find((each) => existsSync(each));
    await symlink(found, join(folder, name));
  }
  return folder;
}
