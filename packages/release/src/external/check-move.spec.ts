import type { MemoryRepository } from '../testing/memory-externals';
import { ALONE, HUB, id, pinned, planPayments, tag, type Asked } from './testing/payments';

describe('what another repository must not do', () => {
  const without = (name: string): MemoryRepository => ({
    ...ALONE,
    tags: ALONE.tags.filter((known) => known.name !== name),
  });

  test.each<[string, Asked, string, string[]]>([
    [
      'move the tag of the pinned version',
      { pins: pinned('1.2.0', 'd') },
      'tag-moved',
      [id('d'), id('e'), 'v1.2.0', 'payments-ms', HUB],
    ],
    [
      'move it while there is a newer one',
      { pins: pinned('1.1.0', 'a') },
      'tag-moved',
      [id('a'), id('b'), id('c'), 'v1.1.0'],
    ],
    [
      'take the tag of the pinned version away',
      { pins: pinned('1.2.0', 'e'), repository: without('v1.2.0') },
      'tags-missing',
      ['1.1.0', '1.2.0', 'v1.2.0'],
    ],
    [
      'take all tags away',
      { pins: pinned('1.2.0', 'e'), repository: { ...ALONE, tags: [] } },
      'tags-missing',
      ['no version', '1.2.0'],
    ],
    [
      'be read with a pattern that hides the pinned version',
      {
        pins: pinned('1.2.0', 'e'),
        repository: { ...ALONE, tags: [...ALONE.tags, tag('p1.0.0', 'a')] },
        service: { tagPattern: 'p{version}' },
      },
      'invalid-version',
      ['1.0.0', 'lower', '1.2.0'],
    ],
    ['lack a version that is named', { version: '7.0.0' }, 'invalid-version', ['v7.0.0', HUB]],
  ])('%s', async (_, asked, code, texts) => {
    const failed: unknown = await planPayments(asked).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code });
    for (const text of texts) expect(String(failed)).toContain(text);
  });

  test.each<[string, Asked, string]>([
    ['another version is named', { pins: pinned('1.2.0', 'e'), version: '1.1.0' }, '1.1.0'],
    [
      'the range excludes the pinned one',
      { pins: pinned('1.2.0', 'e'), service: { range: '<1.2' } },
      '1.1.0',
    ],
    ['a prerelease was pinned, which does not count', { pins: pinned('2.0.0-rc.0', 'f') }, '1.2.0'],
    [
      'a version is named, though the pinned tag was moved',
      { pins: pinned('1.1.0', '9'), version: '1.2.0' },
      '1.2.0',
    ],
    [
      'the pin was of another repository',
      { pins: pinned('9.0.0', '9', { repository: 'https://github.com/org/old.git' }) },
      '1.2.0',
    ],
    [
      'the address of the repository is written otherwise',
      { pins: pinned('1.2.0', 'e', { repository: 'git@github.com:org/payments' }) },
      '1.2.0',
    ],
  ])('it may be when %s', async (_, asked, version) => {
    expect(await planPayments(asked)).toMatchObject({ version });
  });
});
