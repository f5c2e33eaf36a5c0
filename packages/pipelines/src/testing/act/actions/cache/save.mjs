import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, cacheInputs } from './inputs.mjs';

const { inWorkspace, lines } = await import(process.env.STAND_IN_SUPPORT);

const { key, path } = cacheInputs();
const paths = lines(path);
const folder = cacheFolder(key, paths);
const isThere = process.env.STATE_matched === key || existsSync(folder);
const found = [...paths.entries()].filter(([, name]) => existsSync(inWorkspace(name)));

if (isThere) {
  console.log(`Cache hit occurred on the primary key ${key}, not saving cache.`);
} else if (found.length === 0) {
  console.log('::warning::Path Validation Error: Path(s) specified in the action do not exist');
} else {
  mkdirSync(folder, { recursive: true });
  for (const [number, name] of found) {
    cpSync(inWorkspace(name), join(folder, String(number)), { recursive: true });
  }
  writeFileSync(join(folder, 'entry.json'), JSON.stringify({ key, paths, saved: Date.now() }));
  console.log(`Cache saved with key: ${key}`);
}
