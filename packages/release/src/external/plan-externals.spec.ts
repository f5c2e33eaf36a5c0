import { loadMessageParser } from '../commits/message';
import type { HistoryCommit, Tag } from '../git/git-reader';
import { composeManifest } from '../manifest/manifest';
import { memoryExternals, type MemoryRepository } from '../testing/memory-externals';
import type { ExternalPlan, ExternalService, Manifest, ManifestService } from '../types';
import { checkExternals } from './check-externals';
import { planExternals } from './plan-externals';
import { readExternals, type ExternalsInput } from './read-externals';

const HUB = 'https://github.com/org/payments.git';

/** Commits newest first, each the child of the next; a line is `<hash> <message> | <files>`. */
function line(...texts: string[]): HistoryCommit[] {
  const commits = texts.map((text) => {
    const [, hash = '', message = '', files = ''] = /^(\w+) (.*?) \| ?(.*)$/.exec(text) ?? [];
    return { hash: id(hash), message, files: files === '' ? [] : files.split(' ') };
  });
  return commits.map((commit, index) => ({
    ...commit,
    parents: commits.slice(index + 1, index + 2).map(({ hash }) => hash),
    author: { name: 'Ada Lovelace', email: 'ada@example.com' },
    date: '2026-01-05T09:00:00.000Z',
  }));
}

const id = (name: string): string => name.padEnd(40, '0');
const tag = (name: string, commit: string): Tag => ({ name, commit: id(commit) });

/** Three releases: by hand, by a release commit, by hand. */
const ALONE: MemoryRepository = {
  tags: [
    tag('v1.0.0', 'a'),
    tag('v1.1.0', 'c'),
    tag('v1.2.0', 'e'),
    tag('v1.2.0-rollback', 'a'),
    tag('v2.0.0-rc.0', 'f'),
    tag('nightly', 'f'),
  ],
  commits: line(
    'f feat!: three | main.ts',
    'e fix: repair | main.ts',
    'd chore: tidy | main.ts',
    'c chore(release): publish | CHANGELOG.md',
    'b feat: pay | main.ts',
    'a feat: begin | main.ts',
  ),
};

const pinned = (version: string, commit: string, more: Partial<ManifestService> = {}): Manifest =>
  composeManifest({
    application: 'super-deals',
    version: '1.0.0',
    previous: null,
    sourceCommit: id('1'),
    services: {
      'payments-ms': {
        version,
        tag: `v${version}`,
        sourceCommit: id(commit),
        repository: HUB,
        ...more,
      },
    },
  });

interface Asked {
  service?: Partial<ExternalService>;
  pins?: Manifest | null;
  preid?: string;
  version?: string;
  keep?: boolean;
  repository?: MemoryRepository;
}

async function plan(asked: Asked = {}): Promise<ExternalPlan> {
  const service = {
    name: 'payments-ms',
    repository: HUB,
    tagPattern: 'v{version}',
    ...asked.service,
  };
  const input: ExternalsInput = {
    services: checkExternals({ name: 'app', root: 'app', services: [], externals: [service] }, []),
    choiceOf: () => ({ preid: asked.preid, version: asked.version, keep: asked.keep ?? false }),
    pins: asked.pins ?? null,
  };
  const reader = memoryExternals({ [service.repository]: asked.repository ?? ALONE });
  const repositories = await readExternals(reader, input);
  const [planned] = planExternals({ ...input, repositories, parse: await loadMessageParser() });
  if (!planned) throw new Error('nothing was planned');
  return planned;
}

const headers = ({ commits }: ExternalPlan): string[] => commits.map(({ header }) => header);

test('the highest stable version is composed, with tag and commit, and knows where it is seen', async () => {
  expect(await plan()).toEqual({
    name: 'payments-ms',
    repository: HUB,
    url: { provider: 'github', host: 'https://github.com', owner: 'org', name: 'payments' },
    currentVersion: null,
    currentTag: null,
    version: '1.2.0',
    tag: 'v1.2.0',
    sourceCommit: id('e'),
    state: 'read',
    commits: [],
  });
});

