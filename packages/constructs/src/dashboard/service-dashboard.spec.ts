import type { Template } from 'aws-cdk-lib/assertions';
import { builtService, ENVIRONMENTS, synthExample } from '../testing/example-service';
import { ServiceAlarms } from '../alarms/service-alarms';
import { ServiceFunction } from '../function/service-function';
import { ServiceDashboard } from './service-dashboard';

interface Widget {
  type: string;
  y: number;
  width: number;
  height: number;
  properties: {
    title?: string;
    alarms?: string[];
    markdown?: string;
    query?: string;
    metrics?: unknown[][];
    annotations?: { horizontal: { value: number; label: string }[] };
  };
}

/** The bodies of all dashboards, with `<reference>` for what is known when it is deployed. */
function dashboards(template: Template): Record<string, { widgets: Widget[] }> {
  const resources = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  return Object.fromEntries(
    resources.map(({ Properties: { DashboardName, DashboardBody } }) => {
      const parts: (string | object)[] = DashboardBody['Fn::Join'][1];
      const text = parts.map((part) =>
        typeof part === 'string' ? part : `<${Object.values(part).flat()[0]}>`,
      );
      return [DashboardName, JSON.parse(text.join(''))];
    }),
  );
}

function widgetsOf(template: Template, name: string): Record<string, Widget['properties']> {
  const { widgets = [] } = dashboards(template)[name] ?? {};
  return Object.fromEntries(
    widgets.map(({ properties }) => [properties.title ?? 'text', properties]),
  );
}

const { template } = synthExample('staging');
const shown = widgetsOf(template, 'deals-ms-staging');

/** Name and statistic, or the expression, of what a graph shows. */
function lines(title: string, of = shown): string[] {
  return (of[title]?.metrics ?? []).flatMap((metric) => {
    const options = metric.at(-1) as { expression?: string; stat?: string; visible?: boolean };
    if (options.visible === false) return [];
    return [options.expression ?? `${String(metric[0])} ${String(metric[1])} ${options.stat}`];
  });
}

const [fn = ''] = Object.keys(template.findResources('AWS::Lambda::Function'));
const [table = ''] = Object.keys(template.findResources('AWS::DynamoDB::Table'));

test('the local environment has none, all others have one, with a name of its own', () => {
  const names = ENVIRONMENTS.map((environment) =>
    Object.keys(dashboards(synthExample(environment).template)),
  );
  expect(names).toEqual([
    [],
    ['deals-ms-staging'],
    ['deals-ms-production'],
    ['deals-ms-rehearsal'],
  ]);
});

test('it has response time, error rate, request rate and resources', () => {
  expect(Object.keys(shown)).toEqual([
    'Alarms',
    'Response time',
    'Error rate of minutes with 10 requests or more',
    'Request rate',
    'deals-ms-function: requests by version',
    'deals-ms-function: errors by version',
    'deals-ms-function: concurrent executions',
    'deals-ms-function: throttles',
    'deals-ms-function: duration and timeout',
    'deals-ms-function: memory in MB, by its log',
    'text',
    'deals-ms-deals-table: consumed capacity',
    'deals-ms-deals-table: throttled requests',
  ]);
});

test('its rows fill its width, each at one height', () => {
  const { widgets = [] } = dashboards(template)['deals-ms-staging'] ?? {};
  const rows = [...new Set(widgets.map(({ y }) => y))].map((y) =>
    widgets.filter((it) => it.y === y),
  );
  const widths = rows.map((row) => row.reduce((sum, { width }) => sum + width, 0));
  expect(widths).toEqual([24, 24, 24, 24, 24, 24]);
  for (const row of rows) expect(new Set(row.map(({ height }) => height)).size).toBe(1);
});

test('what alarms are about is shown as they see it, with their limits', () => {
  expect(shown['Alarms']?.alarms).toHaveLength(2);
  expect(lines('Response time')).toEqual(
    ['p50', 'p95', 'p99'].map((statistic) => `AWS/ApiGateway Latency ${statistic}`),
  );
  expect(shown['Response time']?.annotations?.horizontal).toMatchObject([
    { value: 500, label: 'warning: response_time > 500 ms for 5 m' },
  ]);
  const errors = 'Error rate of minutes with 10 requests or more';
  expect(lines(errors)).toEqual(['IF(requests >= 10, 100 * errors / requests, 0)']);
  expect(shown[errors]?.annotations?.horizontal).toMatchObject([
    { value: 1, label: 'critical: error_rate > 1 % for 5 m' },
  ]);
  expect(lines('Request rate')).toEqual(['AWS/ApiGateway Count SampleCount']);
});

