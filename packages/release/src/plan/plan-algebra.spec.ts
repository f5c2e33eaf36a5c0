import fc from 'fast-check';
import { loadMessageParser } from '../commits/message';
import type { HistoryCommit, Tag } from '../git/git-reader';
import { formatManifest } from '../manifest/manifest';
import { ReleaseError } from '../release-error';
import { memoryRepository, type MemoryRepository } from '../testing/memory-repository';
import type { PlanRules, ReleasePlan, ServicePlan } from '../types';
import { computePlan } from './compute-plan';
import { planRelease } from './plan-release';
import { readHistory } from './read-history';

const RULES: PlanRules = {
  projects: [
    { name: 'a', root: 'apps/a', dependencies: ['http'], files: ['package-lock.json'] },
    { name: 'b', root: 'apps/b', dependencies: ['core'] },
    { name: 'c', root: 'apps/c' },
    { name: 'http', root: 'libs/http', dependencies: ['core'], released: false },
    { name: 'core', root: 'libs/core', released: false },
  ],
};
const COMPOSED: PlanRules = {
  ...RULES,
  application: { name: 'app', root: 'apps/app', services: ['a', 'b', 'c'] },
};

const FILES = [
  'apps/a/x.ts',
  'apps/b/x.ts',
  'apps/c/x.ts',
  'apps/c/CHANGELOG.md',
  'apps/app/application.json',
  'libs/http/x.ts',
  'libs/core/x.ts',
  'package-lock.json',
  'README.md',
];

const HEADERS = [
  'feat: one',
  'feat: two (#7)',
  'fix: three',
  'fix!: four',
  'docs: five',
  'chore: six',
  "Merge branch 'topic'",
  'words',
];

interface Step {
  kind: 'plain' | 'revert' | 'revert header' | 'squash' | 'footer';
  header: string;
  /** How far back what is reverted is. */
  back: number;
  /** How far back the parents are. */
  parents: number[];
  files: string[];
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('plain' as const) },
    fc.constantFrom('revert' as const, 'revert header' as const, 'squash' as const),
    fc.constant('footer' as const),
  ),
  header: fc.constantFrom(...HEADERS),
  back: fc.nat(6),
  parents: fc.oneof(
    { weight: 3, arbitrary: fc.constant<number[]>([0]) },
    fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
  ),
  files: fc.uniqueArray(fc.constantFrom(...FILES), { maxLength: 3 }),
});

function messageOf({ kind, header, back }: Step, earlier: readonly HistoryCommit[]): string {
  const target = earlier.at(-1 - back);
  const first = target?.message.split('\n')[0] ?? '';
  if (kind === 'footer') return `${header}\n\nBREAKING CHANGE: gone`;
  if (kind === 'squash') return `words (#3)\n\n* ${header}\n\n* fix: more`;
  if (kind === 'plain' || !target) return header;
  if (kind === 'revert header') return `revert: ${first}`;
  return `Revert "${first}"\n\nThis reverts commit ${target.hash}.`;
}

/** Every parent is an earlier commit, the last one reaches not all of them, as with real branches. */
const commits: fc.Arbitrary<HistoryCommit[]> = fc
  .array(step, { minLength: 1, maxLength: 25 })
  .map((steps) => {
    const made: HistoryCommit[] = [];
    for (const [index, one] of steps.entries()) {
      const parents = one.parents.flatMap((back) => made.at(-1 - back)?.hash ?? []);
      made.push({
        hash: (index + 10).toString(16).padStart(40, 'abcdef0123456789'),
        parents: index === 0 ? [] : [...new Set(parents)],
        author: { name: 'Ada Lovelace', email: 'ada@example.com' },
        date: new Date(Date.UTC(2026, 0, 5) + index * 60_000).toISOString(),
        message: messageOf(one, made),
        files: one.files,
      });
    }
    return made;
  });

const VERSIONS = ['0.1.0', '1.0.0', '1.0.1', '1.1.0-rc.0', '1.1.0-rc.1', '1.1.0', '2.0.0-rc.0'];

const repository: fc.Arbitrary<MemoryRepository> = commits.chain((made) =>
  fc
    .uniqueArray(
      fc.record({
        name: fc
          .tuple(fc.constantFrom('a', 'b', 'c', 'app'), fc.constantFrom(...VERSIONS))
          .map(([project, version]) => `${project}@v${version}`),
        commit: fc.constantFrom(...made.map(({ hash }) => hash)),
      }),
      { selector: ({ name }) => name, maxLength: 8 },
    )
    .map((tags: Tag[]) => ({ commits: made, tags })),
);

const channel = fc.constantFrom<Partial<PlanRules>>({}, { preid: 'rc' });

