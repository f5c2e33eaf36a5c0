#!/usr/bin/env node
/**
 * Writes what is generated from the JSON Schemas in packages/: the types, `schema.json` of
 * a generator or executor → `schema.d.ts` beside it, `x.schema.json` → `x.schema.ts`, and the
 * validator of the latter, `x.schema.validate.js`, so that making a project graph need not
 * load and run the compiler of schemas. What an engine defines of a file's format is written into its schema first, as the
 * definition of that name. With --check nothing is written, and drift is an error.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _ } from 'ajv';
import Ajv2020Module from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import * as prettier from 'prettier';
import { globSync } from 'tinyglobby';
import { rolloutSchema } from '@org/delivery';

const Ajv2020 = Ajv2020Module.default;
const standaloneCode = standaloneModule.default;
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');

const schemas = globSync(['packages/*/src/**/schema.json', 'packages/*/src/**/*.schema.json'], {
  cwd: root,
  ignore: ['**/files/**'],
}).sort();

/** Definitions of engines, by name. */
const DEFINED = { rollout: rolloutSchema };

const drifted = [];
for (const file of schemas) {
  const schema = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const defined = Object.entries(DEFINED).filter(([name]) => schema.$defs?.[name] !== undefined);
  if (defined.length > 0) {
    Object.assign(schema.$defs, Object.fromEntries(defined));
    await put(file, JSON.stringify(schema));
  }
  const source = await compile(schema, schema.title ?? schema.$id, {
    additionalProperties: false,
    bannerComment: banner(file),
    cwd: dirname(join(root, file)),
    format: false,
    ignoreMinAndMaxItems: true,
  });
  await put(
    file.replace(/\/schema\.json$/, '/schema.d.ts').replace(/\.schema\.json$/, '.schema.ts'),
    source,
  );
  if (file.endsWith('.schema.json')) {
    await put(file.replace(/\.json$/, '.validate.js'), `${banner(file)}\n${validator(schema)}`);
  }
}

function banner(file) {
  return `// Generated from ${file.split('/').at(-1)} by "npm run schema-types". Do not edit.`;
}

/** Formats that a schema names are exported by "formats", beside the validator. */
function validator(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    code: { source: true, lines: true, formats: _`require("./formats").formats` },
  });
  ajv.addFormat('semver-range', { type: 'string', validate: () => true });
  return standaloneCode(ajv, ajv.compile(schema));
}

async function put(file, source) {
  const target = join(root, file);
  const content = await prettier.format(source, {
    ...(await prettier.resolveConfig(target)),
    filepath: target,
  });
  if (existsSync(target) && readFileSync(target, 'utf8') === content) return;
  if (check) drifted.push(relative(root, target));
  else writeFileSync(target, content);
}

if (drifted.length > 0) {
  console.error(
    `Generated files that do not match their schema:\n  ${drifted.join('\n  ')}\nRun: npm run schema-types`,
  );
  process.exit(1);
}
console.log(
  `${schemas.length} schemas, what is generated from them ${check ? 'is current' : 'was written'}.`,
);
