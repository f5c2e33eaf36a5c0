import type { Template } from '../types';
import { diffTemplates, type StackDiff } from './diff';
import { renderDiff } from './render-diff';
import { sameData } from './same-data';

const before: Template = {
  Parameters: { BootstrapVersion: { Type: 'String', Default: '/a' } },
  Resources: {
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: 'a', Timeout: 3, Description: 'für' },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'a', KeySchema: [] } },
    Old: { Type: 'AWS::SQS::Queue' },
    Kept: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'x' } },
  },
  Outputs: { Url: { Value: 'a' } },
};
const after: Template = {
  Parameters: { BootstrapVersion: { Type: 'String', Default: '/b' } },
  Resources: {
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: 'b', Timeout: 4, Description: 'für' },
      Metadata: { 'aws:cdk:path': 'deals/Handler/Resource' },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'b', KeySchema: [] } },
    New: { Type: 'AWS::SQS::Queue' },
  },
  Outputs: { Url: { Value: 'b' } },
};

test('tells what is added, changed, replaced, removed and left', () => {
  const { resources, others, security } = diffTemplates(after, before);
  expect(resources.map(({ action, logicalId }) => `${action} ${logicalId}`)).toEqual([
    'remove Old',
    'replace Table',
    'change Handler',
    'add New',
    'leave Kept',
  ]);
  expect(resources[2]).toMatchObject({
    path: 'deals/Handler/Resource',
    properties: ['Handler', 'Timeout'],
  });
  expect(others).toEqual(['output Url']);
  expect(security).toBe(false);
});

test('what comes back as question marks is no change', () => {
  const mangled = JSON.parse(JSON.stringify(before).replace('ü', '?')) as Template;
  expect(diffTemplates(before, mangled)).toEqual({ resources: [], others: [], security: false });
  const real = JSON.parse(JSON.stringify(before).replace('für', 'fur')) as Template;
  expect(diffTemplates(before, real).resources).toHaveLength(1);
});

test('sees that rights change', () => {
  const policy = (Action: string): Template => ({
    Resources: {
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: ['role'],
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] },
        },
      },
    },
  });
  expect(diffTemplates(policy('s3:*'), policy('s3:GetObject')).security).toBe(true);
});

test('is drawn with what is dangerous first', () => {
  const base = { service: 'deals', stack: 'deals-stack' };
  const diffs: StackDiff[] = [
    { ...base, state: 'changed', ...diffTemplates(after, before) },
    {
      ...base,
      state: 'new',
      ...diffTemplates(
        {
          Parameters: { BootstrapVersion: { Type: 'String' }, Size: { Type: 'String' } },
          Resources: { New: { Type: 'AWS::SQS::Queue' } },
          Outputs: { Url: { Value: 'a' } },
        },
        null,
      ),
    },
    { ...base, stack: 'deals', state: 'unchanged', resources: [], others: [], security: false },
  ];
  expect(renderDiff(diffs))
    .toBe(`deals (deals-stack): 1 added, 1 changed, 1 replaced, 2 removed, 1 other
  - remove                           AWS::SQS::Queue        Old
  ! replace                          AWS::DynamoDB::Table   Table          TableName
  ~ change                           AWS::Lambda::Function  deals/Handler  Handler, Timeout
  + add                              AWS::SQS::Queue        New
    leave (kept, no longer managed)  AWS::S3::Bucket        Kept
  ~ change output Url

deals (deals-stack): new stack
  + add  AWS::SQS::Queue  New
  + add output Url
  + add parameter Size

deals: nothing changes
`);
});

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: undefined }, {}, false],
  [{}, [], false],
  [null, {}, false],
  ['1', 1, false],
  [{ toString: 1 }, { a: 1 }, false],
])('%j and %j', (a, b, same) => expect(sameData(a, b)).toBe(same));
