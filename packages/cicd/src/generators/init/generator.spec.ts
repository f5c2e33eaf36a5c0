import { type NxJsonConfiguration, type Tree, logger } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { initGenerator } from './generator';
import { releaseSection } from './release-section';
import { HOOK_VERSIONS, TOOL_VERSIONS } from './versions';

interface Manifest {
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
  workspaces: string[];
  'lint-staged': unknown;
}

const nxJson = (tree: Tree): NxJsonConfiguration => json<NxJsonConfiguration>(tree, 'nx.json');
const manifest = (tree: Tree): Manifest => json<Manifest>(tree, 'package.json');

async function init(tree: Tree, options = {}): Promise<Tree> {
  await initGenerator(tree, { skipFormat: true, ...options });
  return tree;
}

describe('init', () => {
  let warn: jest.SpyInstance;
  let info: jest.SpyInstance;

  beforeEach(() => {
    warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    info = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('prepares an empty workspace', async () => {
    const tree = await init(emptyTree());

    expect(nxJson(tree).plugins).toEqual(['@org/cicd']);
    expect(nxJson(tree).release).toEqual(releaseSection());
    expect(nxJson(tree).pluginsConfig).toEqual({
      '@nx/js': { projectsAffectedByDependencyUpdates: 'auto' },
    });
    expect(manifest(tree)).toMatchObject({
      workspaces: ['packages/*', 'apps/*'],
      scripts: { prepare: 'husky' },
      'lint-staged': { '*': 'prettier --write --ignore-unknown' },
      devDependencies: { ...TOOL_VERSIONS, ...HOOK_VERSIONS },
    });
    expect(tree.read('.husky/pre-commit', 'utf-8')).toBe('npx lint-staged\n');
    for (const file of ['tsconfig.base.json', 'eslint.config.mjs', '.prettierrc']) {
      expect(tree.exists(file)).toBe(true);
    }
    expect(tree.read('.gitignore', 'utf-8')?.split('\n')).toEqual(
      expect.arrayContaining(['dist', 'coverage', 'tmp', '.nx/cache', '.nx/workspace-data']),
    );
    expect(tree.read('.nxignore', 'utf-8')).toBe('CHANGELOG.md\n');
    expect(warn).not.toHaveBeenCalled();
  });

  it('changes nothing the second time', async () => {
    const tree = await init(emptyTree());
    const before = contents(tree);
    info.mockClear();

    await init(tree);

    expect(contents(tree)).toEqual(before);
    expect(info).not.toHaveBeenCalled();
  });

  it('needs a package.json', async () => {
    const tree = emptyTree();
    tree.delete('package.json');

    await expect(init(tree)).rejects.toThrow('package.json is missing');
  });

  it('says which file is not JSON', async () => {
    await expect(init(emptyTree({ 'nx.json': '{ "plugins": [' }))).rejects.toThrow(
      /nx\.json#: is not JSON: \w+ at line 1/,
    );
  });

  it('keeps comments in nx.json', async () => {
    const tree = await init(emptyTree({ 'nx.json': '{\n  // kept\n  "parallel": 2\n}\n' }));

    expect(tree.read('nx.json', 'utf-8')).toMatch(/^\{\n {2}\/\/ kept\n {2}"parallel": 2,\n/);
  });

  describe('the plugin', () => {
    it.each([[['@org/cicd', '@nx/js']], [[{ plugin: '@org/cicd' }]]])(
      'is not added to %j',
      async (plugins) => {
        expect(nxJson(await init(emptyTree({ 'nx.json': { plugins } }))).plugins).toEqual(plugins);
      },
    );

    it('comes after others', async () => {
      const tree = await init(
        emptyTree({ 'nx.json': { plugins: [{ plugin: '@nx/js/typescript' }] } }),
      );

      expect(nxJson(tree).plugins).toEqual([{ plugin: '@nx/js/typescript' }, '@org/cicd']);
    });

    it('keeps services that exist from a plugin that came later', async () => {
      const tree = await init(
        emptyTree({
          'apps/a/service.json': { name: 'a', application: 'b' },
          'apps/a/package.json': { name: 'a' },
          'nx.json': { plugins: ['@org/cicd', '@nx/jest/plugin'] },
        }),
      );

      expect(nxJson(tree).plugins).toEqual([
        '@org/cicd',
        { plugin: '@nx/jest/plugin', exclude: ['apps/a/**'] },
      ]);
    });
  });

  it('keeps the option about lock files that is set', async () => {
    const pluginsConfig = {
      '@nx/js': { projectsAffectedByDependencyUpdates: 'all', analyzeLockfile: false },
    };

    const tree = await init(emptyTree({ 'nx.json': { pluginsConfig } }));

    expect(nxJson(tree).pluginsConfig).toEqual(pluginsConfig);
  });

  describe('workspaces', () => {
    it.each([[['libs/*']], [{ packages: ['libs/*'] }]])('are kept: %j', async (workspaces) => {
      const tree = await init(emptyTree({ 'package.json': { name: 'x', workspaces } }));

      expect(manifest(tree).workspaces).toEqual(workspaces);
    });

    it.each([
      ["packages:\n  - 'libs/*'\n", "packages:\n  - 'libs/*'\n"],
      ['autoInstallPeers: true\n', /^packages:\n {2}- 'packages\/\*'\n {2}- 'apps\/\*'\n\nauto/],
    ])('go into pnpm-workspace.yaml (%j)', async (before, after) => {
      const tree = await init(emptyTree({ 'pnpm-workspace.yaml': before }));

      expect(tree.read('pnpm-workspace.yaml', 'utf-8')).toMatch(after);
      expect(manifest(tree).workspaces).toBeUndefined();
    });
  });

  describe('tools', () => {
    it('keep the versions that the workspace has', async () => {
      const tree = await init(
        emptyTree({
          'package.json': {
            dependencies: { typescript: '5.0.0' },
            devDependencies: { jest: '^31.0.0', husky: '^8.0.0' },
          },
        }),
      );

      expect(manifest(tree).devDependencies).toMatchObject({ jest: '^31.0.0', husky: '^8.0.0' });
      expect(manifest(tree).devDependencies).not.toHaveProperty('typescript');
      expect(manifest(tree)).toHaveProperty('dependencies', { typescript: '5.0.0' });
    });

    it.each([
      ['eslint.config.mjs', 'eslint.config.js'],
      ['eslint.config.mjs', 'eslint.config.cts'],
      ['eslint.config.mjs', '.eslintrc'],
      ['eslint.config.mjs', '.eslintrc.json'],
      ['.prettierrc', '.prettierrc.json'],
      ['.prettierrc', '.prettierrc.toml'],
      ['.prettierrc', 'prettier.config.mjs'],
    ])('%s is not written beside %s', async (ours, theirs) => {
      const tree = await init(emptyTree({ [theirs]: '' }));

      expect(tree.exists(ours)).toBe(false);
    });

    it.each([
      ['eslint.config.mjs', 'eslintConfig'],
      ['.prettierrc', 'prettier'],
    ])('%s is not written when package.json has "%s"', async (ours, key) => {
      expect((await init(emptyTree({ 'package.json': { [key]: {} } }))).exists(ours)).toBe(false);
    });

    it('do not touch a tsconfig.base.json', async () => {
      const tree = await init(emptyTree({ 'tsconfig.base.json': '{ /* mine */ }' }));

      expect(tree.read('tsconfig.base.json', 'utf-8')).toBe('{ /* mine */ }');
    });

    it('append to ignore files what they lack', async () => {
      const tree = await init(
        emptyTree({
          '.gitignore': '/dist/\nnode_modules/\n!coverage\n/.nx/cache',
          '.prettierignore': '# mine\n',
        }),
      );

      expect(tree.read('.gitignore', 'utf-8')).toBe(
        '/dist/\nnode_modules/\n!coverage\n/.nx/cache\ndist\ntmp\n.nx/workspace-data\n',
      );
      expect(tree.read('.prettierignore', 'utf-8')).toMatch(
        /^# mine\ndist\ncoverage\nCHANGELOG.md\n/,
      );
    });

    it('and package.json are left alone on request', async () => {
      const tree = emptyTree();
      const before = tree.read('package.json', 'utf-8');

      await init(tree, { skipPackageJson: true });

      expect(tree.read('package.json', 'utf-8')).toBe(before);
      expect(tree.exists('.husky/pre-commit')).toBe(false);
    });
  });

  describe('the commit hook', () => {
    it.each([
      ['lefthook.yml', ''],
      ['.lefthook.toml', ''],
      ['.pre-commit-config.yaml', ''],
      ['.simple-git-hooks.json', '{}'],
      ['.huskyrc.json', '{}'],
      ['.lintstagedrc', '{}'],
      ['lint-staged.config.mjs', ''],
      ['package.json', { 'simple-git-hooks': {} }],
      ['package.json', { 'lint-staged': {} }],
      ['package.json', { husky: { hooks: {} } }],
    ])('is not set up beside %s %j', async (file, content) => {
      const tree = await init(emptyTree({ [file]: content }));

      expect(tree.exists('.husky/pre-commit')).toBe(false);
      expect(manifest(tree).scripts?.['prepare']).toBeUndefined();
      expect(manifest(tree).devDependencies).not.toHaveProperty('husky');
      expect(info).toHaveBeenCalledWith(expect.stringContaining('managed already'));
    });

    it('that exists is kept', async () => {
      const tree = await init(emptyTree({ '.husky/pre-commit': 'npm test\n' }));

      expect(tree.read('.husky/pre-commit', 'utf-8')).toBe('npm test\n');
      expect(manifest(tree)['lint-staged']).toBeUndefined();
    });

    it('is left out on request', async () => {
      expect((await init(emptyTree(), { hooks: false })).exists('.husky/pre-commit')).toBe(false);
    });

    it.each([
      [undefined, 'husky'],
      ['', 'husky'],
      ['tsc -b', 'tsc -b && husky'],
      ['husky || true', 'husky || true'],
      ['npm run husky-less', 'npm run husky-less'],
    ])('makes of the prepare script %j %j', async (before, after) => {
      const tree = await init(emptyTree({ 'package.json': { scripts: { prepare: before } } }));

      expect(manifest(tree).scripts['prepare']).toBe(after);
    });
  });

  describe('the release section', () => {
    const ours = releaseSection().groups;
    const withRelease = (release: unknown): Tree => emptyTree({ 'nx.json': { release } });

    it('fills an empty one', async () => {
      expect(nxJson(await init(withRelease({}))).release).toEqual(releaseSection());
    });

    it('gains the groups that it lacks', async () => {
      const libraries = { projects: ['packages/*'], version: { conventionalCommits: true } };

      const tree = await init(withRelease({ groups: { libraries }, git: { push: true } }));

      expect(nxJson(tree).release).toEqual({
        groups: { libraries, ...ours },
        git: { push: true },
      });
      expect(warn).not.toHaveBeenCalled();
    });

    it('keeps groups of ours that were tuned', async () => {
      const groups = { ...ours, services: { ...ours?.['services'], changelog: false } };

      expect(nxJson(await init(withRelease({ groups }))).release).toEqual({ groups });
    });

    it.each([
      ['projects', { projects: ['*'] }, 'exclude each other'],
      ['no groups', { git: { commit: false } }, 'releasing of all projects'],
      ['a namesake', { groups: { services: { projects: ['x'] } } }, 'releases something else'],
      ['a greedy group', { groups: { all: { projects: '*' } } }, '"all" matches services'],
    ])('is kept when it has %s, with a message', async (_what, release, reason) => {
      expect(nxJson(await init(withRelease(release))).release).toEqual(release);
      expect(warn).toHaveBeenCalledWith(expect.stringContaining(reason));
      expect(warn).toHaveBeenCalledWith(expect.stringContaining('"tag:type:application"'));
    });

    it('is kept when a group matches a service by its folder', async () => {
      const release = { groups: { apps: { projects: ['apps/*', '!apps/b'] } } };

      const tree = await init(
        emptyTree({
          'apps/a/service.json': { name: 'a', application: 'b' },
          'apps/a/package.json': {},
          'nx.json': { release },
        }),
      );

      expect(nxJson(tree).release).toEqual(release);
      expect(warn).toHaveBeenCalled();
    });
  });
});
