import { logger, type Tree } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { drillGenerator } from './generator';
import type { DrillGeneratorSchema } from './schema';

const FILE = 'apps/super-deals/application.json';

function tree(application: object = {}): Tree {
  return emptyTree({
    'package.json': { name: '@super-deals/source', workspaces: ['apps/*'] },
    'apps/super-deals/package.json': { name: 'super-deals', nx: { name: 'super-deals' } },
    [FILE]: { name: 'super-deals', ...application },
    'apps/deals-ms/package.json': { name: 'deals-ms', nx: { name: 'deals-ms' } },
    'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    'apps/other-ms/package.json': { name: 'other-ms', nx: { name: 'other-ms' } },
    'apps/other-ms/service.json': { name: 'other-ms', application: 'other' },
  });
}

const DRILL = {
  emergency: 'bad-migration',
  service: 'deals-ms',
  environment: 'staging',
  schedule: '0 5 * * 1',
} as const;

async function drill(workspace: Tree, options: Partial<DrillGeneratorSchema> = {}): Promise<Tree> {
  const all = { application: 'super-deals', ...DRILL, ...options };
  await drillGenerator(workspace, { skipFormat: true, ...all });
  return workspace;
}

describe('drill', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes what, where and when', async () => {
    const workspace = await drill(tree());
    expect(json(workspace, FILE)).toEqual({ name: 'super-deals', drills: [DRILL] });
  });

  it('changes nothing when it is run again', async () => {
    const workspace = await drill(tree(), { maxAgeDays: 30 });
    const before = contents(workspace);
    await drill(workspace, { maxAgeDays: 30 });
    expect(contents(workspace)).toEqual(before);
  });

  it('changes the schedule of a drill that is there, and adds others', async () => {
    const workspace = await drill(tree());
    await drill(workspace, { schedule: '30 6 1 * *' });
    await drill(workspace, { emergency: 'slow-leak' });
    expect(json(workspace, FILE)).toMatchObject({
      drills: [
        { ...DRILL, schedule: '30 6 1 * *' },
        { ...DRILL, emergency: 'slow-leak' },
      ],
    });
  });

  it('makes production ask for it, and keeps what that asks for else', async () => {
    const workspace = await drill(tree(), { maxAgeDays: 30 });
    await drill(workspace, { emergency: 'slow-leak', maxAgeDays: 7 });
    expect(json(workspace, FILE)).toMatchObject({
      environments: {
        staging: {},
        production: {
          ...{ after: 'staging', takes: 'manifests', approval: { count: 1 } },
          drills: { maxAgeDays: 7, emergencies: ['bad-migration', 'slow-leak'] },
        },
      },
    });
  });

  it('leaves a rule for all emergencies one', async () => {
    const environments = { staging: {}, live: { after: 'staging', drills: { maxAgeDays: 9 } } };
    const workspace = await drill(tree({ environments }), { maxAgeDays: 30 });
    expect(json(workspace, FILE)).toMatchObject({
      environments: { staging: {}, live: { after: 'staging', drills: { maxAgeDays: 30 } } },
    });
  });

  it.each<[string, Partial<DrillGeneratorSchema>, RegExp]>([
    [
      'an application that there is not',
      { application: 'x' },
      /no application "x"; there are super-deals/,
    ],
    [
      'a service of another application',
      { service: 'other-ms' },
      /no service "other-ms"; it has deals-ms/,
    ],
    [
      'no service',
      { service: undefined as never },
      /drills\/0.*lacks "service": with which bad-migration/,
    ],
    [
      'production',
      { environment: 'production' },
      /drills\/0\/environment.*drills may be in staging/,
    ],
    ['an environment that there is not', { environment: 'qa' }, /there is no environment "qa"/],
    ['a schedule that is none', { schedule: '61 * * * *' }, /drills\/0\/schedule.*"61" as minute/],
    [
      'an emergency that there is not',
      { emergency: 'fire' as never },
      /drills\/0\/emergency.*bad-migration/,
    ],
    ['an age that is none', { maxAgeDays: 0 }, /maxAgeDays/],
  ])('refuses %s before anything is written', async (_, options, message) => {
    const workspace = tree();
    const before = contents(workspace);
    await expect(drill(workspace, options)).rejects.toThrow(message);
    expect(contents(workspace)).toEqual(before);
  });
});
