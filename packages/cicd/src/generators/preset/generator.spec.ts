import { type Tree, logger } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { presetGenerator } from './generator';
import type { PresetGeneratorSchema } from './schema';

const STOCK = '# X\n\n✨ Your new, shiny [Nx workspace](https://nx.dev) is ready ✨.\n';

async function preset(tree: Tree, options: PresetGeneratorSchema = {}): Promise<Tree> {
  await presetGenerator(tree, { name: 'super-deals', skipFormat: true, ...options });
  return tree;
}

describe('preset', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('prepares the workspace and says what to type next', async () => {
    const tree = await preset(emptyTree({ 'README.md': STOCK }), {
      packageManager: 'npm',
      nxCloud: 'skip',
      interactive: false,
    });

    expect(json(tree, 'nx.json')).toMatchObject({ plugins: ['@org/cicd'] });
    const readme = tree.read('README.md', 'utf-8');
    expect(readme).toMatch(/^# super-deals\n/);
    expect(readme).toContain('nx g @org/cicd:service deals-ms');
    expect(tree.exists('apps')).toBe(false);
  });

  it("keeps a README of the user's", async () => {
    const tree = await preset(emptyTree({ 'README.md': '# Mine\n' }));

    expect(tree.read('README.md', 'utf-8')).toBe('# Mine\n');
  });

  it.each([
    ['<b>_x_</b>\n# y', '# \\<b\\>\\_x\\_\\</b\\> \\# y\n'],
    [' ', '# Workspace\n'],
    [undefined, '# Workspace\n'],
  ])('takes the name %j as text', async (name, title) => {
    const tree = emptyTree();
    await presetGenerator(tree, { ...(name !== undefined && { name }), skipFormat: true });

    expect(tree.read('README.md', 'utf-8')?.startsWith(title)).toBe(true);
  });

  it.each([
    [['bff-api,deals-ms']],
    [['bff-api', 'deals-ms']],
    ['bff-api, deals-ms' as unknown as string[]],
  ])('creates an application with services (%j)', async (services) => {
    const tree = await preset(emptyTree(), { application: 'super-deals', services });

    expect(json(tree, 'apps/super-deals/application.json')['name']).toBe('super-deals');
    for (const name of ['bff-api', 'deals-ms']) {
      expect(json(tree, `apps/${name}/service.json`)).toMatchObject({
        name,
        application: 'super-deals',
      });
    }
  });

  it('changes nothing the second time', async () => {
    const options = { application: 'super-deals', services: ['deals-ms'] };
    const tree = await preset(emptyTree(), options);
    const before = contents(tree);

    await preset(tree, options);

    expect(contents(tree)).toEqual(before);
  });

  it('can do without a commit hook', async () => {
    expect((await preset(emptyTree(), { hooks: false })).exists('.husky/pre-commit')).toBe(false);
  });

  it('refuses services without an application', async () => {
    await expect(preset(emptyTree(), { services: ['deals-ms'] })).rejects.toThrow(
      '--services=deals-ms needs --application',
    );
  });
});
