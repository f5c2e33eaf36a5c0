import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consumerEnv, createWorkspace, gitIn, nxIn, run } from '@org/registry/consumer';
import { openLocalCloud } from '@org/local-cloud';
import { packPackages, publishPackages, startRegistry } from '@org/registry';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {Awaited<ReturnType<typeof openDemo>>} Demo */

/**
 * The folders, tools and registry the steps work with. Starts from scratch: an
 * earlier run's `tmp/demo` is removed.
 *
 * @param {{ verbose: boolean, signal: AbortSignal }} options
 */
export async function openDemo({ verbose, signal }) {
  const folder = join(ROOT, 'tmp', 'demo');
  const workspace = join(folder, 'workspace');
  const origin = join(folder, 'origin.git');
  const scratch = join(folder, 'scratch');
  const keyFile = join(folder, 'keys/signing.pem');
  const clouds = ['', 'environments/staging', 'environments/production'].map((name) =>
    openLocalCloud({ stateFolder: join(workspace, 'tmp/local-cloud', name) }),
  );
  const stopClouds = () => Promise.all(clouds.map((cloud) => cloud.stop()));
  // Those that an interrupted run has left.
  await stopClouds();
  await rm(folder, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });

  const registry = await startRegistry({ storage: join(folder, 'registry') });
  const env = consumerEnv({
    registry,
    ceiling: folder,
    // create-nx-workspace prepares its work in the folder for temporary files.
    extra: { TMPDIR: scratch, TEMP: scratch, TMP: scratch, CICD_SIGNING_KEY: keyFile },
  });
  const onOutput = verbose
    ? (/** @type {string} */ chunk) => void process.stdout.write(chunk)
    : undefined;
  const options = { env, signal, ...(onOutput && { onOutput }) };

  return {
    /** @type {{ endpoint?: string, deal?: string, urls: Map<string, string> }} What is known of the local cloud. */
    cloud: { urls: new Map() },
    verbose,
    signal,
    root: ROOT,
    workspace,
    origin,
    keyFile,
    nx: nxIn(workspace, options),
    git: gitIn(workspace, options),
    /** git in the remote: what the checks read. */
    remote: gitIn(origin, { env, signal }),
    /** A program of this repository. @param {string} file @param {readonly string[]} args */
    node: (file, args) => run(process.execPath, [file, ...args], { ...options, cwd: ROOT }),
    /** git outside of any repository. @type {import('@org/registry/consumer').GitCommand} */
    gitAnywhere: gitIn(folder, options),
    /** @param {{ name: string, preset: string }} preset */
    createWorkspace: ({ name, preset }) =>
      createWorkspace({ directory: workspace, name, preset, run: options }),
    /** Packs the packages, and publishes these bytes to the registry. */
    async publish() {
      const packed = await packPackages({ root: ROOT, into: join(folder, 'packages'), signal });
      await publishPackages(registry, packed, { signal });
      return packed;
    },
    async close() {
      await stopClouds();
      await registry.stop();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
