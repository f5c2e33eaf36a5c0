import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** A file that grows by one line of JSON at a time. */
export interface JsonLines {
  write(value: object): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file for lines of JSON, empty whatever was in it.
 * @param file path relative to the workspace root, or absolute; without one, nothing is written
 * @param workspaceRoot absolute path
 */
export async function openJsonLines(
  file: string | undefined,
  workspaceRoot: string,
): Promise<JsonLines> {
  if (file === undefined) return { write: async () => undefined, close: async () => undefined };
  const path = resolve(workspaceRoot, file);
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'w');
  return {
    write: (value) => handle.appendFile(`${JSON.stringify(value)}\n`),
    close: () => handle.close(),
  };
}
