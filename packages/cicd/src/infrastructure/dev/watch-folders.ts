import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** Milliseconds without a change until it counts: who saves a file touches it several times. */
const QUIET = 30;

/** Folders that are watched, each without those in it. */
export interface FolderWatch {
  /**
   * Says which are watched from now on. In place of one that is not there, the nearest around it is.
   * @returns whether there are others among them than before
   * @throws Error when the system watches no more of them
   */
  follow(folders: ReadonlySet<string>): boolean;
  close(): void;
}

/**
 * Watches folders.
 * @param isMeant whether a file or folder counts, by its absolute path
 * @param onChange called when something has changed and it is quiet again
 */
export function watchFolders(
  isMeant: (path: string) => boolean,
  onChange: () => void,
): FolderWatch {
  const watched = new Map<string, { watcher: FSWatcher; identity: string }>();
  let quiet: NodeJS.Timeout | undefined;

  const changed = (folder: string, name: string | null): void => {
    if (name !== null && !isMeant(join(folder, name))) return;
    clearTimeout(quiet);
    quiet = setTimeout(onChange, QUIET);
  };
  const open = (folder: string): void => {
    const identity = identityOf(folder);
    if (identity === null) return;
    const watcher = watchFolder(folder, (name) => changed(folder, name));
    // A folder that goes away is told by the one around it.
    watcher.on('error', () => drop(folder));
    watched.set(folder, { watcher, identity });
  };
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };

  return {
    follow(folders) {
      const there = new Set([...folders].map(nearest));
      for (const [folder, { identity }] of watched) {
        if (!there.has(folder) || identityOf(folder) !== identity) drop(folder);
      }
      const missing = [...there].filter((folder) => !watched.has(folder));
      missing.forEach(open);
      return missing.length > 0;
    },
    close() {
      clearTimeout(quiet);
      for (const folder of watched.keys()) drop(folder);
    },
  };
}

function watchFolder(folder: string, onEvent: (name: string | null) => void): FSWatcher {
  try {
    return watch(folder, (_, name) => onEvent(name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EMFILE') throw error;
    throw new Error(
      `${folder} is not watched: the system watches no more folders. Raise its limit (on Linux fs.inotify.max_user_watches and max_user_instances), or close what watches many files.`,
    );
  }
}

/** One that was removed and made again is another one, which its watcher does not know. */
function identityOf(folder: string): string | null {
  const found = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : null;
}

function nearest(folder: string): string {
  let there = folder;
  while (identityOf(there) === null && dirname(there) !== there) there = dirname(there);
  return there;
}
