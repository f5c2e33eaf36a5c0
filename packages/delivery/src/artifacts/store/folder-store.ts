import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DeliveryError } from '../../delivery-error';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { missing, storeFailed } from './errors';
import { digestAt, objectPath } from './object-path';
import { receive } from './receive';

/** Keeps artifacts in a folder, of this machine or of a file server. @param folder absolute */
export function folderStore(folder: string): ArtifactStore {
  const at = (path: string): string => join(folder, path);
  const failed = (cause: unknown): DeliveryError =>
    cause instanceof DeliveryError ? cause : storeFailed(folder, cause);
  return {
    address: folder,
    async put(digest, file) {
      const target = at(objectPath(digest));
      if (await exists(target)) return 'present';
      const draft = at(`drafts/${randomUUID()}`);
      try {
        await mkdir(dirname(draft), { recursive: true });
        await mkdir(dirname(target), { recursive: true });
        await copyFile(file, draft);
        await flush(draft);
        await link(draft, target);
        await flush(dirname(target));
        return 'stored';
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return 'present';
        throw failed(error);
      } finally {
        await rm(draft, { force: true });
      }
    },
    has: async (digest) => exists(at(objectPath(digest))),
    async get(digest, file) {
      const source = at(objectPath(digest));
      if (!(await exists(source))) throw missing(folder, digest);
      await receive(createReadStream(source), { digest, file, from: folder }).catch(
        (error: unknown) => {
          throw failed(error);
        },
      );
    },
    list: () => objectsBelow(folder),
    remove: async (digest) => rm(at(objectPath(digest)), { force: true }),
  };
}

async function* objectsBelow(folder: string): AsyncGenerator<StoredObject> {
  const root = join(folder, 'sha256');
  if (!(await exists(root))) return;
  for await (const entry of await opendir(root, { recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const digest = digestAt(relative(folder, file).split(sep).join('/'));
    if (digest === undefined || !entry.isFile()) continue;
    const { size, mtime } = await stat(file);
    yield { digest, bytes: size, storedAt: mtime };
  }
}

/** What was written survives a crash of the machine. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
