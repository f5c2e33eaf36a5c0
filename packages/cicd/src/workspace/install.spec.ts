import * as devkit from '@nx/devkit';
import { emptyTree } from '../generators/testing/tree';
import { installTask } from './install';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  installPackagesTask: jest.fn(),
}));

const install = jest.mocked(devkit.installPackagesTask);

/** A tree whose only changes are `files`. */
function changed(...files: string[]): devkit.Tree {
  const tree = emptyTree();
  jest
    .spyOn(tree, 'listChanges')
    .mockReturnValue(files.map((path) => ({ path, type: 'UPDATE', content: null })));
  return tree;
}

describe('installTask', () => {
  beforeEach(() => install.mockClear());

  it.each(['package.json', 'apps/a/package.json', 'pnpm-workspace.yaml'])(
    'installs when %s changed',
    async (file) => {
      const tree = changed('README.md', file);

      await installTask(tree)();

      expect(install).toHaveBeenCalledWith(tree, true);
    },
  );

  it.each(['nx.json', 'apps/a/my-package.json', 'package.json5'])(
    'does not when only %s did',
    async (file) => {
      await installTask(changed(file))();

      expect(install).not.toHaveBeenCalled();
    },
  );
});
