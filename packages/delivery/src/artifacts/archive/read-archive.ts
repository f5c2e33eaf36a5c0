import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, type ZipFile, openPromise } from 'yauzl';
import { DeliveryError } from '../../delivery-error';

/** How an archive can be read. */
export interface ArchiveReader {
  /** In the order of the archive. */
  readonly paths: readonly string[];
  /** @throws DeliveryError `artifact-corrupt` when there is no such file */
  readText(path: string): Promise<string>;
  /** Writes the files that are wanted below a folder. */
  extract(wanted: (path: string) => boolean, folder: string): Promise<void>;
  close(): void;
}

/**
 * Opens an archive. Its bytes were held against their digest before; what is refused here all the same are paths
 * that leave the folder, and anything but files.
 *
 * @throws DeliveryError `artifact-corrupt`
 */
export async function openArchive(file: string): Promise<ArchiveReader> {
  const corrupt = (what: string, cause?: unknown): DeliveryError =>
    new DeliveryError({
      code: 'artifact-corrupt',
      where: file,
      what: `it is no artifact: ${what}`,
      cause,
    });
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (posix.normalize(fileName) !== fileName || !isFile(entry)) throw new Error(fileName);
      entries.set(fileName, entry);
    }
  } catch (error) {
    throw corrupt(error instanceof Error ? error.message : String(error), error);
  }
  return {
    paths: [...entries.keys()],
    readText: async (path) => {
      const entry = entries.get(path);
      if (entry === undefined) throw corrupt(`it has no ${path}`);
      return text(await zip.openReadStreamPromise(entry));
    },
    extract: async (wanted, folder) => {
      for (const [path, entry] of entries) {
        if (!wanted(path)) continue;
        const target = join(folder, path);
        await mkdir(dirname(target), { recursive: true });
        const mode = isExecutable(entry) ? 0o755 : 0o644;
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
      }
    },
    close: () => zip.close(),
  };
}

function isExecutable({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o100) !== 0;
}

/** By its unix mode, where there is one. */
function isFile({ fileName, externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & 0o170000;
  return !fileName.endsWith('/') && (type === 0 || type === 0o100000);
}
