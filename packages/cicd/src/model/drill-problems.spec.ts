import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMERGENCY_NAMES } from '@org/delivery';
import { readApplicationConfig } from './application-config';
import { drillEnvironments } from './drill-problems';

const DRILL = {
  emergency: 'slow-leak',
  service: 'deals-ms',
  environment: 'staging',
  schedule: '0 5 * * 1',
};

const read = (config: object) =>
  readApplicationConfig(JSON.stringify({ name: 'shop', ...config }), 'application.json');

describe('the drills of an application', () => {
  it.each([
    ['one in staging', { drills: [DRILL] }],
    ['another schedule of another service', { drills: [DRILL, { ...DRILL, service: 'users-ms' }] }],
    [
      'a broken contract without a service',
      { drills: [{ emergency: 'broken-contract', environment: 'staging', schedule: '0 5 * * 1' }] },
    ],
    [
      'a rule',
      {
        environments: {
          qa: {},
          live: { after: 'qa', drills: { maxAgeDays: 30, emergencies: ['slow-leak'] } },
        },
      },
    ],
  ])('may be %s', (_, config) => {
    expect(read(config)).toMatchObject(config);
  });

  it.each<[string, object, RegExp]>([
    [
      'in production',
      { drills: [{ ...DRILL, environment: 'production' }] },
      /#\/drills\/0\/environment.*end up.*may be in staging/,
    ],
    [
      'in no environment',
      { drills: [{ ...DRILL, environment: 'qa' }] },
      /#\/drills\/0\/environment.*there is no environment "qa"/,
    ],
    [
      'without a service',
      { drills: [{ ...DRILL, service: undefined }] },
      /#\/drills\/0.*lacks "service"/,
    ],
    [
      'twice',
      { drills: [DRILL, { ...DRILL, schedule: '1 1 * * *' }] },
      /#\/drills\/1.*is there already/,
    ],
    [
      'of no emergency',
      { drills: [{ ...DRILL, emergency: 'fire' }] },
      /#\/drills\/0\/emergency.*must be one of bad-migration/,
    ],
    [
      'at no time',
      { drills: [{ ...DRILL, schedule: '0 5 * * 9' }] },
      /#\/drills\/0\/schedule.*"9" as day of the week/,
    ],
    [
      'asked for where nothing comes before',
      { environments: { live: { drills: { maxAgeDays: 1 } } } },
      /#\/environments\/live\/drills.*needs "after"/,
    ],
    [
      'asked for of any age',
      { environments: { qa: {}, live: { after: 'qa', drills: {} } } },
      /lacks "maxAgeDays"/,
    ],
  ])('are refused %s', (_, config, message) => {
    expect(() => read(config)).toThrow(message);
  });

  it('may be in all environments that others come after', () => {
    const environments = {
      dev: {},
      qa: { after: 'dev' },
      eu: { after: 'qa' },
      us: { after: 'qa' },
    };
    expect(drillEnvironments(environments)).toEqual(['dev', 'qa']);
  });
});

it.each([
  ['schemas/application.schema.json', ['$defs', 'emergency', 'enum']],
  ['executors/drill/schema.json', ['properties', 'emergency', 'enum']],
  ['generators/drill/schema.json', ['properties', 'emergency', 'enum']],
])('%s names all emergencies', (file, path) => {
  const schema: unknown = JSON.parse(readFileSync(join(__dirname, '..', file), 'utf8'));
  const found = path.reduce<unknown>(
    (value, name) => (value as Record<string, unknown>)[name],
    schema,
  );
  expect(found).toEqual(EMERGENCY_NAMES);
});
