import { wildcardActions } from './wildcard-actions.mjs';

const statement = (parts) => ({ Resources: { Role: { Policies: [{ Statement: [parts] }] } } });

it.each([
  ['*', ['*']],
  [['s3:GetObject', 's3:*'], ['s3:*']],
  ['s3:Get*', ['s3:Get*']],
  [{ 'Fn::Join': ['', ['s3', ':*']] }, ['{"Fn::Join":["",["s3",":*"]]}']],
  ['s3:GetObject', []],
])('of %j it finds %j', (Action, found) => {
  expect(wildcardActions(statement({ Effect: 'Allow', Action }))).toEqual(found);
});

it('finds what allows all but some', () => {
  expect(wildcardActions(statement({ Effect: 'Allow', NotAction: 'iam:PassRole' }))).toEqual([
    'all but iam:PassRole',
  ]);
});

it('leaves alone what is denied', () => {
  expect(wildcardActions(statement({ Effect: 'Deny', Action: 's3:*' }))).toEqual([]);
});
