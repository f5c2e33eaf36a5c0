import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';
import { withCloud } from '../infrastructure/cloud/open-cloud';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { lookingAt } from './place';
import { readAlarms } from './read-alarms';

const ANYWHERE = { account: null, region: null };

const METRIC = {
  Namespace: 'shop',
  MetricName: 'errors',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
} as const;

/** An alarm as a template has it. */
const alarm = (AlarmName: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { ...METRIC, AlarmName },
  ...more,
});

describe('alarms, on MiniStack', () => {
  const folders = testFolders();
  let mini: MiniStack;
  let cloudWatch: CloudWatchClient;
  let cloudFormation: CloudFormationClient;

  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    const client = {
      endpoint: mini.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    cloudWatch = new CloudWatchClient(client);
    cloudFormation = new CloudFormationClient(client);
  }, 120_000);
  afterAll(async () => {
    await mini.end();
    folders.dispose();
  });

  async function stack(service: string, alarms: Record<string, unknown>, environment = 'staging') {
    const StackName = `${service}-${environment}`;
    const tags = { application: 'shop', service, environment };
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const TemplateBody = JSON.stringify({ Resources: alarms });
    await cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody, Tags }));
    await waitUntilStackCreateComplete(
      { client: cloudFormation, maxWaitTime: 30, minDelay: 1 },
      { StackName },
    );
  }

  const set = (AlarmName: string, StateValue: StateValue) =>
    cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'a test' }));

  const put = (AlarmName: string) =>
    cloudWatch.send(new PutMetricAlarmCommand({ ...METRIC, AlarmName }));

  const firing = (environment = 'staging') =>
    readAlarms('shop', { environment, env: mini.env, ...ANYWHERE });

  test('of services, whatever strangers and services that are gone have left', async () => {
    await stack('deals-ms', {
      Errors: alarm('deals-ms-high_error_rate'),
      Latency: alarm('deals-ms-high_latency'),
    });
    await stack('users-ms', { Errors: alarm('users-ms-high_error_rate') });
    await stack('deals-ms', { Errors: alarm('deals-ms-of-production') }, 'production');
    await stack('gone-ms', { Left: alarm('gone-ms-slow', { DeletionPolicy: 'Retain' }) });
    await put('deals-ms-of-a-stranger');
    // They have no data yet.
    expect(await firing()).toEqual({ firing: [] });

    await cloudFormation.send(new DeleteStackCommand({ StackName: 'gone-ms-staging' }));
    await waitUntilStackDeleteComplete(
      { client: cloudFormation, maxWaitTime: 30, minDelay: 1 },
      { StackName: 'gone-ms-staging' },
    );
    for (const name of ['gone-ms-slow', 'deals-ms-of-a-stranger', 'deals-ms-of-production']) {
      await set(name, 'ALARM');
    }
    await set('users-ms-high_error_rate', 'OK');
    expect(await firing()).toEqual({ firing: [] });

    const before = Date.now();
    await set('deals-ms-high_latency', 'ALARM');
    const found = await firing();
    expect(found).toEqual({
      firing: [{ name: 'deals-ms-high_latency', service: 'deals-ms', since: expect.any(String) }],
    });
    const since = Date.parse('firing' in found ? (found.firing[0]?.since ?? '') : '');
    expect(Math.abs(since - before)).toBeLessThan(60_000);
    expect(await firing('production')).toMatchObject({
      firing: [{ name: 'deals-ms-of-production', service: 'deals-ms' }],
    });
    await set('deals-ms-high_latency', 'INSUFFICIENT_DATA');
    expect(await firing()).toEqual({ firing: [] });
  }, 180_000);

  test('of both kinds, more than a page of them, and no others', async () => {
    const names = Array.from({ length: 110 }, (_, at) => `many-${String(at).padStart(3, '0')}`);
    await Promise.all(names.map(put));
    const loud = names.filter((_, at) => at % 22 !== 0);
    await Promise.all(loud.map((name) => set(name, 'ALARM')));
    const rule = { AlarmName: 'many-together', AlarmRule: `ALARM("${loud[0]}")` };
    await cloudWatch.send(new PutCompositeAlarmCommand(rule));
    const listed = await withCloud({ env: mini.env }, (cloud) =>
      cloud.firingAlarms(lookingAt(ANYWHERE)),
    );
    const ours = listed.map(({ name }) => name).filter((name) => name.startsWith('many-'));
    expect(ours.sort()).toEqual([...loud, 'many-together']);
    await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: ['many-together'] }));
  }, 180_000);

  test('that cannot be read are not taken for quiet ones', async () => {
    const env = { ...mini.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' };
    const away = { environment: 'staging', env, ...ANYWHERE };
    expect(await readAlarms('shop', away)).toEqual({
      unreadable: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9: .*ECONNREFUSED/),
    });
  });
});
