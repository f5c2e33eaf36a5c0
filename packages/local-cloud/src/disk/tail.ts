import { open } from 'node:fs/promises';

const MOST_BYTES = 256 * 1024;

/** The last lines of a file, oldest first; none when there is no file. Looks at its last 256 KiB. */
export async function tail(file: string, lines: number): Promise<string[]> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return [];
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - MOST_BYTES);
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(size - start),
      position: start,
    });
    return lastLines(buffer.toString('utf8', 0, bytesRead), lines);
  } finally {
    await handle.close();
  }
}

/** The last lines of a text, without the empty ones at its end. */
export function lastLines(text: string, lines: number): string[] {
  const all = text.replace(/\s+$/, '').split(/\r?\n/);
  return all.length === 1 && all[0] === '' ? [] : all.slice(-lines);
}
