import { type Tree, logger } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { migrationGenerator } from './generator';
import type { MigrationGeneratorSchema } from './schema';

const ROOT = 'apps/deals-ms';

function tree(files: Readonly<Record<string, unknown>> = {}): Tree {
  return emptyTree({
    'package.json': { name: '@super-deals/source', workspaces: ['apps/*'] },
    [`${ROOT}/package.json`]: { name: '@super-deals/deals-ms', nx: { name: 'deals-ms' } },
    [`${ROOT}/service.json`]: { name: 'deals-ms', application: 'super-deals' },
    [`${ROOT}/tsconfig.json`]: { include: ['src/**/*.ts'] },
    ...files,
  });
}

async function migration(
  workspace: Tree,
  options: Partial<MigrationGeneratorSchema> = {},
): Promise<Tree> {
  const all = { service: 'deals-ms', name: 'add-cents', kind: 'expand', ...options } as const;
  await migrationGenerator(workspace, { skipFormat: true, ...all });
  return workspace;
}

describe('migration', () => {
  let said: jest.SpyInstance;

  beforeEach(() => {
    said = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes the first step, and what the service has to say of its migrations', async () => {
    const workspace = await migration(tree());
    expect(workspace.read(`${ROOT}/migrations/0001-add-cents.expand.ts`, 'utf-8')).toContain(
      "import type { DynamoStepContext } from '@org/delivery'",
    );
    expect(json(workspace, `${ROOT}/service.json`)).toMatchObject({
      migrations: { database: 'dynamodb' },
    });
    expect(json(workspace, `${ROOT}/tsconfig.json`)).toEqual({
      include: ['src/**/*.ts', 'migrations/**/*.ts'],
    });
    expect(json(workspace, `${ROOT}/package.json`)).toMatchObject({
      devDependencies: { '@org/delivery': '^0.1.0' },
    });
  });

  it('gives the next number, and a contract step the range that it is given', async () => {
    const workspace = await migration(tree());
    const before = contents(workspace);
    await migration(workspace, { name: 'drop-price', kind: 'contract', needs: '>=2.1.0' });
    const { [`${ROOT}/migrations/0002-drop-price.contract.ts`]: step, ...others } =
      contents(workspace);
    expect(step).toContain('export const needs = ">=2.1.0";');
    expect(others).toEqual(before);
  });

  it('changes nothing when the step is there', async () => {
    const workspace = await migration(tree());
    await migration(workspace, { name: 'other' });
    const before = contents(workspace);
    await migration(workspace);
    expect(contents(workspace)).toEqual(before);
    expect(said).toHaveBeenLastCalledWith(
      expect.stringMatching(/migrations\/0001-add-cents\.expand\.ts is there already/),
    );
  });

  it('writes steps for PostgreSQL where service.json says so, and keeps what it says', async () => {
    const url = '/super-deals/{environment}/deals-ms/databaseUrl';
    const workspace = await migration(tree(), { database: 'postgresql', url });
    await migration(workspace, { name: 'drop-price', kind: 'contract' });
    expect(json(workspace, `${ROOT}/service.json`)).toMatchObject({
      migrations: { database: 'postgresql', url },
    });
    const step = workspace.read(`${ROOT}/migrations/0002-drop-price.contract.ts`, 'utf-8');
    expect(step).toContain('SqlStepContext');
    expect(step).not.toContain('needs');
  });

  it.each<[string, Partial<MigrationGeneratorSchema>, RegExp]>([
    ['a name with a path', { name: '../x' }, /is no name of a step/],
    ['a name with other characters', { name: 'Add_Cents' }, /is no name of a step/],
    [
      'a service that there is not',
      { service: 'cart-ms' },
      /no service "cart-ms"; there are deals-ms/,
    ],
    ['another kind', { kind: 'both' as never }, /give expand or contract/],
    ['needs of an expand step', { needs: '>=1.0.0' }, /--needs is for contract steps/],
    ['needs that is no range', { kind: 'contract', needs: "'; x" }, /is no range of versions/],
    ['PostgreSQL without an address', { database: 'postgresql' }, /needs --url/],
    ['an address that is none', { database: 'postgresql', url: 'x' }, /must be like/],
    ['an address of DynamoDB', { url: '/x' }, /--url is for --database=postgresql/],
    ['the name of a step of the other kind', { name: 'there' }, /0001-there is there already/],
    ['another database', { database: 'postgresql', url: '/x' }, /says where its data is: dynamodb/],
  ])('refuses %s before anything is written', async (what, options, message) => {
    const isThere = /other kind|another database/.test(what);
    const service = { name: 'deals-ms', application: 'super-deals' };
    const workspace = tree(
      isThere
        ? {
            [`${ROOT}/service.json`]: { ...service, migrations: { database: 'dynamodb' } },
            [`${ROOT}/migrations/0001-there.contract.ts`]: 'export const up = () => undefined;',
          }
        : {},
    );
    const before = contents(workspace);
    await expect(migration(workspace, options)).rejects.toThrow(message);
    expect(contents(workspace)).toEqual(before);
  });

  it('refuses a folder whose numbers have a gap', async () => {
    const workspace = tree({ [`${ROOT}/migrations/0002-x.expand.ts`]: '' });
    await expect(migration(workspace)).rejects.toThrow('there is no migration 0001 before it');
  });
});