test('limits and percentile are those of service.json', () => {
  const rules = [
    { name: 'slow', when: 'response_time > 2 s for 1 m' },
    { name: 'very-slow', when: 'response_time >= 5 s for 1 m' },
  ];
  const { template: own } = synthExample('staging', { analysis: { rules, percentile: 90 } });
  const widgets = widgetsOf(own, 'deals-ms-staging');
  expect(lines('Response time', widgets)).toContain('AWS/ApiGateway Latency p90');
  expect(widgets['Response time']?.annotations?.horizontal.map(({ value }) => value)).toEqual([
    2000, 5000,
  ]);
  const errors = widgets['Error rate of minutes with 10 requests or more'];
  expect(errors?.annotations).toBeUndefined();
});

test('each version of a function can be watched, also one that comes later', () => {
  const ofLambda = (metric: string) =>
    `SEARCH('{"AWS/Lambda",ExecutedVersion,FunctionName,Resource} MetricName="${metric}" FunctionName="<${fn}>" Resource="<${fn}>:live"', 'Sum', 60)`;
  expect(lines('deals-ms-function: requests by version')).toEqual([ofLambda('Invocations')]);
  expect(lines('deals-ms-function: errors by version')).toEqual([
    ofLambda('Errors'),
    `SEARCH('{"super-deals",environment,function,service,version} MetricName="ServerErrors" environment="staging" function="<${fn}>" service="deals-ms"', 'Sum', 60)`,
  ]);
});

test('what functions use is shown, and what nobody publishes is said', () => {
  expect(lines('deals-ms-function: concurrent executions')).toEqual([
    'AWS/Lambda ConcurrentExecutions Maximum',
  ]);
  expect(lines('deals-ms-function: throttles')).toEqual(['AWS/Lambda Throttles Sum']);
  expect(lines('deals-ms-function: duration and timeout')).toEqual([
    'AWS/Lambda Duration p95',
    'AWS/Lambda Duration Maximum',
  ]);
  const duration = shown['deals-ms-function: duration and timeout'];
  expect(duration?.annotations?.horizontal).toMatchObject([{ value: 10_000, label: 'timeout' }]);
  const [logs = ''] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  expect(shown['deals-ms-function: memory in MB, by its log']?.query).toBe(
    `SOURCE '<${logs}>' | filter @type = "REPORT"\n| stats max(@maxMemoryUsed / 1000 / 1000) as used, max(@memorySize / 1000 / 1000) as size by bin(1m)`,
  );
  expect(shown['text']?.markdown).toMatch(/no CPU, disk or network/);
});

test('what tables are asked for, and refuse, is shown', () => {
  expect(lines('deals-ms-deals-table: consumed capacity')).toEqual([
    'AWS/DynamoDB ConsumedReadCapacityUnits Sum',
    'AWS/DynamoDB ConsumedWriteCapacityUnits Sum',
  ]);
  expect(lines('deals-ms-deals-table: throttled requests')).toEqual([
    `SEARCH('{"AWS/DynamoDB",Operation,TableName} MetricName="ThrottledRequests" TableName="<${table}>"', 'Sum', 60)`,
  ]);
});

test('a function without an API, beside others, has one of another name', () => {
  const { template: both } = synthExample('staging', {
    change: (stack) => {
      const worker = new ServiceFunction(stack, 'deals-ms-worker', { code: builtService() });
      const alarms = new ServiceAlarms(stack, 'deals-ms-worker-alarms', {
        source: worker,
        namePrefix: 'deals-ms-worker',
      });
      const name = 'deals-ms-staging-worker';
      const functions = [worker, stack.fn];
      new ServiceDashboard(stack, 'deals-ms-worker-dashboard', { alarms, functions, name });
    },
  });
  const widgets = widgetsOf(both, 'deals-ms-staging-worker');
  expect(lines('Response time', widgets)).toContain('AWS/Lambda Duration p95');
  expect(lines('Request rate', widgets)).toEqual(['AWS/Lambda Invocations Sum']);
  expect(Object.keys(widgets).filter((title) => title.endsWith('by version'))).toEqual([
    'deals-ms-worker: requests by version',
    'deals-ms-worker: errors by version',
    'deals-ms-function: requests by version',
    'deals-ms-function: errors by version',
  ]);
});
