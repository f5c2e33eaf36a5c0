import { join } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import { type ExecutorRepository, gitRepository } from '../executors/testing/executor-workspace';
import { APPLICATION_TAG, SERVICE_TAG } from '../graph/tags';
import { readSourceDocuments } from './source-documents';

const graphOf = (projects: Record<string, { root: string; tags: string[] }>): ProjectGraph => ({
  nodes: Object.fromEntries(
    Object.entries(projects).map(([name, data]) => [name, { name, type: 'app', data }]),
  ),
  dependencies: {},
});

const service = (root: string) => ({ root, tags: [SERVICE_TAG] });
const GRAPH = graphOf({
  'bff-api': service('apps/bff-api'),
  'deals-ms': service('apps/deals-ms'),
  'users-ms': service('apps/users-ms'),
  'mails-ms': service('apps/mails-ms'),
  shop: { root: 'apps/shop', tags: [APPLICATION_TAG] },
});

describe('the documents of a workspace', () => {
  let repository: ExecutorRepository;
  let head: string;
  beforeEach(() => {
    repository = gitRepository();
    repository.commit('feat: begin', {
      'ours/apps/deals-ms/openapi.json': '{"openapi":"3.1.0","info":"deals"}',
      'ours/apps/users-ms/openapi.json': '{"openapi":"3.1.0","info":"users"}',
      'ours/apps/mails-ms/openapi.json': '{',
      'ours/apps/shop/openapi.json': '{"openapi":"3.1.0"}',
      'ours/apps/bff-api/main.ts': '',
    });
    head = repository.git('rev-parse', 'HEAD');
  });
  afterEach(() => repository.remove());

  const read = () => readSourceDocuments(join(repository.root, 'ours'), head, GRAPH);

  it('are its own, and those of the services it calls, as far as they are here', async () => {
    const documents = await read();
    expect(
      documents.contractOf('bff-api', {
        'deals-ms': '^1.0.0',
        'bff-api': '*',
        shop: '*',
        'elsewhere-ms': '*',
      }),
    ).toEqual({
      document: null,
      uses: { 'deals-ms': { document: { openapi: '3.1.0', info: 'deals' }, operations: null } },
    });
    expect(documents.contractOf('users-ms', {})).toEqual({
      document: { openapi: '3.1.0', info: 'users' },
      uses: {},
    });
  });

  it('are those of the commit, whatever was committed or written since', async () => {
    repository.commit('feat: more', {
      'ours/apps/users-ms/openapi.json': '{"openapi":"3.1.0","info":"newer"}',
      'ours/apps/bff-api/openapi.json': '{}',
    });
    const documents = await read();
    expect(documents.contractOf('users-ms', {}).document).toMatchObject({ info: 'users' });
    expect(documents.contractOf('bff-api', {}).document).toBeNull();
  });

  it('are read only of those that are asked for, and what is no JSON is named', async () => {
    const documents = await read();
    expect(() => documents.contractOf('bff-api', { 'mails-ms': '*' })).toThrow(
      `apps/mails-ms/openapi.json at ${head.slice(0, 12)} is no JSON`,
    );
  });

  it('are read from the root of a repository as well', async () => {
    repository.commit('feat: one', { 'openapi.json': '{"openapi":"3.1.0"}' });
    const graph = graphOf({ 'deals-ms': service('.') });
    const { contractOf } = await readSourceDocuments(
      repository.root,
      repository.git('rev-parse', 'HEAD'),
      graph,
    );
    expect(contractOf('deals-ms', {}).document).toEqual({ openapi: '3.1.0' });
  });
});
