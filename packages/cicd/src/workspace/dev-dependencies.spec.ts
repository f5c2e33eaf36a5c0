import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { addDevDependencies } from './dev-dependencies';

function packageJson(manifest: object, versions: Record<string, string>): unknown {
  const tree = createTreeWithEmptyWorkspace();
  tree.write('package.json', JSON.stringify(manifest));
  addDevDependencies(tree, versions);
  return JSON.parse(tree.read('package.json', 'utf-8') ?? '');
}

describe('addDevDependencies', () => {
  it('adds what is missing and nothing else', () => {
    expect(packageJson({ name: 'w' }, { jest: '30.0.0' })).toEqual({
      name: 'w',
      devDependencies: { jest: '30.0.0' },
    });
  });

  it('keeps the versions that are there, among the dependencies too', () => {
    const manifest = { dependencies: { jest: '29.0.0' }, devDependencies: { eslint: '8.0.0' } };
    expect(packageJson(manifest, { jest: '30.0.0', eslint: '9.0.0' })).toEqual(manifest);
  });

  it('keeps an empty list of dependencies that the user has', () => {
    expect(packageJson({ dependencies: {} }, { jest: '30.0.0' })).toEqual({
      dependencies: {},
      devDependencies: { jest: '30.0.0' },
    });
  });
});
