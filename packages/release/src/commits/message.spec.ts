import { loadMessageParser, type ParsedMessage } from './message';

const parser = loadMessageParser();
const parse = async (message: string): Promise<ParsedMessage> => (await parser)(message);

describe('breaking changes', () => {
  test.each<[string, string[]]>([
    ['feat: x\n\nBREAKING CHANGE: gone', ['gone']],
    ['feat: x\n\nBREAKING-CHANGE: gone', ['gone']],
    ['feat: x\n\nBREAKING CHANGE:\ngone', ['gone']],
    [
      'feat: x\n\nBREAKING CHANGE: one\n\nwith a second paragraph',
      ['one\n\nwith a second paragraph'],
    ],
    [
      'feat: x\n\nBREAKING CHANGE: one, see #12\nand more\nReviewed-by: Ada',
      ['one, see #12\nand more'],
    ],
    ['feat: x\n\nBREAKING CHANGE: one\nBREAKING CHANGE: two\nCloses #3', ['one', 'two']],
    ['feat: x\r\n\r\nBREAKING CHANGE: windows\r\n', ['windows']],
    ['feat: x\n\nwords\n\n---\n\nBREAKING CHANGE: below a rule', ['below a rule']],
    ['feat: x\n\n```\nnever closed\n\nBREAKING CHANGE: still', ['still']],
    ['feat: x\n\nthis is BREAKING CHANGE: in prose', []],
    ['feat: x\n\nBREAKING CHANGE without colon', []],
    ['feat: x\n\n  BREAKING CHANGE: indented', []],
    ['feat: x\n\n> BREAKING CHANGE: quoted', []],
    ['feat: x\n\n* BREAKING CHANGE: listed', []],
    ['feat: x\n\nbreaking change: lower', []],
    ['feat: x\n\n```\nBREAKING CHANGE: code\n```', []],
  ])('%j has the notes %j', async (message, notes) => {
    expect((await parse(message)).changes).toMatchObject([
      { notes, breaking: notes.length > 0, bump: notes.length > 0 ? 'major' : 'minor' },
    ]);
  });

  test('by a bang alone have no notes', async () => {
    expect((await parse('chore(api)!: x')).changes).toMatchObject([
      { type: 'chore', scope: 'api', subject: 'x', breaking: true, notes: [], bump: 'major' },
    ]);
  });
});

test.each([
  ['no header at all', false, []],
  ['Merge pull request #3 from org/topic\n\nfeat: title', false, []],
  ['feat:no space', false, []],
  ['constructor: x', true, ['none']],
  ['__proto__: x', true, ['none']],
  ['Feat: capital', true, ['minor']],
  ['feat(a b/c): scope', true, ['minor']],
  ['\n\n  feat: after blanks', true, ['minor']],
  ['-notes-\nfeat: x', false, []],
  ['feat: x\n\n-notes-\nwords', true, ['minor']],
  ['fix: x\n\n* note: not a type\n* added feat: x', true, ['patch']],
  ['fix: x\n\n```\n* feat: code\n```', true, ['patch']],
  ['fix: x\n\n- feat: a list of somebody else', true, ['patch']],
  ['feat: x (#3)\n\n* feat: x (#3)\n\n* fix: y', true, ['minor', 'patch']],
  ['chore: x\n\n* feat(api)!: y\n* Revert "feat: older"', true, ['none', 'major', 'patch']],
])('%j', async (message, conventional, bumps) => {
  const parsed = await parse(message);
  expect([parsed.conventional, parsed.changes.map(({ bump }) => bump)]).toEqual([
    conventional,
    bumps,
  ]);
});

test.each([
  [
    'Revert "feat: a"\n\nThis reverts commit 0123456789.',
    { hashes: ['0123456789'], header: 'feat: a' },
    'patch',
  ],
  [
    'Reapply "feat: a"\n\nThis reverts commit 0123456789.',
    { hashes: ['0123456789'], header: 'Revert "feat: a"' },
    'minor',
  ],
  ['Reapply "fix: a"', { hashes: [], header: 'Revert "fix: a"' }, 'patch'],
  ['Revert "Revert "feat: a""', { hashes: [], header: 'Revert "feat: a"' }, 'minor'],
  [
    'Revert "Revert "Revert "feat: a"""',
    { hashes: [], header: 'Revert "Revert "feat: a""' },
    'patch',
  ],
  [
    'revert(api): feat: a\n\nRefs: 01234567, 89abcdef',
    { hashes: ['01234567', '89abcdef'], header: 'feat: a' },
    'patch',
  ],
  ['Revert "feat: a" (#4)', { hashes: [], header: 'feat: a' }, 'patch'],
  ['revert: feat: a\n\nBREAKING CHANGE: gone', { hashes: [], header: 'feat: a' }, 'major'],
])('%j reverts %j', async (message, revert, bump) => {
  expect(await parse(message)).toMatchObject({
    conventional: true,
    revert,
    changes: [{ type: 'revert', bump }],
  });
});

test('what is no revert is none', async () => {
  expect((await parse('fix: revert the order')).revert).toBeNull();
  expect((await parse('feat: x\n\nThis reverts commit 0123456789.')).revert).toBeNull();
});

test('references are read from header and body', async () => {
  const [change] = (await parse('fix: x (#1)\n\nCloses #2, org/other#3')).changes;
  expect(change?.references).toMatchObject([
    { prefix: '#', issue: '1' },
    { action: 'Closes', issue: '2' },
    { owner: 'org', repository: 'other', issue: '3' },
  ]);
});

test('parsing one message leaves nothing behind for the next', async () => {
  await parse('feat!: a\n\nBREAKING CHANGE: b\nCloses #1');
  expect((await parse('fix: c')).changes).toMatchObject([
    { breaking: false, notes: [], references: [], body: null },
  ]);
});
