import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';

/** The Nx version of this repository. */
export const NX_VERSION = createRequire(import.meta.url)('nx/package.json').version;

/**
 * `npx create-nx-workspace <name> --preset=<preset>` as a user types it, with the
 * questions answered, moved to `directory`: create-nx-workspace names folder and
 * workspace alike.
 *
 * @param {object} options
 * @param {string} options.directory Where the workspace is afterwards; its parent exists.
 * @param {string} options.name
 * @param {string} options.preset
 * @param {readonly string[]} [options.args] Added to the command.
 * @param {import('./index.mjs').ConsumerOptions} options.run
 */
export async function createWorkspace({ directory, name, preset, args = [], run: options }) {
  if (existsSync(directory)) throw new Error(`${directory} exists already.`);
  const parent = join(dirname(directory), `.creating-${name}`);
  await mkdir(parent);
  try {
    await run(
      'npx',
      [
        '--yes',
        `create-nx-workspace@${NX_VERSION}`,
        name,
        `--preset=${preset}`,
        '--interactive=false',
        '--trustThirdPartyPreset',
        '--packageManager=npm',
        '--nxCloud=skip',
        '--aiAgents=none',
        '--analytics=false',
        ...args,
      ],
      { ...options, cwd: parent },
    );
    await rename(join(parent, name), directory);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}
