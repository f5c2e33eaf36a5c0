import { releaseSection } from '../generators/init/release-section';
import { releaseSettings } from './release-settings';

describe('releaseSettings', () => {
  it('reads what the init generator writes', () => {
    expect(releaseSettings({ release: releaseSection() })).toMatchObject({
      tagPattern: '{projectName}@v{version}',
      commitMessage: 'chore(release): publish',
    });
  });

  it.each([
    ['no section', {}, '{projectName}@v{version}'],
    [
      'a pattern for all',
      { releaseTag: { pattern: '{projectName}/{version}' } },
      '{projectName}/{version}',
    ],
    [
      'a pattern of its groups',
      { groups: { a: { projects: ['x'], releaseTag: { pattern: 'r/{projectName}-{version}' } } } },
      'r/{projectName}-{version}',
    ],
    [
      'a pattern that its groups leave as it is',
      { releaseTag: { pattern: '{projectName}/{version}' }, groups: { a: { projects: ['x'] } } },
      '{projectName}/{version}',
    ],
  ])('takes the tag pattern of %s', (_what, release, pattern) => {
    expect(releaseSettings({ release }).tagPattern).toBe(pattern);
  });

  it('refuses groups of different patterns, and names them', () => {
    const groups = {
      a: { projects: ['x'], releaseTag: { pattern: '{projectName}-{version}' } },
      b: { projects: ['y'] },
    };
    expect(() => releaseSettings({ release: { groups } })).toThrow(
      'nx.json#/release/groups: the groups lay tags of different patterns: {projectName}-{version}, {projectName}@v{version}',
    );
  });
});
