import { posix } from 'node:path';
import { type Tree, getProjects } from '@nx/devkit';
import { nameProblem } from '../model/name';
import type { Catalog } from './catalog';
import { readJsonObject } from './json-file';

/** A project that a generator is about to make. */
export interface NewProject {
  name: string;
  root: string;
  packageName: string;
}

/**
 * Refuses a name that cannot be one of a service or application.
 * @param kind for the message: "service" or "application"
 * @throws Error with the reason
 */
export function assertName(kind: string, name: string): void {
  const problem = nameProblem(name);
  if (problem === undefined) return;
  throw new Error(
    `${JSON.stringify(name)} cannot be the name of ${kind === 'application' ? 'an' : 'a'} ${kind}: ${problem}. Use a lower-case DNS label such as deals-ms.`,
  );
}

/**
 * Makes sure that a new project takes nothing that is in use: its name, the name of its
 * package, its folder.
 * @throws Error naming what is taken, by whom, and what to do
 */
export function assertFree(tree: Tree, project: NewProject, catalog: Catalog): void {
  const roots = knownRoots(tree, catalog);
  assertNameFree(project, roots);
  assertPackageFree(tree, project, roots);
  assertFolderFree(tree, project, roots);
}

function knownRoots(tree: Tree, { applications, services }: Catalog): Map<string, string> {
  const roots = new Map<string, string>();
  for (const [name, { root }] of getProjects(tree)) roots.set(root, name);
  for (const { root, config } of [...applications, ...services]) roots.set(root, config.name);
  return roots;
}

function assertNameFree({ name }: NewProject, roots: ReadonlyMap<string, string>): void {
  for (const [root, other] of roots) {
    if (other === name) {
      throw new Error(`The name "${name}" is taken by the project in ${root}. Choose another.`);
    }
  }
}

function assertPackageFree(
  tree: Tree,
  { name, packageName }: NewProject,
  roots: ReadonlyMap<string, string>,
): void {
  for (const root of new Set(['.', ...roots.keys()])) {
    const file = posix.join(root, 'package.json');
    if (readJsonObject<{ name: string }>(tree, file).name === packageName) {
      throw new Error(
        `The package "${packageName}", which ${name} would be, exists: ${file}. Choose another name.`,
      );
    }
  }
}

function assertFolderFree(
  tree: Tree,
  { name, root }: NewProject,
  roots: ReadonlyMap<string, string>,
): void {
  for (const [other, owner] of roots) {
    if (other !== '.' && root.startsWith(`${other}/`)) {
      throw new Error(
        `The folder ${root} lies inside the project ${owner} (${other}). Give ${name} another one with --directory.`,
      );
    }
  }
  if (tree.children(root).length > 0) {
    const owner = roots.get(root);
    throw new Error(
      `The folder ${root} is occupied${owner ? ` by the project ${owner}` : ''}. Empty it, or give ${name} another one with --directory.`,
    );
  }
}
