import { createHash } from 'node:crypto';
import { join, resolve, sep } from 'node:path';
import { type BuildFailure, context } from 'esbuild';
import { type BundleInput, bundleOptions, writeBundle } from './bundle-options';

/** A bundle that is made again and again: what has not changed is not read anew. */
export interface OpenBundle {
  /**
   * Makes it in memory.
   * @throws BuildFailure of esbuild, which names file and line
   */
  rebuild(): Promise<BuiltBundle>;
  /** Ends what it needs. */
  close(): Promise<void>;
}

/** A bundle that is not written yet. */
export interface BuiltBundle {
  /** SHA-256 over all its files, in hexadecimal. */
  digest: string;
  /** Absolute paths of the sources it was made from, those of installed packages left out. */
  sources: string[];
  /** Puts it where `build` does, in place of what is there. */
  write(): Promise<void>;
}

const INSTALLED = `${sep}node_modules${sep}`;

/** Opens the bundle of a service, with the same bytes as `bundle` makes. */
export async function openBundle(input: BundleInput): Promise<OpenBundle> {
  const { projectRoot } = input;
  const opened = await context({ ...bundleOptions(input), metafile: true });
  return {
    async rebuild() {
      const { outputFiles, metafile } = await opened.rebuild();
      const hash = createHash('sha256');
      for (const { path, contents } of outputFiles) {
        hash.update(JSON.stringify([path.slice(projectRoot.length), contents.length]));
        hash.update(contents);
      }
      return {
        digest: hash.digest('hex'),
        sources: Object.keys(metafile.inputs)
          .map((path) => resolve(projectRoot, path))
          .filter((path) => !path.includes(INSTALLED)),
        write: () => writeBundle(projectRoot, outputFiles),
      };
    },
    close: () => opened.dispose(),
  };
}

/**
 * What does not build, each error on a line of its own.
 * @param folder of the service, that paths are shown behind
 * @returns `null` when it was no failure of a build
 */
export function buildErrors(error: unknown, folder: string): string[] | null {
  const { errors } = error as Partial<BuildFailure>;
  if (!Array.isArray(errors)) return null;
  return errors.map(({ text, location }) =>
    location === null
      ? text
      : `${join(folder, location.file)}:${location.line}:${location.column + 1}: ${text}`,
  );
}
