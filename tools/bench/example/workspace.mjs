import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../support/git.mjs';
import { root } from '../support/nx.mjs';

/** The application of the example. */
export const APPLICATION = 'super-deals';

/** The service that is changed. */
export const CHANGED = 'deals-ms';

const COPIED = ['nx.json', 'tsconfig.base.json', 'package-lock.json'];
const MADE = /[\\/](dist|coverage|node_modules)$/;
const FILE = `apps/${CHANGED}/src/handler/health-routes.ts`;
const STATUS = /status: '[^']*'/;

/**
 * Makes a workspace of the example's projects alone, with this repository's packages installed.
 *
 * @param {import('../measure/engine.mjs').Processes} processes
 * @param {string} folder that is made
 */
export async function copyWorkspace(processes, folder) {
  await mkdir(folder);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const file of COPIED) await cp(join(root, file), join(folder, file));
  await cp(join(root, 'apps'), join(folder, 'apps'), {
    recursive: true,
    filter: (path) => !MADE.test(path),
  });
  const { name, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = { name, private: true, workspaces: ['apps/*'], devDependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await writeFile(join(folder, '.gitignore'), 'node_modules\ndist\ntmp\n.nx\ncdk.out\n');
  await git(processes, folder, 'init', '--quiet', '--initial-branch=main');
  await git(processes, folder, 'add', '.');
  await git(processes, folder, 'commit', '--quiet', '--message=feat: the example');
}

/**
 * Removes everything that was built.
 * @param {string} workspace
 * @param {readonly string[]} services folders in `apps`
 */
export async function clean(workspace, services) {
  const built = services.flatMap((name) => [`apps/${name}/dist`, `apps/${name}/cdk.out`]);
  for (const path of ['.nx', 'tmp/synth', ...built])
    await rm(join(workspace, path), { recursive: true, force: true });
}

/** Changes one line of a service's source: what it says of its health. */
export async function changeLine(workspace, mark) {
  const file = join(workspace, FILE);
  const before = await readFile(file, 'utf8');
  const after = before.replace(STATUS, `status: '${mark}'`);
  if (after === before) throw new Error(`${FILE} has no ${STATUS} to change`);
  await writeFile(file, after);
}
