import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ArchiveEntry {
  /** Relative, with slashes. */
  path: string;
  /** Bytes, or the file they are in. */
  content: Buffer | { file: string };
  executable?: boolean;
}

/** The same for every file: when, by whom and where it was made is no part of what it is. */
function options({ executable = false }: ArchiveEntry) {
  return {
    // The format has local time, so this is the same everywhere; the other one that yazl could add is not.
    mtime: new Date(1980, 0, 1),
    forceDosTimestamp: true,
    mode: executable ? 0o100755 : 0o100644,
    compress: false,
  };
}

/**
 * Writes files into a zip archive whose bytes depend on nothing but their paths and contents: sorted, uncompressed (compressors
 * differ between versions of Node), with one time for all.
 *
 * @param file is overwritten
 */
export async function writeArchive(file: string, entries: readonly ArchiveEntry[]): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file));
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { path, content } = entry;
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, options(entry));
    else zip.addFile(content.file, path, options(entry));
  }
  zip.end();
  await written;
}
