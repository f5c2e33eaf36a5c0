import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ENVIRONMENTS, synthExample, type ExampleInfraStack } from '../testing/example-service';
import { ServiceAlarms } from './service-alarms';

const dimensions = [
  { Name: 'ApiName', Value: 'deals-ms-api' },
  { Name: 'Stage', Value: { Ref: Match.stringLikeRegexp('^dealsmsapiDeploymentStage') } },
];

describe.each(ENVIRONMENTS)('in %s', (environment) => {
  const { template } = synthExample(environment);

  test('more than 1 % of failed requests in 5 minutes is critical', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-high_error_rate',
      AlarmDescription: Match.stringLikeRegexp('^critical: more than 1 % '),
      Threshold: 0.01,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      Period: 300,
      Statistic: 'Average',
      Namespace: 'AWS/ApiGateway',
      MetricName: '5XXError',
      Dimensions: dimensions,
      Tags: Match.arrayWith([{ Key: 'severity', Value: 'critical' }]),
    });
  });

  test('responses of more than 500 ms for 5 minutes are a warning', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'deals-ms-high_latency',
      AlarmDescription: Match.stringLikeRegexp('^warning: .* more than 500 ms '),
      Threshold: 500,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Period: 300,
      Statistic: 'Average',
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Latency',
      Dimensions: dimensions,
      Tags: Match.arrayWith([{ Key: 'severity', Value: 'warning' }]),
    });
  });
});

test('a function without an API is watched at its alias, with limits and actions of its own', () => {
  const change = (stack: ExampleInfraStack): void =>
    void new ServiceAlarms(stack, 'deals-ms-function-alarms', {
      source: stack.fn,
      namePrefix: 'deals-ms-function',
      errorRate: 5,
      latency: Duration.seconds(2),
      actions: [new SnsAction(new Topic(stack, 'deals-ms-topic', { enforceSSL: true }))],
    });
  const { template } = synthExample('staging', { change });
  const topic = [{ Ref: Match.stringLikeRegexp('^dealsmstopic') }];
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'deals-ms-function-high_error_rate',
    Threshold: 0.05,
    MetricName: 'Errors',
    Statistic: 'Average',
    AlarmActions: topic,
    OKActions: topic,
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'deals-ms-function-high_latency',
    Threshold: 2000,
    MetricName: 'Duration',
    Dimensions: Match.arrayWith([
      { Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^dealsmsfunction') } },
    ]),
    AlarmActions: topic,
  });
});
