import { type Dirent, readFileSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkKey, checkPrefix, checkText, folderOf, selectKeys } from '../keys';
import { mapParallel } from '../parallel';
import { realPorts, type StatePorts } from '../ports';
import { decodeText, unreachable, unsure } from '../state-errors';
import type { StateStore } from '../state-store';
import { sweepWritings } from './sweep-writings';

/** No part of a key begins with a dot. */
const WRITING = '.writing';
const FILES_AT_ONCE = 16;

/** Files that are read directly, before others get a turn. */
const SLICE = 16;

/** Milliseconds for a file, beyond which several are read at once: those of a file server. One of this machine takes a hundredth of that. */
const FAR = 0.5;

/**
 * A state store in a folder, a file per document. It may be shared by processes, also of several machines where the file system
 * has hard links. A process that ends at any moment leaves a document whole or not there.
 *
 * @param root absolute path; made when something is stored
 */
export function folderStateStore(
  root: string,
  ports: Pick<StatePorts, 'newId' | 'now'> = realPorts,
): StateStore {
  const fileOf = (key: string): string => join(root, ...key.split('/'));
  const missingOr = (key: string, error: unknown): undefined => {
    if (isMissing(error)) return undefined;
    throw isSystemError(error) ? unreachable(fileOf(key), error) : error;
  };
  const read = async (key: string): Promise<string | undefined> => {
    try {
      return decodeText(fileOf(key), await readFile(fileOf(key)));
    } catch (error) {
      return missingOr(key, error);
    }
  };
  const readDirectly = (key: string): string | undefined => {
    try {
      return decodeText(fileOf(key), readFileSync(fileOf(key)));
    } catch (error) {
      return missingOr(key, error);
    }
  };
  const durable = new Set<string>();
  let swept: Promise<void> | undefined;

  return {
    address: root,
    async create(key, text) {
      checkKey(key);
      checkText(key, text);
      const file = fileOf(key);
      if ((await read(key)) !== undefined) return false;
      swept ??= sweepWritings(join(root, WRITING), ports.now());
      await swept;
      return createFile({ root, file, part: join(root, WRITING, ports.newId()), text, durable });
    },
    async read(key) {
      checkKey(key);
      return read(key);
    },
    async readMany(keys) {
      keys.forEach(checkKey);
      const near: (string | undefined)[] = [];
      for (let isNear = true; isNear && near.length < keys.length; await nextTurn()) {
        const started = performance.now();
        const slice = keys.slice(near.length, near.length + SLICE);
        near.push(...slice.map(readDirectly));
        isNear = performance.now() - started < FAR * slice.length;
      }
      const far = await mapParallel(keys.slice(near.length), FILES_AT_ONCE, read);
      const texts = [...near, ...far];
      const entries = keys.map((key, index) => [key, texts[index]] as const);
      return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
    },
    async list(prefix, { after } = {}) {
      checkPrefix(prefix);
      const folder = folderOf(prefix);
      return selectKeys(await filesBelow(root, folder), prefix, after);
    },
  };
}

interface NewFile {
  root: string;
  file: string;
  /** Where it is written before it gets its name. */
  part: string;
  text: string;
  /** Folders whose entries on the way from the root are durable; gets that of the file. */
  durable: Set<string>;
}

async function createFile({ root, file, part, text, durable }: NewFile): Promise<boolean> {
  const folder = dirname(file);
  let linked = false;
  try {
    const made = [await makeFolder(dirname(part)), await makeFolder(folder)];
    await writeDurably(part, text);
    linked = await takeName(part, file);
    if (!linked) return false;
    // Others that make a folder may not have come to make it durable, so the whole way is, once.
    const isKnown = durable.has(folder) && made.every((top) => top === undefined);
    await syncFolders(folder, isKnown ? [folder] : [root, ...made]);
    durable.add(folder);
    return true;
  } catch (error) {
    throw linked ? unsure(file, error) : unreachable(file, error, adviceOn(error));
  } finally {
    await unlink(part).catch(() => undefined);
  }
}

/** @returns the folder that got a new entry, if any did */
async function makeFolder(folder: string): Promise<string | undefined> {
  const first = await mkdir(folder, { recursive: true });
  return first === undefined ? undefined : dirname(first);
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @returns `false` when the name is taken */
async function takeName(part: string, file: string): Promise<boolean> {
  try {
    await link(part, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // Over NFS the answer to a link that was made may be lost, and its repetition fails; open(2) tells to count.
    return (await stat(part)).nlink === 2;
  }
}

/** Makes the entries on the way from the highest of the given folders down to one durable. */
async function syncFolders(folder: string, tops: readonly (string | undefined)[]): Promise<void> {
  // Windows can not, and needs not.
  if (process.platform === 'win32') return;
  const lengths = tops.flatMap((top) => (top === undefined ? [] : [top.length]));
  for (let at = folder; at.length >= Math.min(...lengths); at = dirname(at)) {
    const handle = await open(at, 'r');
    await handle.sync().finally(() => handle.close());
    if (dirname(at) === at) return;
  }
}

/** @returns paths from the root, with slashes, of files in and below a folder of it */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await entriesOf(join(root, ...folder.split('/')));
  const below = await mapParallel(entries, 1, async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !entry.name.startsWith('.') ? filesBelow(root, path) : [];
  });
  return below.flat();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw unreachable(folder, error);
  }
}

function adviceOn(error: unknown): string | undefined {
  return ['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')
    ? 'Put the state store on a file system that has hard links.'
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function isSystemError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}
