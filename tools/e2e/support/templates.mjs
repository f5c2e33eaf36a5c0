import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createWorkspace, run } from '@org/registry/consumer';
import { asConsumer, e2eRun } from './e2e-run.mjs';
import { openWorkspace } from './workspace.mjs';

export const APPLICATION = 'super-deals';
export const SERVICES = Object.freeze(['bff-api', 'deals-ms', 'users-ms']);

/** How they are generated: those that are consumed come first. */
const SCAFFOLD = [
  ['deals-ms'],
  ['users-ms'],
  ['bff-api', '--resource=offer', '--consumes=deals-ms,users-ms'],
];

/**
 * Workspaces that several specs start from; each is made once per run, when the first
 * spec asks for it, since creating and installing takes half a minute.
 *
 * @type {Readonly<Record<string, (directory: string) => Promise<void>>>}
 */
const TEMPLATES = Object.freeze({
  /** `create-nx-workspace --preset=apps`: a workspace that knows nothing of the plugin. */
  existing: (directory) =>
    createWorkspace({ directory, name: APPLICATION, preset: 'apps', run: asConsumer() }),

  /** `create-nx-workspace --preset=@org/cicd`. */
  preset: (directory) =>
    createWorkspace({ directory, name: APPLICATION, preset: '@org/cicd', run: asConsumer() }),

  /** That, with the application and its three services, committed. */
  organisation: async (directory) => {
    await copy(await template('preset'), directory);
    const { nx, commit } = openWorkspace(directory);
    await nx.run(['g', '@org/cicd:application', APPLICATION]);
    for (const args of SCAFFOLD) await nx.run(['g', '@org/cicd:service', ...args]);
    await commit(`feat: ${APPLICATION} with its services`);
  },
});

/**
 * A workspace of one's own.
 *
 * @param {keyof typeof TEMPLATES & string} name Of the template it is a copy of.
 * @param {string} directory Path in the run's folder; it must not exist.
 * @param {Parameters<typeof openWorkspace>[1]} [options]
 */
export async function workspaceFrom(name, directory, options) {
  const target = join(e2eRun().folder, directory);
  await copy(await template(name), target);
  return openWorkspace(target, options);
}

/** @param {string} name */
async function template(name) {
  const make = TEMPLATES[name];
  if (make === undefined) throw new Error(`There is no template "${name}".`);
  const finished = join(e2eRun().folder, 'templates', name);
  if (existsSync(finished)) return finished;
  const unfinished = join(e2eRun().folder, 'templates', `.${name}`);
  await mkdir(dirname(unfinished), { recursive: true });
  await make(unfinished);
  await rename(unfinished, finished);
  return finished;
}

/**
 * `cp -a` keeps the links that npm makes in node_modules, and is five times as fast as fs.cp.
 *
 * @param {string} from
 * @param {string} to
 */
async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await run('cp', ['-a', from, to], { ...asConsumer(), cwd: e2eRun().folder });
  await run('rm', ['-rf', '.nx'], { ...asConsumer(), cwd: to });
}
