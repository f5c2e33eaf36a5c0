import { loadMessageParser } from '../commits/message';
import type { HistoryCommit } from '../git/git-reader';
import { composeManifest } from '../manifest/manifest';
import { memoryExternals, type MemoryRepository } from '../testing/memory-externals';
import type { ExternalPlan, ExternalService, Manifest } from '../types';
import { checkExternals } from './check-externals';
import { planExternals } from './plan-externals';
import { readExternals, type ExternalsInput } from './read-externals';
import { ALONE, HUB, headers, id, line, pinned, planPayments, tag } from './testing/payments';

describe('the changes', () => {
  test('are those after the pinned version, up to the composed one', async () => {
    expect(headers(await planPayments({ pins: pinned('1.0.0', 'a') }))).toEqual([
      'fix: repair',
      'feat: pay',
    ]);
    expect(headers(await planPayments({ pins: pinned('1.1.0', 'b') }))).toEqual(['fix: repair']);
    expect(headers(await planPayments({ pins: pinned('1.2.0', 'e') }))).toEqual([]);
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
    const planned = await planPayments({ repository, pins: pinned('1.0.0', 'a') });
    expect(planned.commits).toMatchObject([
      { header: 'feat(api)!: drop', bump: 'major', breaking: true, files: ['a.ts', 'b.ts'] },
    ]);
    expect(planned.commits).toHaveLength(1);
  });

  test('are told from the commit, when the tag of the pinned version is gone', async () => {
    const repository = { ...ALONE, tags: ALONE.tags.filter(({ name }) => name !== 'v1.1.0') };
    expect(headers(await planPayments({ repository, pins: pinned('1.1.0', 'b') }))).toEqual([
      'fix: repair',
    ]);
  });

  test('are none, when the pinned version is unknown to the repository', async () => {
    const elsewhere = pinned('0.9.0', '9', { repository: 'https://github.com/org/old.git' });
    expect(await planPayments({ pins: elsewhere })).toMatchObject({
      currentVersion: '0.9.0',
      commits: [],
    });
    expect(await planPayments({ pins: pinned('0.9.0', '9') })).toMatchObject({ commits: [] });
  });

  test('begin at the pinned commit, when its tag was moved and another version is named', async () => {
    const planned = await planPayments({ pins: pinned('1.1.0', 'a'), version: '1.2.0' });
    expect(headers(planned)).toEqual(['fix: repair', 'feat: pay']);
  });

  test('are told when the service came with its tags from another repository', async () => {
    const elsewhere = pinned('1.1.0', '9', { repository: 'https://github.com/org/old.git' });
    expect(headers(await planPayments({ pins: elsewhere }))).toEqual(['fix: repair']);
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
