import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { DeliveryError } from '../../delivery-error';

/** What is in a folder. */
export interface Code {
  /** SHA-256 of names and contents, in hexadecimal; whatever the folder is called and whenever it was written. */
  digest: string;
  /** Packs it as Lambda takes it: a ZIP file, with the same bytes for the same content. */
  archive(): Promise<Archive>;
}

export interface Archive {
  bytes: Buffer;
  /** SHA-256 of the bytes in base64, as Lambda tells it. */
  sha256: string;
}

interface Entry {
  /** With `/`, whatever this system has. */
  name: string;
  content: Buffer;
  isExecutable: boolean;
}

/**
 * Reads what is in a folder.
 *
 * @param folder Absolute path.
 * @throws DeliveryError `invalid-options` when nothing is there
 */
export async function readCode(folder: string): Promise<Code> {
  const entries = await readEntries(folder);
  if (entries.length === 0) {
    throw new DeliveryError({
      code: 'invalid-options',
      where: folder,
      what: 'no code is there',
      fix: 'Build the service first, and name the folder that its build writes.',
    });
  }
  const hash = createHash('sha256');
  for (const { name, content, isExecutable } of entries) {
    hash.update(JSON.stringify([name, isExecutable, content.length])).update(content);
  }
  return {
    digest: hash.digest('hex'),
    async archive() {
      const bytes = await zip(entries);
      return { bytes, sha256: createHash('sha256').update(bytes).digest('base64') };
    },
  };
}

async function readEntries(folder: string): Promise<Entry[]> {
  const found: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const paths = found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const entries = await Promise.all(
    paths.map(async (path) => ({
      name: relative(folder, path).split(sep).join('/'),
      content: await readFile(path),
      isExecutable: ((await stat(path)).mode & 0o100) !== 0,
    })),
  );
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Uncompressed, since compressors differ between versions of Node; when and by whom it was made is no part of it. */
function zip(entries: readonly Entry[]): Promise<Buffer> {
  const file = new ZipFile();
  for (const { name, content, isExecutable } of entries) {
    file.addBuffer(content, name, {
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
      mode: isExecutable ? 0o100755 : 0o100644,
      compress: false,
    });
  }
  file.end();
  return buffer(file.outputStream);
}
