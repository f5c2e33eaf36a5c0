#!/usr/bin/env node
/**
 * Writes the TypeScript types of the JSON Schemas in packages/: `schema.json` of
 * a generator or executor → `schema.d.ts` beside it, `x.schema.json` → `x.schema.ts`.
 * With --check nothing is written, and drift is an error.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';
import { globSync } from 'tinyglobby';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');

const schemas = globSync(['packages/*/src/**/schema.json', 'packages/*/src/**/*.schema.json'], {
  cwd: root,
  ignore: ['**/files/**'],
}).sort();

const drifted = [];
for (const file of schemas) {
  const target = join(
    root,
    file.replace(/\/schema\.json$/, '/schema.d.ts').replace(/\.schema\.json$/, '.schema.ts'),
  );
  const schema = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const name = schema.title ?? schema.$id;
  const source = await compile(schema, name, {
    additionalProperties: false,
    bannerComment: `// Generated from ${file.split('/').at(-1)} by "npm run schema-types". Do not edit.`,
    cwd: dirname(join(root, file)),
    format: false,
  });
  const content = await prettier.format(source, {
    ...(await prettier.resolveConfig(target)),
    filepath: target,
  });
  if (existsSync(target) && readFileSync(target, 'utf8') === content) continue;
  if (check) drifted.push(relative(root, target));
  else writeFileSync(target, content);
}

if (drifted.length > 0) {
  console.error(
    `Types that do not match their schema:\n  ${drifted.join('\n  ')}\nRun: npm run schema-types`,
  );
  process.exit(1);
}
console.log(`${schemas.length} schemas, types ${check ? 'current' : 'written'}.`);
