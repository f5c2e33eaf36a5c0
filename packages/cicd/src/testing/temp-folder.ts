import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of a test's own, removed when the test is over. */
export interface TempFolder {
  path: string;
  /** Writes files given by relative path; folders are made as needed. */
  write(files: Record<string, string | object>): void;
  remove(): void;
}

/** Makes an empty temporary folder; call `remove` when done. */
export function tempFolder(): TempFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-')));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  return {
    path,
    write: (files) => {
      for (const [file, content] of Object.entries(files)) {
        const target = join(path, file);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
      }
    },
    remove,
  };
}
