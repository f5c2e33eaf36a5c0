import { createReadStream } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DeliveryError } from '../../delivery-error';
import { mapParallel } from '../../state/parallel';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { missing, storeFailed } from './errors';
import type { Notices, ObjectPlace } from './object-place';
import { digestAt, objectPath } from './object-path';
import { receive } from './receive';
import type { RemovalPorts } from './removals';
import { safeStore } from './safe-store';

const FILES_AT_ONCE = 16;

/** Keeps artifacts in a folder, of this machine or of a file server. @param folder absolute */
export function folderStore(folder: string, ports?: RemovalPorts): ArtifactStore {
  return safeStore(folderPlace(folder), ports);
}

/** A file for each object; the time of its last change is that of the object. @param folder absolute */
export function folderPlace(folder: string): ObjectPlace {
  const at = (path: string): string => join(folder, path);
  const trying = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof DeliveryError ? error : storeFailed(folder, error);
    }
  };
  /** Writes beside, and gives it its name when it is whole. @returns `false`: the name is taken */
  const place = async (target: string, write: (draft: string) => Promise<void>) => {
    const draft = at(`drafts/${randomUUID()}`);
    try {
      await mkdir(dirname(draft), { recursive: true });
      await mkdir(dirname(target), { recursive: true });
      await write(draft);
      await flush(draft);
      await link(draft, target);
      await flush(dirname(target));
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  };
  const look: ObjectPlace['look'] = (digest) => {
    const path = at(objectPath(digest));
    return trying(() =>
      unlessGone(async () => ({ at: (await stat(path)).mtime, isRenewed: true })),
    );
  };
  const noticeAt = (name: string): string => at(`removals/${name}`);
  const notices: Notices = {
    write: (name, text) =>
      trying(async () => void (await place(noticeAt(name), (draft) => writeFile(draft, text)))),
    names: () => trying(async () => (await unlessGone(() => readdir(at('removals')))) ?? []),
    read: (name) => trying(() => unlessGone(() => readFile(noticeAt(name), 'utf8'))),
    remove: (name) => trying(() => rm(noticeAt(name), { force: true })),
  };
  return {
    address: folder,
    look,
    async times(digests) {
      const ages = await mapParallel(digests, FILES_AT_ONCE, look);
      return new Map(
        digests.flatMap((digest, index) => {
          const age = ages[index];
          return age === undefined ? [] : [[digest, age.at]];
        }),
      );
    },
    create: (digest, file) =>
      trying(() => place(at(objectPath(digest)), (draft) => copyFile(file, draft))),
    read: (digest, file) =>
      trying(async () => {
        const source = at(objectPath(digest));
        const age = await look(digest);
        if (age === undefined) throw missing(folder, digest);
        await receive(createReadStream(source), { digest, file, from: folder });
        return age;
      }),
    renew: (digest) =>
      trying(async () => {
        const now = new Date();
        const done = await unlessGone(async () => {
          await utimes(at(objectPath(digest)), now, now);
          return true;
        });
        return done ?? false;
      }),
    list: () => objectsBelow(folder),
    remove: (digests) =>
      trying(async () => {
        const paths = digests.map((digest) => at(objectPath(digest)));
        await mapParallel(paths, FILES_AT_ONCE, (path) => rm(path, { force: true }));
      }),
    notices,
  };
}

async function* objectsBelow(folder: string): AsyncGenerator<StoredObject> {
  const root = join(folder, 'sha256');
  const entries = await unlessGone(() => opendir(root, { recursive: true }));
  if (entries === undefined) return;
  for await (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const digest = digestAt(relative(folder, file).split(sep).join('/'));
    if (digest === undefined || !entry.isFile()) continue;
    const found = await unlessGone(() => stat(file));
    if (found !== undefined) yield { digest, bytes: found.size, storedAt: found.mtime };
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

async function unlessGone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
