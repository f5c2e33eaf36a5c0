import { writeFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BuildOptions, OutputFile } from 'esbuild';

/** What to bundle. */
export interface BundleInput {
  /** Absolute path of the service's folder. */
  projectRoot: string;
  /** Source file of the Lambda handler, relative to `projectRoot`. */
  entry: string;
  /** Lambda runtime, such as `nodejs22.x`. */
  runtime: string;
  /** Packages left to the runtime. */
  external: readonly string[];
}

/** Options of a build that writes nothing by itself. */
export type InMemory = BuildOptions & { write: false };

/** The folder of a service that its bundle is written to. */
export const BUNDLE_FOLDER = 'dist';

export const BUNDLE_FILE = `${BUNDLE_FOLDER}/main.js`;

/**
 * Makes the bundle CommonJS whatever "type" the service's package.json has. Its extension could say so
 * too, but MiniStack 1.5 looks for handlers in `.js` and `.mjs` only.
 */
const BUNDLE_TYPE = { file: `${BUNDLE_FOLDER}/package.json`, content: '{ "type": "commonjs" }\n' };

/** How a service is bundled. */
export function bundleOptions({ projectRoot, entry, runtime, external }: BundleInput): InMemory {
  return {
    ...codeOptions(projectRoot),
    entryPoints: [entry],
    outfile: BUNDLE_FILE,
    write: false,
    target: nodeTarget(runtime),
    external: [...external],
    sourcemap: 'linked',
    sourcesContent: false,
  };
}

/**
 * How all code of a service is bundled. The same source gives the same bytes on any path: comments, which would carry
 * paths, are left out by minification, and names are kept for stack traces.
 */
export function codeOptions(projectRoot: string): BuildOptions {
  return {
    absWorkingDir: projectRoot,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    tsconfig: join(projectRoot, 'tsconfig.json'),
  };
}

/** Writes a bundle and its module type; what an earlier build left is removed. */
export async function writeBundle(
  projectRoot: string,
  files: readonly OutputFile[],
): Promise<void> {
  await rm(join(projectRoot, BUNDLE_FOLDER), { recursive: true, force: true });
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  await writeFile(join(projectRoot, BUNDLE_TYPE.file), BUNDLE_TYPE.content);
}

function nodeTarget(runtime: string): string {
  const version = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  return version === undefined ? 'node22' : `node${version}`;
}
