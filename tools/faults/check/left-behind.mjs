import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const TWO_DAYS = 172_800_000;

/**
 * What is in a work folder: files on their way of whoever was killed.
 * @returns {Promise<string[]>} names
 */
export async function leftBehind(folder) {
  return readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** Makes everything in a work folder as old as if it had been left two days ago. @returns {Promise<string[]>} its names */
export async function makeOld(folder) {
  const names = await leftBehind(folder);
  for (const name of names) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    const before = new Date(mtimeMs - TWO_DAYS);
    await utimes(file, before, before);
  }
  return names;
}
