#!/usr/bin/env node
/**
 * Writes the example organisation in apps/ as the generators make it (`npm run example`).
 * With --check nothing is written, and a difference is an error.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from './compare.mjs';
import { generateExample } from './generate.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const files = await generateExample();
const changes = compare(files, root);

if (process.argv.includes('--check')) {
  if (changes.length > 0) {
    const lines = changes.map(({ path, change }) => `  ${path} (${change})`);
    console.error(
      `apps/ is not what the generators make:\n${lines.join('\n')}\nRun: npm run example`,
    );
    process.exit(1);
  }
  console.log(`${files.size} files of apps/ are what the generators make.`);
} else {
  for (const { path } of changes) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path));
    console.log(`WRITE ${path}`);
  }
  console.log(`${changes.length} of ${files.size} files written.`);
}
