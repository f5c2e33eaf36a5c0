import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { projectDirectory } from './directory';

describe('projectDirectory', () => {
  const root = mkdtempSync(join(tmpdir(), 'cicd-directory-'));
  const tree = { root, isFile: () => false } as unknown as Tree;

  afterAll(() => rmSync(root, { recursive: true }));

  it('refuses to go through a symbolic link', () => {
    mkdirSync(join(root, 'apps'));
    symlinkSync(tmpdir(), join(root, 'apps/link'));

    expect(projectDirectory(tree, 'apps/real')).toBe('apps/real');
    for (const directory of ['apps/link', 'apps/link/x']) {
      expect(() => projectDirectory(tree, directory)).toThrow('apps/link is a symbolic link');
    }
  });
});
