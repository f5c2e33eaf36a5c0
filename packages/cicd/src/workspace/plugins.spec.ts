import type { NxJsonConfiguration } from '@nx/devkit';
import { emptyTree, json } from '../generators/testing/tree';
import { excludeFromRivals } from './plugins';

function excluded(plugins: unknown[], ...roots: string[]): unknown {
  const tree = emptyTree({ 'nx.json': { plugins } });
  excludeFromRivals(tree, roots);
  const once = tree.read('nx.json', 'utf-8');
  excludeFromRivals(tree, roots);
  expect(tree.read('nx.json', 'utf-8')).toBe(once);
  return json<NxJsonConfiguration>(tree, 'nx.json').plugins;
}

describe('excludeFromRivals', () => {
  it.each([
    '@nx/js/typescript',
    '@nx/jest/plugin',
    '@nx/eslint/plugin',
    '@nx/vite/plugin',
    '@nx/vitest',
  ])('makes an object of "%s"', (plugin) => {
    expect(excluded([plugin, '@org/cicd'], 'apps/a')).toEqual([
      { plugin, exclude: ['apps/a/**'] },
      '@org/cicd',
    ]);
  });

  it('keeps options and other patterns', () => {
    const entry = { plugin: '@nx/jest/plugin', options: { x: 1 }, exclude: ['e2e/**'] };

    expect(excluded([entry], 'apps/a', 'apps/b')).toEqual([
      { ...entry, exclude: ['e2e/**', 'apps/a/**', 'apps/b/**'] },
    ]);
  });

  it.each([
    ['excludes it already', { exclude: ['apps/a/**'] }],
    ['excludes all around it', { exclude: ['apps/**'] }],
    ['includes other folders only', { include: ['libs/**'] }],
  ])('leaves a plugin alone that %s', (_what, patterns) => {
    const entry = { plugin: '@nx/jest/plugin', ...patterns };

    expect(excluded([entry], 'apps/a')).toEqual([entry]);
  });

  it('treats every entry of a plugin', () => {
    const plugin = '@nx/js/typescript';

    expect(
      excluded(
        [
          { plugin, include: ['libs/**'] },
          { plugin, include: ['apps/**'] },
        ],
        'apps/a',
      ),
    ).toEqual([
      { plugin, include: ['libs/**'] },
      { plugin, include: ['apps/**'], exclude: ['apps/a/**'] },
    ]);
  });

  it('leaves plugins alone that infer nothing of the kind', () => {
    const plugins = ['@nx/docker', { plugin: './tools/plugin' }];

    expect(excluded(plugins, 'apps/a')).toEqual(plugins);
  });
});
