import type { ServiceAssembly } from '@org/delivery';
import { refuseClashes } from './refuse-clashes';

function assembly(service: string, table: string, account = '111122223333'): ServiceAssembly {
  const template = {
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: table } },
    },
  };
  const stack = { name: `${service}-staging`, account, region: 'eu-west-1', template };
  return { service, folder: '/nowhere', stacks: [stack] } as unknown as ServiceAssembly;
}

test('services with names of their own may share an account', () => {
  const services = [
    assembly('deals-ms', 'deals-ms-deals-table'),
    assembly('users-ms', 'users-ms-table'),
  ];
  expect(() => refuseClashes(services, 'staging')).not.toThrow();
});

test('the same name in one account is refused, and it is said whose it is', () => {
  const services = [assembly('deals', 'deals-ms-table'), assembly('deals-ms', 'deals-ms-table')];
  expect(() => refuseClashes(services, 'staging')).toThrow(
    /AWS::DynamoDB::Table deals-ms-table: .*deals.*deals-ms/,
  );
});

test('the same name in two accounts is none', () => {
  const services = [
    assembly('deals', 'deals-ms-table'),
    assembly('deals-ms', 'deals-ms-table', '444455556666'),
  ];
  expect(() => refuseClashes(services, 'staging')).not.toThrow();
});
