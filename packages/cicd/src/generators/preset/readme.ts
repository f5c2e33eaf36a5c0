import { join } from 'node:path';
import { type Tree, generateFiles } from '@nx/devkit';

const FILES = join(__dirname, '../../../src/generators/preset/files');
const STOCK = 'Your new, shiny [Nx workspace](https://nx.dev)';

/**
 * Writes the README of a workspace, unless there is one that is not Nx's own.
 * @param name of the workspace; without it the title is neutral
 */
export function writeReadme(tree: Tree, name: string | undefined): void {
  const present = tree.read('README.md', 'utf-8');
  if (present !== null && !present.includes(STOCK)) return;
  generateFiles(tree, FILES, '.', { title: plainText(name?.trim() || 'Workspace') });
}

function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|&]/g, '\\$&');
}
