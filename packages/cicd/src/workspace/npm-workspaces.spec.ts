import { type Tree, logger } from '@nx/devkit';
import { emptyTree, json } from '../generators/testing/tree';
import { ensureWorkspaceCovers, ensureWorkspaces } from './npm-workspaces';

const YAML = 'pnpm-workspace.yaml';

const workspaces = (tree: Tree): unknown => json(tree, 'package.json')['workspaces'];

afterEach(() => jest.restoreAllMocks());

describe('ensureWorkspaceCovers', () => {
  it.each([
    [['apps/*'], ['apps/*']],
    [['apps/**'], ['apps/**']],
    [['./apps/a/'], ['./apps/a/']],
    [['apps/{a,b}'], ['apps/{a,b}']],
    [
      ['apps/*', '!apps/a'],
      ['apps/*', '!apps/a', 'apps/a'],
    ],
    [['libs/*'], ['libs/*', 'apps/a']],
    [{ packages: ['libs/*'] }, { packages: ['libs/*', 'apps/a'] }],
    [undefined, ['apps/a']],
  ])('makes of %j %j', (before, after) => {
    const tree = emptyTree({ 'package.json': { workspaces: before } });

    ensureWorkspaceCovers(tree, 'apps/a');

    expect(workspaces(tree)).toEqual(after);
  });

  it.each([
    ["packages:\n  - 'apps/*'\n", undefined],
    ['packages: ["apps/*"]\n', undefined],
    ['packages:\n- libs/*\n', "packages:\n- libs/*\n- 'apps/a'\n"],
    [
      'packages:\n  # ours\n  - \'libs/*\' # all\n\n  - "x"\n\ncatalog:\n  zod: ^4\n',
      "packages:\n  # ours\n  - 'libs/*' # all\n\n  - \"x\"\n  - 'apps/a'\n\ncatalog:\n  zod: ^4\n",
    ],
    ['packages:\n  - libs/*', "packages:\n  - libs/*\n  - 'apps/a'\n"],
    ['', "packages:\n  - 'apps/a'\n"],
  ])('edits pnpm-workspace.yaml %j', (before, after) => {
    const tree = emptyTree({ [YAML]: before });

    ensureWorkspaceCovers(tree, 'apps/a');

    expect(tree.read(YAML, 'utf-8')).toBe(after ?? before);
    expect(workspaces(tree)).toBeUndefined();
  });

  it('says what to add where the file is written in another way', () => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    const tree = emptyTree({ [YAML]: 'packages: ["libs/*"]\n' });

    ensureWorkspaceCovers(tree, 'apps/a');

    expect(tree.read(YAML, 'utf-8')).toBe('packages: ["libs/*"]\n');
    expect(warn).toHaveBeenCalledWith('Add apps/a to "packages" in pnpm-workspace.yaml.');
  });
});

describe('ensureWorkspaces', () => {
  it.each([
    ['pnpm-lock.yaml', ''],
    ['package.json', { packageManager: 'pnpm@10.0.0' }],
  ])('writes pnpm-workspace.yaml where %s says so', (file, content) => {
    const tree = emptyTree({ [file]: content });

    ensureWorkspaces(tree);

    expect(tree.read(YAML, 'utf-8')).toBe("packages:\n  - 'packages/*'\n  - 'apps/*'\n");
  });
});
