import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as api from './index';
import { testRepositories } from './testing/test-repository';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const repositories = testRepositories();
afterEach(() => repositories.dispose());

function block(language: string): string {
  const found = new RegExp(`\\\`\\\`\\\`${language}\\n([\\s\\S]+?)\\\`\\\`\\\``).exec(README)?.[1];
  if (found === undefined) throw new Error(`README.md has no ${language} block`);
  return found;
}

test('the example of the README runs and does what it says', async () => {
  const repository = repositories.create();
  repository.commit('feat: begin', ['apps/bff-api/main.ts', 'apps/deals-ms/main.ts']);
  const body = block('ts')
    .replace(/^import .*\n/, '')
    .replaceAll("'/path/to/workspace'", JSON.stringify(repository.root));
  const printed: unknown[][] = [];
  const run = new Function(
    'api',
    'console',
    'readTextOrNull',
    `const { createTags, planFiles, planRelease, planTags } = api; return (async () => {${body}})();`,
  ) as (...args: unknown[]) => Promise<void>;
  const readTextOrNull = (path: string): string | null => {
    const file = join(repository.root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  await run(api, { log: (...line: unknown[]) => printed.push(line) }, readTextOrNull);
  expect(printed[1]).toEqual(['deals-ms', null, '1.0.0', 'first']);
  expect(repository.git('tag').split('\n')).toEqual([
    'bff-api@v1.0.0',
    'deals-ms@v1.0.0',
    'super-deals@v1.0.0',
  ]);
});

test('the release.json of the README is one', () => {
  expect(api.parseManifest(block('json'), 'README.md')).toMatchObject({ version: '3.1.0' });
});

test('every function the README names is exported', () => {
  const table = README.slice(README.indexOf('| function'), README.indexOf('Errors a user'));
  const names = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(
    names.filter(
      (name) => typeof Object.entries(api).find(([key]) => key === name)?.[1] !== 'function',
    ),
  ).toEqual([]);
});
