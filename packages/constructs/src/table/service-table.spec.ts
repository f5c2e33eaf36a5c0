import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { Template } from 'aws-cdk-lib/assertions';
import { ENVIRONMENTS, synthExample, type ExampleInfraStack } from '../testing/example-service';
import { ServiceTable } from './service-table';

const partitionKey = { name: 'id', type: AttributeType.STRING };

function another(change: (table: ServiceTable, stack: ExampleInfraStack) => void): Template {
  return synthExample('staging', {
    change: (stack) =>
      change(
        new ServiceTable(stack, 'deals-ms-audit-table', {
          partitionKey,
          sortKey: { name: 'at', type: AttributeType.NUMBER },
          timeToLive: 'expires',
          indexes: [{ name: 'by-user', partitionKey, attributes: ['what'] }],
        }),
        stack,
      ),
  }).template;
}

test.each(ENVIRONMENTS)('in %s it is on demand, encrypted, and can be restored', (environment) => {
  const local = environment === 'local';
  synthExample(environment).template.hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: local ? 'Delete' : 'Retain',
    UpdateReplacePolicy: local ? 'Delete' : 'Retain',
    Properties: {
      TableName: local ? 'local-deals-ms-deals-table' : 'deals-ms-deals-table',
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: !local,
    },
  });
});

test('takes keys, indexes, and when items expire', () => {
  const template = another(() => undefined);
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    TableName: 'deals-ms-audit-table',
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-user',
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['what'] },
      },
    ],
  });
  template.hasOutput('AuditTableName', {});
});

test.each<[string, (table: ServiceTable, stack: ExampleInfraStack) => void, string | string[]]>([
  [
    'grantRead',
    (table, { fn }) => table.grantRead(fn),
    ['BatchGetItem', 'ConditionCheckItem', 'DescribeTable', 'GetItem', 'Query', 'Scan'],
  ],
  [
    'grantWrite',
    (table, { fn }) => table.grantWrite(fn),
    ['BatchWriteItem', 'DeleteItem', 'DescribeTable', 'PutItem', 'UpdateItem'],
  ],
  ['grant', (table, { fn }) => table.grant(fn, 'PutItem'), 'PutItem'],
])('%s allows these actions on this table and its index', (_, change, actions) => {
  const [policy] = Object.values(another(change).findResources('AWS::IAM::Policy'));
  const statement = policy?.Properties.PolicyDocument.Statement.find((found: object) =>
    JSON.stringify(found).includes('audittable'),
  );
  const Arn = { 'Fn::GetAtt': [expect.stringMatching(/audittable/), 'Arn'] };
  expect(statement).toEqual({
    Effect: 'Allow',
    Action: Array.isArray(actions)
      ? actions.map((name) => `dynamodb:${name}`)
      : `dynamodb:${actions}`,
    Resource: [Arn, { 'Fn::Join': ['', [Arn, '/index/by-user']] }],
  });
});
