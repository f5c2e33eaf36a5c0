import fc from 'fast-check';
import type { DeliveryModel, EnvironmentModel } from '../model/delivery-model';
import { type Job, type Pipeline, PHASES } from '../model/pipeline';
import type { Reference, Value } from '../model/values';
import { isReference } from '../model/values';
import { REQUIRED } from '../stages/checks';
import { exampleModel, threeEnvironments } from '../testing/example-model';
import { STRATEGIES, strategyNamed } from './all-strategies';

const environments = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/), { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc
      .array(
        fc.record({ manifests: fc.boolean(), approval: fc.boolean(), follows: fc.boolean() }),
        {
          minLength: names.length,
          maxLength: names.length,
        },
      )
      .map((all) =>
        all.map(({ manifests, approval, follows }, at): EnvironmentModel => ({
          name: names[at] ?? '',
          after: follows ? (names[at - 1] ?? null) : null,
          takes: manifests ? 'manifests' : 'any',
          approval,
          account: null,
          region: null,
        })),
      ),
  );

const models: fc.Arbitrary<DeliveryModel> = fc
  .tuple(environments, fc.boolean(), fc.boolean())
  .map(([all, isAccepted, isNightly]) => {
    const { checks, drills } = exampleModel();
    return exampleModel(3, {
      environments: all,
      checks: {
        ...checks,
        acceptanceTargets: isAccepted ? ['e2e'] : [],
        nightly: isNightly ? '0 3 * * *' : null,
      },
      drills: drills.map((drill) => ({ ...drill, environment: all[0]?.name ?? '' })),
    });
  });

const referencesOf = ({ steps, calls, when, atSourceOf, legs, environment }: Job): Reference[] => [
  ...steps.flatMap((step) => {
    if (step.kind === 'run') return valuesOf({ ...step.options, at: step.configuration ?? '' });
    return step.kind === 'run-many' && step.projects !== 'all' ? [step.projects] : [];
  }),
  ...valuesOf(calls?.inputs ?? {}),
  ...[when, atSourceOf].filter((each) => each !== undefined),
  ...(legs === undefined ? [] : [{ from: 'result', ...legs } as const]),
  ...(environment !== null && typeof environment !== 'string' ? [environment] : []),
];

function valuesOf(values: Readonly<Record<string, Value>>): Reference[] {
  return Object.values(values).filter(isReference);
}

/** Every job before, however far. */
function before(job: Job, { jobs }: Pipeline): Job[] {
  const direct = jobs.filter(({ name }) => job.needs.includes(name));
  return [...direct, ...direct.flatMap((each) => before(each, { jobs } as Pipeline))];
}

test.each(STRATEGIES.map((strategy) => [strategy.name, strategy] as const))(
  'pipelines of %s are whole: every name is there, before it is used',
  (_, strategy) => {
    fc.assert(
      fc.property(models, (model) => {
        const pipelines = strategy.pipelines(model);
        const names = pipelines.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const pipeline of pipelines) {
          const { jobs, inputs, triggers } = pipeline;
          expect(triggers.length).toBeGreaterThan(0);
          expect(jobs.length).toBeGreaterThan(0);
          jobs.forEach((job, at) => {
            const earlier = jobs.slice(0, at).map(({ name }) => name);
            expect(earlier).not.toContain(job.name);
            expect(earlier).toEqual(expect.arrayContaining([...job.needs]));
            expect(PHASES).toContain(job.phase);
            for (const reference of referencesOf(job)) {
              if (reference.from === 'input')
                expect(inputs.map(({ name }) => name)).toContain(reference.name);
              if (reference.from === 'leg') expect(job.legs).toBeDefined();
              if (reference.from !== 'result') continue;
              expect(job.needs).toContain(reference.job);
              const source = jobs.find(({ name }) => name === reference.job);
              expect(Object.keys(source?.results ?? {})).toContain(reference.name);
            }
            if (job.calls !== undefined) {
              const called = pipelines.find(({ name }) => name === job.calls?.pipeline);
              expect(called?.triggers).toContainEqual({ on: 'call' });
            }
          });
        }
      }),
      { numRuns: 50 },
    );
  },
);