/** The plan, or the code of the error that is there instead. */
async function plan(from: MemoryRepository, rules: PlanRules): Promise<ReleasePlan | string> {
  try {
    return await planRelease({ root: '.', git: memoryRepository(from), ...rules });
  } catch (error) {
    if (error instanceof ReleaseError) return error.code;
    throw error;
  }
}

/** What a person would notice of a plan. */
function essence(found: ReleasePlan | string): unknown {
  if (typeof found === 'string') return found;
  return found.services.map((service) => ({ ...service, sourceCommit: undefined }));
}

const runs = { numRuns: 300 };

test('reading only what can matter gives the plan that the whole history gives', async () => {
  const parse = await loadMessageParser();
  await fc.assert(
    fc.asyncProperty(repository, channel, async (from, how) => {
      const rules = { ...COMPOSED, ...how };
      const whole = await readHistory(memoryRepository(from), '.', 'HEAD', rules);
      const attempt = (): ReleasePlan | string => {
        try {
          return computePlan(whole, parse, rules);
        } catch (error) {
          if (error instanceof ReleaseError) return error.code;
          throw error;
        }
      };
      expect(await plan(from, rules)).toEqual(attempt());
    }),
    runs,
  );
});

test('planning twice gives the same, in whatever order the projects are', async () => {
  await fc.assert(
    fc.asyncProperty(
      repository,
      channel,
      fc.shuffledSubarray(RULES.projects, { minLength: RULES.projects.length }),
      async (from, how, projects) => {
        const first = await plan(from, { ...COMPOSED, ...how });
        expect(await plan(from, { ...COMPOSED, ...how })).toEqual(first);
        expect(await plan(from, { ...COMPOSED, ...how, projects })).toEqual(first);
      },
    ),
    runs,
  );
});

test('a commit of documentation changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(repository, channel, async (from, how) => {
      const head = from.commits.at(-1);
      const docs = {
        hash: 'd'.repeat(40),
        parents: head ? [head.hash] : [],
        author: { name: 'Ada Lovelace', email: 'ada@example.com' },
        date: '2026-02-01T00:00:00.000Z',
        message: 'docs: words',
        files: FILES,
      };
      const more = { ...from, commits: [...from.commits, docs] };
      const rules = { ...RULES, ...how };
      expect(essence(await plan(more, rules))).toEqual(essence(await plan(from, rules)));
    }),
    runs,
  );
});

test('after the release of a plan there is nothing to release', async () => {
  await fc.assert(
    fc.asyncProperty(repository, channel, async (from, how) => {
      const rules = { ...COMPOSED, ...how };
      const first = await plan(from, rules);
      fc.pre(typeof first !== 'string' && first.application?.manifest != null);
      if (typeof first === 'string' || !first.application?.manifest) return;
      const released = [...first.services, first.application];
      const commit = {
        hash: 'e'.repeat(40),
        parents: [first.head],
        author: { name: 'Ada Lovelace', email: 'ada@example.com' },
        date: '2026-02-01T00:00:00.000Z',
        message: 'chore(release): publish',
        files: [
          'apps/app/release.json',
          ...first.services.map(({ root }) => `${root}/CHANGELOG.md`),
        ],
      };
      const tags = released.flatMap(({ tag }) =>
        tag === null ? [] : [{ name: tag, commit: commit.hash }],
      );
      const text = formatManifest(first.application.manifest);
      const after = await plan(
        {
          commits: [...from.commits, commit],
          tags: [...from.tags, ...tags],
          contents: {
            'apps/app/release.json': text,
            [`apps/app/releases/${first.application.nextVersion}.json`]: text,
          },
        },
        rules,
      );
      if (typeof after === 'string') throw new Error(after);
      expect([...after.services, after.application].map((item) => item?.nextVersion)).toEqual(
        released.map(() => null),
      );
      expect(after.services.map(({ currentVersion }) => currentVersion)).toEqual(
        first.services.map(({ currentVersion, nextVersion }) => nextVersion ?? currentVersion),
      );
    }),
    runs,
  );
});

test('the plan of a service does not depend on which other services there are', async () => {
  const libraries = RULES.projects.filter(({ released }) => released === false);
  await fc.assert(
    fc.asyncProperty(repository, channel, async (from, how) => {
      const together = await plan(from, { ...RULES, ...how });
      fc.pre(typeof together !== 'string');
      if (typeof together === 'string') return;
      const alone = async (service: ServicePlan): Promise<unknown> => {
        const projects = RULES.projects.filter(({ name }) => name === service.name);
        const found = await plan(from, { projects: [...projects, ...libraries], ...how });
        return typeof found === 'string' ? found : found.services;
      };
      for (const service of together.services) expect(await alone(service)).toEqual([service]);
    }),
    runs,
  );
});
