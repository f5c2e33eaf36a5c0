import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STRATEGIES } from '@org/pipelines';
import type { ReleaseOutcome } from '@org/release';
import executors from '../../executors.json';
import { applicationTargets } from '../graph/application-targets';
import type { ApplicationConfig } from '../schemas/application.schema';
import { deliveryModelOf } from './delivery-model';

const config: ApplicationConfig = {
  name: 'super-deals',
  environments: {
    production: { after: 'staging', takes: 'manifests', approval: { count: 1 } },
    staging: { account: '111111111111', region: 'eu-central-1' },
  },
  drills: [
    { emergency: 'broken-contract', environment: 'staging', schedule: '0 5 * * 1' },
    {
      emergency: 'bad-migration',
      service: 'deals-ms',
      environment: 'staging',
      schedule: '0 5 * * 1',
    },
  ],
};

const pipeline = { provider: 'github-actions', nightly: '17 3 * * *' } as const;

const services = [{ name: 'deals-ms', root: 'apps/deals-ms' }];

test('the model has what application.json says, in the order of promotions, and what it leaves out', () => {
  const branches = { trunk: 'master' };
  const model = deliveryModelOf(config, { ...pipeline, branches, targets: ['test'] }, services);
  expect(model).toEqual({
    application: 'super-deals',
    services,
    environments: [
      {
        ...{ name: 'staging', after: null, takes: 'any', approval: false },
        ...{ account: '111111111111', region: 'eu-central-1' },
      },
      {
        ...{ name: 'production', after: 'staging', takes: 'manifests', approval: true },
        ...{ account: null, region: null },
      },
    ],
    branches: {
      ...{ trunk: 'master', release: 'release' },
      ...{ development: 'development', production: 'production' },
    },
    checks: {
      ...{ targets: ['test'], integrationTargets: ['integration-test'], acceptanceTargets: [] },
      nightly: '17 3 * * *',
    },
    drills: [
      {
        emergency: 'broken-contract',
        environment: 'staging',
        service: null,
        schedule: '0 5 * * 1',
      },
      {
        ...{ emergency: 'bad-migration', environment: 'staging', service: 'deals-ms' },
        schedule: '0 5 * * 1',
      },
    ],
  });
});

/** What the commands that release write with --json. */
const outcome = {
  status: 'released',
  plan: { head: 'c0ffee', application: { nextVersion: '3.1.0' } },
  commit: 'decade',
} as ReleaseOutcome;

const jobs = STRATEGIES.flatMap((strategy) =>
  strategy
    .pipelines(deliveryModelOf(config, pipeline, services))
    .flatMap((each) =>
      each.jobs.map((job) => [`${strategy.name}: ${each.name}, ${job.name}`, job] as const),
    ),
);

test.each(jobs)('what a job runs there is, with the options that it takes: %s', (_, { steps }) => {
  const targets = applicationTargets(['staging', 'production']);
  for (const step of steps) {
    if (step.kind !== 'run') continue;
    const { project, target: name, configuration, options = {} } = step;
    expect(project).toBe('super-deals');
    const target = targets[name];
    if (typeof configuration === 'string')
      expect(Object.keys(target?.configurations ?? {})).toContain(configuration);
    const known = executors.executors as Readonly<Record<string, { schema: string }>>;
    const executor = known[target?.executor?.replace('@org/cicd:', '') ?? ''];
    expect({ name, executor }).toEqual({ name, executor: expect.anything() });
    const file = join(__dirname, '../..', executor?.schema ?? '');
    const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(options)));
  }
});

test.each(jobs.filter(([, { name }]) => name === 'release'))(
  'what is found out of a release is in what its command writes: %s',
  (_, { results = {} }) => {
    const found = Object.values(results).map(({ path }) =>
      path.reduce<unknown>((data, member) => (data as Record<string, unknown>)?.[member], outcome),
    );
    expect(found).toEqual(['3.1.0', 'decade']);
  },
);
