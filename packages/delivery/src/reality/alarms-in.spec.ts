import { alarmsIn } from './read-alarms';
import { memoryCloud, type MemoryStack, stackOf } from './testing/memory-cloud';

const SINCE = '2026-11-21T11:00:00.000Z';
const METRIC = 'AWS::CloudWatch::Alarm';
const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';

const fires = (...names: string[]) => names.map((name) => ({ name, since: SINCE }));

const read = (cloud: ReturnType<typeof memoryCloud>) =>
  alarmsIn(cloud, 'shop', { environment: 'production', account: null, region: null });

test('while nothing fires, that is all that is asked', async () => {
  const cloud = memoryCloud([stackOf('deals-ms')]);
  expect(await read(cloud)).toEqual([]);
  expect(cloud.asked).toEqual(['firingAlarms']);
});

test.each<[string, MemoryStack[], string[], string[]]>([
  [
    'a metric alarm and a composite one',
    [
      stackOf('deals-ms', {
        owns: [
          [METRIC, 'deals-ms-slow'],
          [COMPOSITE, 'deals-ms-all'],
        ],
      }),
    ],
    ['deals-ms-slow', 'deals-ms-all'],
    ['deals-ms-all of deals-ms', 'deals-ms-slow of deals-ms'],
  ],
  [
    'one whose name begins with those of two services',
    [stackOf('deals', { owns: [[METRIC, 'deals-ms-slow']] }), stackOf('deals-ms')],
    ['deals-ms-slow'],
    ['deals-ms-slow of deals'],
  ],
  [
    'one in a stack that is nested',
    [
      stackOf('deals-ms'),
      stackOf('deals-ms', { id: 'arn:nested', nested: true, owns: [[METRIC, 'deals-ms-slow']] }),
    ],
    ['deals-ms-slow'],
    ['deals-ms-slow of deals-ms'],
  ],
  ["a stranger's that looks like one", [stackOf('deals-ms')], ['deals-ms-slow'], []],
  [
    'something else of that name',
    [stackOf('deals-ms', { owns: [['AWS::SQS::Queue', 'deals-ms-slow']] })],
    ['deals-ms-slow'],
    [],
  ],
  [
    'that of another environment in the same account',
    [
      stackOf('deals-ms', {
        tags: { application: 'shop', service: 'deals-ms', environment: 'staging' },
        owns: [[METRIC, 'deals-ms-slow']],
      }),
    ],
    ['deals-ms-slow'],
    [],
  ],
  [
    'that of a service of the same name of another application',
    [
      stackOf('deals-ms', {
        tags: { application: 'bank', service: 'deals-ms', environment: 'production' },
        owns: [[METRIC, 'deals-ms-slow']],
      }),
    ],
    ['deals-ms-slow'],
    [],
  ],
  ['one that is left of a service that is gone', [stackOf('users-ms')], ['deals-ms-slow'], []],
])('%s', async (_what, stacks, firing, expected) => {
  const alarms = await read(memoryCloud(stacks, fires(...firing)));
  expect(alarms.map(({ name, service }) => `${name} of ${service}`)).toEqual(expected);
  expect(alarms.every(({ since }) => since === SINCE)).toBe(true);
});

test('only stacks are looked into whose service an alarm is called after, each once', async () => {
  const services = Array.from({ length: 50 }, (_, at) => stackOf(`service-${at}-ms`));
  const loud = stackOf('deals-ms', { owns: [[METRIC, 'deals-ms-slow']] });
  const cloud = memoryCloud([...services, loud], fires('deals-ms-slow', 'deals-ms-wrong', 'other'));
  expect(await read(cloud)).toEqual([{ name: 'deals-ms-slow', service: 'deals-ms', since: SINCE }]);
  expect(cloud.asked).toEqual(['firingAlarms', 'listStacks', 'resources arn:deals-ms-production']);
});
