import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, cacheInputs } from './inputs.mjs';

const { fail, inStore, inWorkspace, lines, tell } = await import(process.env.STAND_IN_SUPPORT);

const inputs = cacheInputs();
const paths = lines(inputs.path);
if (inputs.key === '' || paths.length === 0) fail('Input required and not supplied: key, path');

const kept = existsSync(inStore('caches')) ? readdirSync(inStore('caches')) : [];
const entries = kept
  .map((name) => JSON.parse(readFileSync(inStore('caches', name, 'entry.json'), 'utf8')))
  .filter((entry) => entry.paths.join('\n') === paths.join('\n'))
  .sort((one, other) => other.saved - one.saved);
const found =
  entries.find(({ key }) => key === inputs.key) ??
  [inputs.key, ...lines(inputs['restore-keys'])]
    .map((prefix) => entries.find(({ key }) => key.startsWith(prefix)))
    .find((entry) => entry !== undefined);

tell('STATE', { matched: found?.key ?? '' });
tell('OUTPUT', {
  'cache-hit': found === undefined ? '' : String(found.key === inputs.key),
  'cache-primary-key': inputs.key,
  'cache-matched-key': found?.key ?? '',
});
if (found === undefined) {
  if (inputs['fail-on-cache-miss'] === 'true') fail(`No cache for ${inputs.key}`);
  console.log(`Cache not found for input keys: ${inputs.key}`);
} else if (inputs['lookup-only'] !== 'true') {
  for (const [number, path] of paths.entries()) {
    const from = join(cacheFolder(found.key, paths), String(number));
    if (existsSync(from)) cpSync(from, inWorkspace(path), { recursive: true });
  }
  console.log(`Cache restored from key: ${found.key}`);
}
