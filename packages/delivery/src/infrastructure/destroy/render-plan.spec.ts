import { renderDestroyPlan } from './render-plan';

test('shows what goes, what stays and what is protected', () => {
  const resource = (type: string, physicalId: string) => ({
    type,
    physicalId,
    logicalId: 'Logical',
    status: 'CREATE_COMPLETE',
  });
  const stack = {
    stack: 'deals-stack',
    status: 'CREATE_COMPLETE',
    removed: [resource('AWS::SQS::Queue', 'queue'), resource('AWS::IAM::Policy', '')],
    retained: [resource('AWS::DynamoDB::Table', 'deals-table')],
    terminationProtection: true,
  };
  expect(renderDestroyPlan({ services: [{ service: 'deals', stacks: [stack] }] })).toBe(
    `deals (deals-stack): 2 removed, 1 retained
  It is protected: CloudFormation will refuse.
  - AWS::SQS::Queue queue
  - AWS::IAM::Policy Logical
    AWS::DynamoDB::Table deals-table (stays)
`,
  );
  expect(renderDestroyPlan({ services: [] })).toBe('Nothing of these services is there.\n');
});
