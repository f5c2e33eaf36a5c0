import type { ProjectGraph } from '@nx/devkit';
import type { FileAt, Manifest } from '@org/release';
import { judgeManifest } from './judge-manifest';

const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)] as const;

const documentOf = (...paths: string[]) => ({
  openapi: '3.1.0',
  paths: Object.fromEntries(
    paths.map((path) => [path, { get: { responses: { 200: { description: 'ok' } } } }]),
  ),
});

const graph = {
  nodes: Object.fromEntries(
    ['bff-api', 'deals-ms', 'users-ms'].map((name) => [
      name,
      { name, data: { root: `apps/${name}` } },
    ]),
  ),
} as unknown as ProjectGraph;

/** bff-api as it was at the older commit, deals-ms as it is at the newer one; others are not of this repository. */
const manifest = {
  services: {
    'bff-api': { version: '1.3.0', tag: 'bff-api@v1.3.0', sourceCommit: OLD },
    'deals-ms': { version: '2.0.0', tag: 'deals-ms@v2.0.0', sourceCommit: NEW },
    'mail-ms': { version: '4.0.0', tag: 'v4.0.0', sourceCommit: NEW, repository: 'https://x/y' },
  },
} as unknown as Manifest;

function reading(files: Readonly<Record<string, unknown>>) {
  const asked: number[] = [];
  return {
    asked,
    readFiles: async (all: readonly FileAt[]) => {
      asked.push(all.length);
      return all.map(({ commit, path }) => {
        const found = files[`${commit === OLD ? 'old' : 'new'} ${path}`];
        return found === undefined ? null : JSON.stringify(found);
      });
    },
  };
}

const bff = (consumes: object) => ({ name: 'bff-api', application: 'super-deals', consumes });

test('each service is judged by what it takes, and was built against, at its own source commit', async () => {
  const reader = reading({
    'old apps/bff-api/service.json': bff({ 'deals-ms': '*', 'mail-ms': '^3.0.0' }),
    'new apps/bff-api/service.json': bff({}),
    'old apps/deals-ms/openapi.json': documentOf('/deals', '/deals/{id}'),
    'new apps/deals-ms/openapi.json': documentOf('/deals'),
  });
  expect(await judgeManifest(manifest, graph, reader)).toEqual({
    apart: [
      expect.stringMatching(
        /^bff-api was built against another document of deals-ms: GET \/deals\/\{id\}/,
      ),
      'bff-api takes mail-ms ^3.0.0, which is 4.0.0',
    ],
    unchecked: [],
  });
  expect(reader.asked).toEqual([4, 1]);
});

test('services that fit, or call nobody, are not told of', async () => {
  const fitting = reading({
    'old apps/bff-api/service.json': bff({ 'deals-ms': '^2.0.0' }),
    'old apps/deals-ms/openapi.json': documentOf('/deals'),
    'new apps/deals-ms/openapi.json': documentOf('/deals', '/offers'),
  });
  const nothing = { apart: [], unchecked: [] };
  expect(await judgeManifest(manifest, graph, fitting)).toEqual(nothing);
  const alone = reading({ 'old apps/bff-api/service.json': { name: 'bff-api', consumes: 'all' } });
  expect(await judgeManifest(manifest, graph, alone)).toEqual(nothing);
});

test('a file that is no JSON is named with its commit', async () => {
  const readFiles = async (files: readonly FileAt[]) => files.map(() => '{');
  await expect(judgeManifest(manifest, graph, { readFiles })).rejects.toThrow(
    /apps\/bff-api\/service\.json at aaaaaaaaaaaa is no JSON/,
  );
});
