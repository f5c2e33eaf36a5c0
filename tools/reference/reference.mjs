#!/usr/bin/env node
/**
 * Renders docs/reference/{generators,executors}.md from the schemas of the plugin.
 * With --check nothing is written, and drift is an error.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { renderPage } from './render.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');

const pages = [
  {
    kind: 'generators',
    title: 'Generators',
    intro:
      'Run one with `nx g @org/cicd:<name>`, see it first with `--dry-run`, or open it in Nx Console.',
    call: (name) => `nx g @org/cicd:${name}`,
  },
  {
    kind: 'executors',
    title: 'Executors',
    intro:
      'The inferred targets use them; options go behind the target: `nx run <project>:<target> --option=value`.',
    call: (name) => `nx run <project>:${name}`,
  },
];

const drifted = [];
for (const page of pages) {
  const collection = readJson(`packages/cicd/${page.kind}.json`)[page.kind];
  const entries = Object.entries(collection)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, { schema, description, aliases = [] }]) => ({
      name,
      description,
      aliases,
      schema: readJson(join('packages/cicd', schema)),
    }));
  const target = join(root, 'docs/reference', `${page.kind}.md`);
  const content = await prettier.format(renderPage(page, entries), {
    ...(await prettier.resolveConfig(target)),
    filepath: target,
  });
  if (existsSync(target) && readFileSync(target, 'utf8') === content) continue;
  if (check) drifted.push(relative(root, target));
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

if (drifted.length > 0) {
  console.error(
    `Reference pages that are not current:\n  ${drifted.join('\n  ')}\nRun: npm run reference`,
  );
  process.exit(1);
}
console.log(`${pages.length} reference pages ${check ? 'current' : 'written'}.`);

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
