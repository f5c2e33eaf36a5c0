import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

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

/** The file that a bundle consists of. */
export interface Bundle {
  /** Path relative to the service's folder. */
  file: string;
  /** Size in bytes. */
  bytes: number;
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
}

const BUNDLE_FILE = 'dist/main.js';

/**
 * Makes the bundle CommonJS whatever "type" the service's package.json has. Its extension could say so
 * too, but MiniStack 1.5 looks for handlers in `.js` and `.mjs` only.
 */
const BUNDLE_TYPE = { file: 'dist/package.json', content: '{ "type": "commonjs" }\n' };

/**
 * Bundles a service into one file, with a source map and its module type beside it.
 *
 * The same source gives the same bytes on any path: comments, which would carry
 * paths, are left out by minification, and names are kept for stack traces.
 *
 * @returns the bundle, without the source map
 * @throws BuildFailure of esbuild, which names file and line
 */
export async function bundle({
  projectRoot,
  entry,
  runtime,
  external,
}: BundleInput): Promise<Bundle> {
  await rm(join(projectRoot, 'dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: BUNDLE_FILE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: nodeTarget(runtime),
    external: [...external],
    minify: true,
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    tsconfig: join(projectRoot, 'tsconfig.json'),
  });
  await writeFile(join(projectRoot, BUNDLE_TYPE.file), BUNDLE_TYPE.content);
  const content = await readFile(join(projectRoot, BUNDLE_FILE));
  return {
    file: BUNDLE_FILE,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

function nodeTarget(runtime: string): string {
  const version = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  return version === undefined ? 'node22' : `node${version}`;
}