test.each<[string, Asked, string | null, string | null]>([
  ['a range', { service: { range: '~1.1' } }, '1.1.0', 'b'],
  ['a range without a release', { service: { range: '^3' } }, null, null],
  ['prereleases of the same identifier', { preid: 'rc' }, '2.0.0-rc.0', 'f'],
  ['not those of another', { preid: 'beta' }, '1.2.0', 'e'],
  ['prereleases in a range', { preid: 'rc', service: { range: '^2' } }, '2.0.0-rc.0', 'f'],
  ['not those of the next one', { preid: 'rc', service: { range: '^1' } }, '1.2.0', 'e'],
  ['a version that was named', { version: '1.0.0' }, '1.0.0', 'a'],
  ['a prerelease that was named', { version: '2.0.0-rc.0' }, '2.0.0-rc.0', 'f'],
  ['another pattern', { service: { tagPattern: '{projectName}@v{version}' } }, null, null],
])('%s: %j gives %s', async (_, asked, version, commit) => {
  expect(await plan(asked)).toMatchObject({
    version,
    sourceCommit: commit === null ? null : id(commit),
  });
});

test('a version that stays, but comes from another place, is read anew', async () => {
  const pins = pinned('1.1.0', 'c', { repository: 'https://github.com/org/old.git' });
  expect(await plan({ pins, version: '1.1.0' })).toMatchObject({ sourceCommit: id('b') });
});

test('a service that is to stay is not read, when it is pinned here', async () => {
  const repository = 'out of reach';
  expect(await plan({ keep: true, pins: pinned('1.0.0', 'a'), repository })).toMatchObject({
    state: 'kept',
    version: '1.0.0',
    sourceCommit: id('a'),
  });
  const elsewhere = pinned('1.0.0', 'a', { repository: '../old' });
  expect(await plan({ keep: true, pins: elsewhere, repository })).toMatchObject({
    state: 'unreachable',
    reason: 'out of reach',
    version: null,
  });
});

describe('the changes', () => {
  test('are those after the pinned version, up to the composed one', async () => {
    expect(headers(await plan({ pins: pinned('1.0.0', 'a') }))).toEqual([
      'fix: repair',
      'feat: pay',
    ]);
    expect(headers(await plan({ pins: pinned('1.1.0', 'b') }))).toEqual(['fix: repair']);
    expect(headers(await plan({ pins: pinned('1.2.0', 'e') }))).toEqual([]);
  });

  test('count messages as the workspace does, reverts taken away', async () => {
    const repository = {
      tags: [tag('v1.0.0', 'a'), tag('v2.0.0', 'e')],
      commits: line(
        'e feat(api)!: drop | a.ts b.ts',
        'd Revert "feat: wrong" | c.ts',
        'c feat: wrong | c.ts',
        'b fix: only the release file | CHANGELOG.md',
        'a feat: begin | a.ts',
      ),
    };
    const planned = await plan({ repository, pins: pinned('1.0.0', 'a') });
    expect(planned.commits).toMatchObject([
      { header: 'feat(api)!: drop', bump: 'major', breaking: true, files: ['a.ts', 'b.ts'] },
    ]);
    expect(planned.commits).toHaveLength(1);
  });

  test('are told from the commit, when the tag of the pinned version is gone', async () => {
    const repository = { ...ALONE, tags: ALONE.tags.filter(({ name }) => name !== 'v1.1.0') };
    expect(headers(await plan({ repository, pins: pinned('1.1.0', 'b') }))).toEqual([
      'fix: repair',
    ]);
  });

  test('are none, when the pinned version is unknown to the repository', async () => {
    const elsewhere = pinned('0.9.0', '9', { repository: 'https://github.com/org/old.git' });
    expect(await plan({ pins: elsewhere })).toMatchObject({ currentVersion: '0.9.0', commits: [] });
    expect(await plan({ pins: pinned('0.9.0', '9') })).toMatchObject({ commits: [] });
  });

  test('begin at the pinned commit, when its tag was moved and another version is named', async () => {
    const planned = await plan({ pins: pinned('1.1.0', 'a'), version: '1.2.0' });
    expect(headers(planned)).toEqual(['fix: repair', 'feat: pay']);
  });

  test('are told when the service came with its tags from another repository', async () => {
    const elsewhere = pinned('1.1.0', '9', { repository: 'https://github.com/org/old.git' });
    expect(headers(await plan({ pins: elsewhere }))).toEqual(['fix: repair']);
  });
});

