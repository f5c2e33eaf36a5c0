import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folders {
  /** A new empty folder. */
  make(): string;
  /** Removes all that were made. */
  dispose(): void;
}

export function testFolders(): Folders {
  const made: string[] = [];
  return {
    make() {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'delivery-')));
      made.push(folder);
      return folder;
    },
    dispose() {
      for (const folder of made.splice(0)) {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      }
    },
  };
}
