import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import {
  BUNDLE_FILE,
  BUNDLE_FOLDER,
  type BundleInput,
  bundleOptions,
  writeBundle,
} from './bundle-options';

/** The file that a bundle consists of. */
export interface Bundle {
  /** Path relative to the service's folder. */
  file: string;
  /** Size in bytes. */
  bytes: number;
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
}

/**
 * Bundles a service into one file, with a source map and its module type beside it.
 *
 * @returns the bundle, without the source map
 * @throws BuildFailure of esbuild, which names file and line; nothing of an earlier build is left then
 */
export async function bundle(input: BundleInput): Promise<Bundle> {
  const { projectRoot } = input;
  await rm(join(projectRoot, BUNDLE_FOLDER), { recursive: true, force: true });
  const { outputFiles } = await build(bundleOptions(input));
  await writeBundle(projectRoot, outputFiles);
  const content = await readFile(join(projectRoot, BUNDLE_FILE));
  return {
    file: BUNDLE_FILE,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
