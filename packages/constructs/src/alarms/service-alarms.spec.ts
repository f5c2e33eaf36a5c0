import { Match, type Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { synthExample, type ExampleInfraStack } from '../testing/example-service';
import type { AlarmRule } from './rules';
import { ServiceAlarms } from './service-alarms';

const dimensions = [
  { Name: 'ApiName', Value: 'deals-ms-api' },
  { Name: 'Stage', Value: { Ref: Match.stringLikeRegexp('^dealsmsapiDeploymentStage') } },
];

const metric = (Id: string, MetricName: string, Stat: string) => ({
  Id,
  ReturnData: false,
  MetricStat: {
    Metric: { Namespace: 'AWS/ApiGateway', MetricName, Dimensions: dimensions },
    Period: 60,
    Stat,
  },
});

const math = (Expression: string) => Match.objectLike({ Expression, ReturnData: true });

function names(template: Template): string[] {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  return alarms.map(({ Properties }) => Properties.AlarmName).sort();
}

describe.each(['staging', 'production'])('in %s', (environment) => {
  const { template } = synthExample(environment);

  test('more than 1 % of failed requests in each of 5 minutes is critical', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-high_error_rate',
      AlarmDescription:
        'critical: deals-ms has error_rate > 1 % for 5 m; minutes with fewer than 10 requests are good',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 5,
      DatapointsToAlarm: 5,
      TreatMissingData: 'notBreaching',
      Metrics: [
        math('IF(requests >= 10, 100 * errors / requests, 0)'),
        metric('requests', 'Count', 'SampleCount'),
        metric('errors', '5XXError', 'Sum'),
      ],
      Period: Match.absent(),
      Tags: Match.arrayWith([{ Key: 'severity', Value: 'critical' }]),
    });
  });

  test('responses of more than 500 ms in each of 5 minutes are a warning', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-high_latency',
      AlarmDescription: Match.stringLikeRegexp(
        '^warning: deals-ms has response_time > 500 ms for 5 m \\(p95\\); ',
      ),
      Threshold: 500,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 5,
      DatapointsToAlarm: 5,
      TreatMissingData: 'notBreaching',
      Metrics: [
        math('IF(requests >= 10, latency, 0)'),
        metric('requests', 'Count', 'SampleCount'),
        metric('latency', 'Latency', 'p95'),
      ],
      Tags: Match.arrayWith([{ Key: 'severity', Value: 'warning' }]),
    });
  });
});

describe.each(['local', 'rehearsal'])('on the local cloud of %s', (environment) => {
  const { template } = synthExample(environment);

  test.each([
    ['high_error_rate', 'critical', '5XXError', 0.01],
    ['high_latency', 'warning', 'Latency', 500],
  ])('%s is one metric, on average', (name, severity, MetricName, Threshold) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `deals-ms-${name}`,
      AlarmDescription: Match.stringLikeRegexp(`^${severity}: .*, on average$`),
      Threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      DatapointsToAlarm: Match.absent(),
      TreatMissingData: 'notBreaching',
      Metrics: Match.absent(),
      Period: 300,
      Statistic: 'Average',
      Namespace: 'AWS/ApiGateway',
      MetricName,
      Dimensions: dimensions,
      Tags: Match.arrayWith([{ Key: 'severity', Value: severity }]),
    });
  });
});

describe('the rules of service.json', () => {
  const rules: AlarmRule[] = [
    { name: 'errors', when: 'error_rate >= 0.5 % for 1 h' },
    { name: 'slow', when: 'response_time > 1.5 s for 10 m', severity: 'warning' },
  ];
  const analysis = { rules, percentile: 99.9 };

  test('are the alarms instead', () => {
    const { template } = synthExample('staging', { analysis });
    expect(names(template)).toEqual(['deals-ms-errors', 'deals-ms-slow']);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-errors',
      AlarmDescription: Match.stringLikeRegexp('^critical: deals-ms has error_rate >= 0.5 % for '),
      Threshold: 0.5,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 60,
      DatapointsToAlarm: 60,
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-slow',
      Threshold: 1500,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 10,
      Metrics: Match.arrayWith([metric('latency', 'Latency', 'p99.9')]),
      Tags: Match.arrayWith([{ Key: 'severity', Value: 'warning' }]),
    });
  });

  test('are so on a local cloud too', () => {
    const { template } = synthExample('rehearsal', { analysis });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-errors',
      Threshold: 0.005,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Period: 3600,
    });
  });

  test.each([{}, { rules: [] }, { percentile: 90 }])('may be none: %j', (none) => {
    const { template } = synthExample('staging', { analysis: none });
    expect(names(template)).toEqual(['deals-ms-high_error_rate', 'deals-ms-high_latency']);
  });

  test('are refused with the construct that was given them', () => {
    const broken = { rules: [{ name: 'errors', when: 'error_rate > 1 % for 5 days' }] };
    expect(() => synthExample('staging', { analysis: broken })).toThrow(
      'deals-ms-infra/deals-ms-alarms: rules/0/when: "error_rate > 1 % for 5 days", character 24, "days": here has to be the unit of 5: m or h',
    );
  });
});

test('a function without an API is watched at its alias, with a minimum, a prefix and actions of its own', () => {
  const change = (stack: ExampleInfraStack): void =>
    void new ServiceAlarms(stack, 'deals-ms-function-alarms', {
      source: stack.fn,
      namePrefix: 'deals-ms-function',
      minimumRequests: 3,
      actions: [new SnsAction(new Topic(stack, 'deals-ms-topic', { enforceSSL: true }))],
    });
  const { template } = synthExample('staging', { change });
  const topic = [{ Ref: Match.stringLikeRegexp('^dealsmstopic') }];
  const name = { Ref: Match.stringLikeRegexp('^dealsmsfunction') };
  const ofAlias = (MetricName: string, Stat: string) =>
    Match.objectLike({
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Lambda',
          MetricName,
          Dimensions: [
            { Name: 'FunctionName', Value: name },
            { Name: 'Resource', Value: { 'Fn::Join': ['', [name, ':live']] } },
          ],
        },
        Period: 60,
        Stat,
      },
    });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'deals-ms-function-high_error_rate',
    Metrics: [
      math('IF(requests >= 3, 100 * errors / requests, 0)'),
      ofAlias('Invocations', 'Sum'),
      ofAlias('Errors', 'Sum'),
    ],
    AlarmActions: topic,
    OKActions: topic,
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'deals-ms-function-high_latency',
    Metrics: [
      math('IF(requests >= 3, latency, 0)'),
      ofAlias('Invocations', 'Sum'),
      ofAlias('Duration', 'p95'),
    ],
    AlarmActions: topic,
    OKActions: topic,
  });
});