describe('a repository of several services', () => {
  const SEVERAL = {
    tags: [
      tag('payments@v1.0.0', 'b'),
      tag('ledger@v1.0.0', 'd'),
      tag('payments@v1.1.0', 'g'),
      tag('ledger@v1.1.0', 'g'),
    ],
    commits: line(
      'g chore(release): publish | apps/payments/CHANGELOG.md services/ledger/CHANGELOG.md',
      'f feat: both | apps/payments/a.ts services/ledger/a.ts',
      'e fix: pay | apps/payments/b.ts',
      'd chore(release): publish | services/ledger/CHANGELOG.md',
      'c feat: ledger | services/ledger/b.ts',
      'b chore(release): publish | apps/payments/CHANGELOG.md',
      'a feat: begin | apps/payments/a.ts services/ledger/a.ts',
    ),
  };
  const pinnedTo = (services: Record<string, string>): Manifest =>
    composeManifest({
      application: 'super-deals',
      version: '1.0.0',
      previous: null,
      sourceCommit: id('1'),
      services: Object.fromEntries(
        Object.entries(services).map(([name, commit]) => [
          name,
          { version: '1.0.0', tag: `${name}@v1.0.0`, sourceCommit: id(commit), repository: HUB },
        ]),
      ),
    });
  const planBoth = async (
    services: Partial<ExternalService>[],
    repository: MemoryRepository = SEVERAL,
    pins = pinnedTo({ payments: 'a', ledger: 'c' }),
  ): Promise<ExternalPlan[]> => {
    const externals = services.map((service) => ({ name: '', repository: HUB, ...service }));
    const input: ExternalsInput = {
      services: checkExternals({ name: 'app', root: 'app', services: [], externals }, []),
      choiceOf: () => ({ preid: undefined, version: undefined, keep: false }),
      pins,
    };
    const repositories = await readExternals(memoryExternals({ [HUB]: repository }), input);
    return planExternals({ ...input, repositories, parse: await loadMessageParser() });
  };

  test('is told apart by the folders that the release commit wrote changelogs in', async () => {
    const planned = await planBoth([{ name: 'payments' }, { name: 'ledger' }]);
    expect(planned.map((plan) => [plan.name, plan.sourceCommit, headers(plan)])).toEqual([
      ['ledger', id('f'), ['feat: both']],
      ['payments', id('f'), ['feat: both', 'fix: pay']],
    ]);
  });

  test('tells the changes of one whose pinned tag is gone, beside one that has it', async () => {
    const tags = SEVERAL.tags.filter(({ name }) => name !== 'payments@v1.0.0');
    const planned = await planBoth([{ name: 'payments' }, { name: 'ledger' }], {
      ...SEVERAL,
      tags,
    });
    expect(planned.map(headers)).toEqual([['feat: both'], ['feat: both', 'fix: pay']]);
  });

  test('tells each its own, when a pinned version is on a side branch', async () => {
    const [main2, main1, side, begin] = line(
      'd fix: last | x.ts',
      'c fix: shared | x.ts',
      'b fix: on the side | x.ts',
      'a feat: begin | x.ts',
    ) as [HistoryCommit, HistoryCommit, HistoryCommit, HistoryCommit];
    const commits = [
      { ...side, parents: [main1.hash] },
      main2,
      { ...main1, parents: [begin.hash] },
      begin,
    ];
    const tags = [
      tag('payments@v1.0.0', 'b'),
      tag('ledger@v1.0.0', 'a'),
      tag('payments@v1.1.0', 'd'),
      tag('ledger@v1.1.0', 'd'),
    ];
    const planned = await planBoth(
      [
        { name: 'payments', root: '.' },
        { name: 'ledger', root: '.' },
      ],
      { tags, commits },
      pinnedTo({ payments: 'b', ledger: 'a' }),
    );
    expect(planned.map((plan) => [plan.name, headers(plan)])).toEqual([
      ['ledger', ['fix: last', 'fix: shared']],
      ['payments', ['fix: last']],
    ]);
  });

  test('is told apart by the folders that are given, and by the names there', async () => {
    const [planned] = await planBoth([
      { name: 'money', project: 'payments', root: 'services/ledger' },
    ]);
    expect(planned).toMatchObject({ name: 'money', tag: 'payments@v1.1.0', currentVersion: null });
    const [ledger] = await planBoth([{ name: 'ledger', root: 'apps' }]);
    expect(ledger && headers(ledger)).toEqual(['feat: both', 'fix: pay']);
  });
});

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
    const failed: unknown = await plan(asked).catch((error: unknown) => error);
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
    expect(await plan(asked)).toMatchObject({ version });
  });
});
