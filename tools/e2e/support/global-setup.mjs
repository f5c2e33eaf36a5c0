import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPackages, publishPackages, startRegistry } from '@org/registry';
import { run, signalGroup } from '@org/registry/consumer';
import { RUN_FILE_VARIABLE } from './e2e-run.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds, packs and publishes the packages once for all specs. What the specs need to
 * know is in a file whose path they find in the environment.
 */
export default async function globalSetup() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'org-cicd-e2e-')));
  const processes = join(folder, 'processes');
  await mkdir(processes);

  /** @type {import('@org/registry').Registry | undefined} */
  let registry;
  const close = async () => {
    for (const group of await readdir(processes)) signalGroup(Number(group), 'SIGKILL');
    await registry?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupt = (/** @type {NodeJS.Signals} */ signal) =>
    void close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);

  try {
    const require = createRequire(import.meta.url);
    const env = /** @type {Record<string, string>} */ (process.env);
    await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-b'], { cwd: ROOT, env });
    registry = await startRegistry({ storage: join(folder, 'registry') });
    const packages = await packPackages({ root: ROOT, into: join(folder, 'packages') });
    await publishPackages(registry, packages);

    const file = join(folder, 'run.json');
    const { url, env: registryEnv } = registry;
    await writeFile(
      file,
      JSON.stringify({
        root: ROOT,
        folder,
        processes,
        packages,
        registry: { url, env: registryEnv },
      }),
    );
    process.env[RUN_FILE_VARIABLE] = file;
    Object.assign(globalThis, {
      closeE2e: async () => {
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
        await close();
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
}