test.each(STRATEGIES.map((strategy) => [strategy.name, strategy] as const))(
  'under %s nothing is promoted that was not checked, sealed, and verified in the environment before',
  (_, strategy) => {
    fc.assert(
      fc.property(models, (model) => {
        const pipelines = strategy.pipelines(model);
        for (const pipeline of pipelines) {
          for (const job of pipeline.jobs) {
            const promotion = job.steps.find(
              (step) => step.kind === 'run' && step.target === 'promote',
            );
            if (promotion?.kind !== 'run') continue;
            const { after } = model.environments.find(({ name }) => name === job.environment) ?? {};
            const past = before(job, pipeline);
            const options = promotion.options ?? {};
            const isLater = after !== null && past.some(({ environment }) => environment === after);
            const isSealed = past.some(({ steps }) =>
              steps.some((step) => step.kind === 'run' && step.target === 'seal'),
            );
            expect(isSealed || isLater || Object.keys(options).length === 0).toBe(true);
            if ('candidate' in options) expect(past.map(({ name }) => name)).toContain(REQUIRED);
          }
        }
      }),
      { numRuns: 50 },
    );
  },
);

const told = (name: string, model = exampleModel()): string[] =>
  strategyNamed(name)
    .pipelines(model)
    .flatMap(({ name: pipeline, triggers, jobs }) => {
      const promoted = jobs.flatMap(({ environment, steps }) =>
        steps.flatMap((step) =>
          step.kind === 'run' && step.target === 'promote'
            ? [`${String(environment)}${'candidate' in (step.options ?? {}) ? ' (candidate)' : ''}`]
            : [],
        ),
      );
      const called = jobs.flatMap(({ calls }) => (calls === undefined ? [] : [calls.pipeline]));
      return triggers.map((trigger) => {
        const what =
          'branches' in trigger
            ? ` ${trigger.branches.join(' ')}`
            : trigger.on === 'tag'
              ? ` ${trigger.pattern}`
              : '';
        return [`${trigger.on}${what}: ${pipeline}`, ...promoted, ...called].join(' → ');
      });
    })
    .filter((line) => !/(nightly|drills|rollback|approval)$/.test(line));

test('nobody is approved for: an approval is a pipeline of its own, for who starts it', () => {
  for (const strategy of STRATEGIES) {
    const found = strategy
      .pipelines(exampleModel())
      .flatMap(({ name, triggers, inputs, jobs }) =>
        jobs.flatMap(({ steps }) =>
          steps.flatMap((step) =>
            step.kind === 'run' && step.target === 'approve' ? [{ name, triggers, inputs }] : [],
          ),
        ),
      );
    expect(found).toMatchObject([
      {
        name: 'approval',
        triggers: [{ on: 'manual' }],
        inputs: [{ choices: ['production'] }, {}, {}],
      },
    ]);
  }
});

test('trunk: each commit to staging, a version tag to production', () => {
  expect(told('trunk')).toEqual([
    'pull-request main: checks',
    'merge-queue main: checks',
    'push main: delivery → staging (candidate)',
    'manual: release → production',
    'tag super-deals@v*: production → production',
    'manual: production → production',
    'call: production → production',
  ]);
});

test('github-flow: feature branches are checked; where production takes candidates, it gets what staging ran, without a release', () => {
  expect(told('github-flow').slice(0, 3)).toEqual([
    'pull-request main: checks',
    'merge-queue main: checks',
    'push feature/**: checks',
  ]);
  const { environments: all } = exampleModel();
  const any = all.map((environment): EnvironmentModel => ({ ...environment, takes: 'any' }));
  expect(told('github-flow', exampleModel(3, { environments: any }))).toEqual([
    'pull-request main: checks',
    'merge-queue main: checks',
    'push feature/**: checks',
    'push main: delivery → staging (candidate) → production (candidate)',
  ]);
});

test('release-branch: trunk is checked, cut, and what was cut goes through all environments', () => {
  expect(told('release-branch')).toEqual([
    'pull-request main release: checks',
    'merge-queue main release: checks',
    'push main: delivery',
    'manual: cut → production',
    'manual: hotfix → production',
    'tag super-deals@v*: production → staging → production',
    'manual: production → staging → production',
    'call: production → staging → production',
  ]);
});

test('gitflow: development, main and production each have their environment', () => {
  expect(told('gitflow', exampleModel(3, { environments: threeEnvironments }))).toEqual([
    'pull-request development: checks',
    'merge-queue development: checks',
    'push feature/**: checks',
    'pull-request main production: checks-main',
    'merge-queue main production: checks-main',
    'push hotfix/**: checks-main',
    'push development: development → development (candidate)',
    'push main: main → staging',
    'push production: production → production',
  ]);
});

test('a strategy that there is not is answered with those that there are', () => {
  expect(() => strategyNamed('waterfall', 'application.json#/strategy')).toThrow(
    'application.json#/strategy: there is no strategy "waterfall"\nName one of trunk, release-branch, github-flow, gitflow.',
  );
});
