import { type Tree, addDependenciesToPackageJson } from '@nx/devkit';
import { editJson, readJsonObject } from './json-file';

interface Manifest {
  dependencies: Record<string, string>;
}

/**
 * Adds the development dependencies that the root package.json lacks; versions the user has
 * are kept.
 *
 * The devkit leaves an empty `dependencies` behind, which npm takes out at the next install:
 * without removing it here, a second run would change the file again.
 */
export function addDevDependencies(tree: Tree, versions: Record<string, string>): void {
  const had = 'dependencies' in readJsonObject<Manifest>(tree, 'package.json');
  addDependenciesToPackageJson(tree, {}, versions, 'package.json', true);
  const { dependencies } = readJsonObject<Manifest>(tree, 'package.json');
  if (!had && dependencies && Object.keys(dependencies).length === 0) {
    editJson(tree, 'package.json', [{ path: ['dependencies'], value: undefined }]);
  }
}
