import { type GeneratorCallback, type Tree, installPackagesTask } from '@nx/devkit';

const MANIFEST = /(^|\/)(package\.json|pnpm-workspace\.yaml)$/;

/**
 * What a generator returns: a task that installs packages, when the generator changed what
 * is to be installed.
 */
export function installTask(tree: Tree): GeneratorCallback {
  const changed = tree.listChanges().some(({ path }) => MANIFEST.test(path));
  return () => {
    if (changed) installPackagesTask(tree, true);
  };
}
