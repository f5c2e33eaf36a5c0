import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { BUNDLE_FOLDER, type BundleInput, bundleOptions } from '../executors/build/bundle-options';

/** What a build writes beside the bundle: the type of its module. */
const BESIDE = 'package.json';

/** What esbuild writes before a file that a package leaves out of browsers and the like. */
const DISABLED = '(disabled):';

/** What bundles are made of: absolute paths of files. */
export interface BundledFiles {
  /** Everything that was read. */
  sources: string[];
  /** Those of which there is code in the bundle. */
  contained: string[];
}

/**
 * Finds out what a service's bundle is made of, by making it again in memory.
 *
 * @param project name of the service, for errors
 * @throws Error when what was built is not what the sources make, byte by byte; BuildFailure of esbuild
 */
export async function bundledFiles(project: string, input: BundleInput): Promise<BundledFiles> {
  const { projectRoot } = input;
  const { outputFiles, metafile } = await build({ ...bundleOptions(input), metafile: true });
  const differ = await differences(join(projectRoot, BUNDLE_FOLDER), outputFiles);
  if (differ.length > 0) {
    throw new Error(
      `The bundle of ${project} is not what its sources make: ${differ.map((name) => `${BUNDLE_FOLDER}/${name}`).join(', ')}. Build it again: nx run ${project}:build --skip-nx-cache`,
    );
  }
  return filesIn(metafile, projectRoot);
}

/**
 * What a metafile of esbuild says of files.
 *
 * @param root absolute path of the folder that it was made in
 */
export function filesIn({ inputs, outputs }: Metafile, root: string): BundledFiles {
  const absolute = (paths: readonly string[]): string[] => {
    const real = paths.filter((path) => !path.startsWith(DISABLED));
    return [...new Set(real.map((path) => resolve(root, path)))];
  };
  const contained = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
  );
  return { sources: absolute(Object.keys(inputs)), contained: absolute(contained) };
}

/** Names in the folder of what is not as it was built just now. */
async function differences(folder: string, built: readonly OutputFile[]): Promise<string[]> {
  const there = new Set(await filesBelow(folder));
  const differ = new Set([...there].filter((name) => name !== BESIDE));
  for (const { path, contents } of built) {
    const name = relative(folder, path);
    if (there.has(name) && Buffer.from(contents).equals(await readFile(path))) differ.delete(name);
    else differ.add(name);
  }
  if (!there.has(BESIDE)) differ.add(BESIDE);
  return [...differ].sort();
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
