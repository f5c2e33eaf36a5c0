import { type Tree, logger } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { applicationGenerator } from './generator';
import type { ApplicationGeneratorSchema } from './schema';

const ROOT = 'apps/super-deals';

async function application(tree: Tree, options: Partial<ApplicationGeneratorSchema> = {}) {
  await applicationGenerator(tree, { name: 'super-deals', skipFormat: true, ...options });
  return tree;
}

describe('application', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes an application', async () => {
    const tree = await application(emptyTree(), { owners: ['@acme/platform', 'a@b.example'] });

    expect(json(tree, `${ROOT}/application.json`)).toEqual({
      $schema: '../../node_modules/@org/cicd/dist/schemas/application.schema.json',
      name: 'super-deals',
      owners: ['@acme/platform', 'a@b.example'],
    });
    expect(json(tree, `${ROOT}/package.json`)).toEqual({
      name: '@proj/super-deals',
      version: '0.0.0',
      private: true,
      nx: { name: 'super-deals' },
    });
    expect(tree.read(`${ROOT}/README.md`, 'utf-8')).toContain('nx run super-deals:affected');
    expect(tree.read('.nxignore', 'utf-8')).toBe(
      'CHANGELOG.md\napps/super-deals/release.json\napps/super-deals/releases/*.json\n',
    );
    expect(tree.read('.github/CODEOWNERS', 'utf-8')).toContain(
      '/apps/super-deals/ @acme/platform a@b.example\n',
    );
  });

  it('can run LocalStack, and has scripts for what is run every day', async () => {
    const tree = await application(
      emptyTree({ 'package.json': { name: 'x', scripts: { release: 'mine' } } }),
    );
    await application(tree, { name: 'another' });

    const compose = tree.read(`${ROOT}/localstack/docker-compose.localstack.yml`, 'utf-8');
    expect(compose).toContain('name: super-deals\n');
    expect(compose).toContain('"127.0.0.1:4566:4566"');
    expect(tree.read('.gitignore', 'utf-8')).toContain(`\n${ROOT}/localstack/volume\n`);
    expect(json(tree, 'package.json')['scripts']).toMatchObject({
      release: 'mine',
      hotfix: 'nx run super-deals:hotfix',
      'localstack:setup': 'nx run super-deals:local-cloud --action=setup',
      'localstack:start': 'nx run super-deals:local-cloud',
      'localstack:stop': 'nx run super-deals:local-cloud --action=stop',
      'deploy:localstack': 'nx run super-deals:deploy',
      'dev:localstack': 'nx run super-deals:dev',
      'deploy:staging': 'nx run super-deals:promote -c staging',
      'deploy:production': 'nx run super-deals:promote -c production',
    });
  });

  it('has a script for each environment that application.json names', async () => {
    const tree = emptyTree({
      [`${ROOT}/package.json`]: { nx: { name: 'super-deals' } },
      [`${ROOT}/application.json`]: { name: 'super-deals', environments: { sandbox: {} } },
    });
    await application(tree);
    const scripts = Object.keys(json(tree, 'package.json')['scripts'] as object);
    expect(scripts.filter((name) => name.startsWith('deploy:'))).toEqual([
      'deploy:localstack',
      'deploy:sandbox',
    ]);
  });

  it('prepares a workspace that does not load the plugin, once', async () => {
    const tree = await application(emptyTree());
    expect(json(tree, 'nx.json')).toMatchObject({ plugins: ['@org/cicd'] });
    tree.delete('.husky/pre-commit');

    await application(tree, { name: 'another' });

    expect(tree.exists('.husky/pre-commit')).toBe(false);
  });

  it('writes no CODEOWNERS without owners', async () => {
    expect((await application(emptyTree())).exists('.github/CODEOWNERS')).toBe(false);
  });

  it.each([
    ['@super-deals/source', '@super-deals/super-deals'],
    ['plain', '@super-deals/super-deals'],
    [undefined, '@super-deals/super-deals'],
    ['@acme/x', '@acme/super-deals'],
  ])('takes the scope of %s', async (name, packageName) => {
    const tree = await application(emptyTree({ 'package.json': { name } }));

    expect(json(tree, `${ROOT}/package.json`)['name']).toBe(packageName);
  });

  it.each([
    ['services/super-deals', 'services/super-deals'],
    ['./a/b/', 'a/b'],
    ['a\\b', 'a/b'],
  ])('goes into %s and is a workspace there', async (directory, root) => {
    const tree = await application(emptyTree(), { directory });

    expect(json(tree, `${root}/application.json`)['$schema']).toMatch(
      /^(\.\.\/){2}node_modules\/@org/,
    );
    expect(json(tree, 'package.json')['workspaces']).toEqual(['packages/*', 'apps/*', root]);
  });

  it('changes nothing the second time, and keeps edits', async () => {
    const tree = await application(emptyTree(), { owners: ['@me'] });
    tree.write(`${ROOT}/README.md`, 'mine');
    tree.delete(`${ROOT}/package.json`);
    tree.write(`${ROOT}/package.json`, '{"nx":{"name":"super-deals"},"scripts":{}}');
    const before = contents(tree);

    await application(tree, { owners: ['@me'] });
    await application(tree);

    expect(contents(tree)).toEqual(before);
  });

  it('brings CODEOWNERS in line with owners that changed', async () => {
    const tree = await application(emptyTree(), { owners: ['@me'] });
    tree.write(`${ROOT}/application.json`, '{"name":"super-deals","owners":["@you"]}');

    await application(tree);

    expect(tree.read('.github/CODEOWNERS', 'utf-8')).toContain('/apps/super-deals/ @you\n');
    expect(tree.read('.github/CODEOWNERS', 'utf-8')).not.toContain('@me');
  });

  describe('refuses, with nothing written,', () => {
    it.each([
      ['a bad name', { name: 'Super' }, '"Super" cannot be the name of an application: it must'],
      ['a path', { name: '../x' }, 'it is a path'],
      ['code', { name: '"); x("' }, 'must start with a lower-case letter'],
      ['an owner that is none', { owners: ['platform'] }, '"platform" is no owner'],
      ['a folder outside', { directory: '../x' }, 'it has a ".." in it'],
      ['a folder outside, hidden', { directory: 'apps/../../x' }, 'it has a ".." in it'],
      ['an absolute folder', { directory: '/tmp/x' }, 'it is an absolute path'],
      ['a drive', { directory: 'C:\\x' }, 'it is an absolute path'],
      ['the root', { directory: './' }, 'it is the root of the workspace'],
      ['an ignored folder', { directory: 'apps/node_modules/x' }, 'ignores node_modules'],
      ['a hidden folder', { directory: '.git/x' }, 'ignores .git'],
      ['a folder with blanks', { directory: 'apps/a b' }, '"a b" has other characters'],
      ['a glob', { directory: 'apps/*' }, '"*" has other characters'],
      ['a file', { directory: 'package.json' }, 'package.json is a file'],
      ['an occupied folder', { directory: 'docs' }, 'The folder docs is occupied. Empty it'],
      ['a folder of another', { directory: 'libs/lib' }, 'occupied by the project lib'],
      ['a folder in another', { directory: 'libs/lib/x' }, 'lies inside the project lib'],
      ["a project's name", { name: 'lib' }, 'taken by the project in libs/lib'],
      ["a package's name", { name: 'used' }, '"@proj/used", which used would be, exists'],
    ])('%s', async (_what, options, message) => {
      const tree = emptyTree({
        'docs/x.md': '',
        'libs/lib/project.json': { name: 'lib' },
        'libs/other/project.json': { name: 'other' },
        'libs/other/package.json': { name: '@proj/used' },
      });
      const before = contents(tree);

      await expect(application(tree, options)).rejects.toThrow(message);
      expect(contents(tree)).toEqual(before);
    });

    it('another folder for one that exists', async () => {
      const tree = await application(emptyTree());

      await expect(application(tree, { directory: 'apps/x' })).rejects.toThrow(
        'The application "super-deals" is in apps/super-deals already.',
      );
    });

    it.each([
      ['application.json', '{"name":"a","owner":[]}', 'apps/a/application.json#/owner: is unknown'],
      ['application.json', '{"name":', /apps\/a\/application\.json#.*: is not JSON/],
      ['service.json', '{"name":"a"}', 'apps/a/service.json#: lacks "application"'],
      ['service.json', '{"name":1,"application":"b"}', 'apps/a/service.json#/name: must be string'],
    ])('an invalid %s (%s)', async (file, content, message) => {
      const tree = emptyTree({ 'apps/a/package.json': {}, [`apps/a/${file}`]: content });
      const before = contents(tree);

      await expect(application(tree)).rejects.toThrow(message);
      expect(contents(tree)).toEqual(before);
    });
  });
});
