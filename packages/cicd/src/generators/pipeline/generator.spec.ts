import { logger, type Tree } from '@nx/devkit';
import { parse } from 'yaml';
import { pipelineSyncGenerator } from '../pipeline-sync/generator';
import { contents, emptyTree, json } from '../testing/tree';
import { pipelineGenerator } from './generator';
import { PIPELINE_SYNC } from './plan';
import type { PipelineGeneratorSchema } from './schema';

const FILE = 'apps/super-deals/application.json';
const WORKFLOWS = '.github/workflows';

function tree(application: object = {}, nxJson: object = {}): Tree {
  return emptyTree({
    'nx.json': nxJson,
    'package.json': { name: '@super-deals/source', workspaces: ['apps/*'] },
    'apps/super-deals/package.json': { name: 'super-deals', nx: { name: 'super-deals' } },
    [FILE]: { name: 'super-deals', ...application },
    'apps/deals-ms/package.json': { name: 'deals-ms', nx: { name: 'deals-ms' } },
    'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
  });
}

async function pipeline(
  workspace: Tree,
  options: Partial<PipelineGeneratorSchema> = {},
): Promise<Tree> {
  await pipelineGenerator(workspace, { application: 'super-deals', ...options });
  return workspace;
}

const workflows = (workspace: Tree): string[] => workspace.children(WORKFLOWS).sort();

const jobsOf = (workspace: Tree, name: string): object => {
  const text = workspace.read(`${WORKFLOWS}/super-deals-${name}.yml`, 'utf-8') ?? '';
  return (parse(text) as { jobs: object }).jobs;
};

describe('pipeline', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes what the strategy says, and lets nx sync keep it', async () => {
    const workspace = await pipeline(tree(), { strategy: 'trunk', nightly: '17 3 * * *' });
    expect(json(workspace, FILE)).toEqual({
      name: 'super-deals',
      strategy: 'trunk',
      pipeline: { provider: 'github-actions', nightly: '17 3 * * *' },
    });
    expect(json(workspace, 'nx.json')).toEqual({ sync: { globalGenerators: [PIPELINE_SYNC] } });
    expect(workflows(workspace)).toEqual(
      ['approval', 'checks', 'delivery', 'nightly', 'production', 'release', 'rollback'].map(
        (name) => `super-deals-${name}.yml`,
      ),
    );
    expect(Object.keys(jobsOf(workspace, 'production'))).toEqual(['seal', 'promote-production']);
  });

  it('changes nothing when it is run again, and keeps other sync generators', async () => {
    const workspace = await pipeline(
      tree({}, { sync: { globalGenerators: ['@nx/js:typescript-sync'] } }),
    );
    const before = contents(workspace);
    await pipeline(workspace);
    expect(contents(workspace)).toEqual(before);
    expect(json(workspace, 'nx.json')).toEqual({
      sync: { globalGenerators: ['@nx/js:typescript-sync', PIPELINE_SYNC] },
    });
  });

  it('takes the branch from nx.json, where it is another one', async () => {
    const workspace = await pipeline(tree({}, { defaultBase: 'master' }));
    expect(json(workspace, FILE)).toMatchObject({ pipeline: { branches: { trunk: 'master' } } });
    const text = workspace.read(`${WORKFLOWS}/super-deals-delivery.yml`, 'utf-8') ?? '';
    expect(parse(text)).toMatchObject({ on: { push: { branches: ['master'] } } });
  });

  it.each<[string, Partial<PipelineGeneratorSchema>, RegExp]>([
    [
      'an application that there is not',
      { application: 'x' },
      /no application "x"; there are super-deals\. Run:/,
    ],
    ['a branch that is none', { trunk: 'a b' }, /application\.json#\/pipeline\/branches\/trunk/],
    ['a schedule that is none', { nightly: '99 3 * * *' }, /application\.json#\/pipeline\/nightly/],
  ])('refuses %s, and writes nothing', async (_, options, message) => {
    const workspace = tree();
    const before = contents(workspace);
    await expect(pipeline(workspace, options)).rejects.toThrow(message);
    expect(contents(workspace)).toEqual(before);
  });
});

describe('nx sync', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('has nothing to do after the generator, nor where there are no pipelines', async () => {
    expect(await pipelineSyncGenerator(await pipeline(tree()))).toBeUndefined();
    expect(await pipelineSyncGenerator(tree())).toBeUndefined();
  });

  it('follows application.json, names what was out of step, and removes what is no more', async () => {
    const workspace = await pipeline(tree(), { nightly: '17 3 * * *' });
    const mine = `${WORKFLOWS}/super-deals-mine.yml`;
    workspace.write(mine, 'name: mine\n');
    const { pipeline: before } = json(workspace, FILE) as { pipeline: object };
    workspace.write(
      FILE,
      JSON.stringify({
        name: 'super-deals',
        strategy: 'release-branch',
        pipeline: { ...before, nightly: undefined },
      }),
    );
    const { outOfSyncMessage = '' } = (await pipelineSyncGenerator(workspace)) ?? {};
    for (const name of ['checks', 'cut', 'hotfix', 'nightly', 'release'])
      expect(outOfSyncMessage).toContain(`${WORKFLOWS}/super-deals-${name}.yml`);
    expect(workflows(workspace)).toEqual(
      ['approval', 'checks', 'cut', 'delivery', 'hotfix', 'mine', 'production', 'rollback'].map(
        (name) => `super-deals-${name}.yml`,
      ),
    );
    expect(await pipelineSyncGenerator(workspace)).toBeUndefined();
  });

  it('brings back what was changed by hand', async () => {
    const workspace = await pipeline(tree());
    const before = contents(workspace);
    const file = `${WORKFLOWS}/super-deals-checks.yml`;
    workspace.write(file, `${workspace.read(file, 'utf-8')}# changed\n`);
    expect(await pipelineSyncGenerator(workspace)).toEqual({
      outOfSyncMessage: `Pipelines are not as application.json says: ${file}`,
    });
    expect(contents(workspace)).toEqual(before);
  });

  it('schedules the drills that application.json names', async () => {
    const workspace = await pipeline(tree());
    const config = json(workspace, FILE) as object;
    const drills = [
      ...['bad-migration', 'slow-leak'].map((emergency) => ({
        ...{ emergency, service: 'deals-ms', environment: 'staging', schedule: '0 5 * * 1' },
      })),
    ];
    workspace.write(FILE, JSON.stringify({ ...config, drills }));
    await pipelineSyncGenerator(workspace);
    expect(Object.keys(jobsOf(workspace, 'drills'))).toEqual([
      ...['drill-1-bad-migration', 'drill-2-slow-leak'],
    ]);
  });
});
