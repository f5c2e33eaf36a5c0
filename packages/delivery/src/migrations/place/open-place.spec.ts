import { join } from 'node:path';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { folderStore } from '../../artifacts/store/folder-store';
import type { Cloud } from '../../infrastructure/cloud/cloud';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import type { Template, WantedStack } from '../../infrastructure/types';
import { makeDealsTable, miniStackClient } from '../testing/places';
import { startPostgres, type TestPostgres } from '../testing/postgres';
import { openSsmClient } from './aws-clients';
import { type MigrationPlace, parsePlace, placeText } from './migration-place';
import { openPlace } from './open-place';
import { parseAddress } from './read-address';

const ACCOUNT = '000000000000';

/** A stack with a table for each name. */
function stackOf(...tables: string[]): WantedStack {
  const template: Template = {
    Resources: Object.fromEntries(
      tables.map((name) => [
        name,
        { Type: 'AWS::DynamoDB::Table', Properties: { TableName: name } },
      ]),
    ),
    Outputs: Object.fromEntries(
      tables.map((name) => [`${name}TableName`, { Value: { Ref: name } }]),
    ),
  };
  return {
    ...{ id: 'deals', name: 'deals', account: ACCOUNT, region: 'us-east-1', roleArn: null },
    ...{ template, parameters: {}, tags: {}, terminationProtection: false, bootstrap: null },
  };
}

describe('where the data of a service is', () => {
  const folders = testFolders();
  const folder = folders.make();
  let mini: MiniStack;
  let postgres: TestPostgres;

  beforeAll(async () => {
    [mini, postgres] = [await startMiniStack(folders.make()), await startPostgres()];
    const client = miniStackClient(mini.endpoint);
    for (const table of ['deals', 'renamed']) await makeDealsTable(client, table);
    client.destroy();
  }, 60_000);
  afterAll(async () => {
    postgres.end();
    await mini.end();
    folders.dispose();
  });

  /** As a stack is deployed that has these outputs; `null`: it is not. */
  const open = (
    place: MigrationPlace,
    stack: WantedStack,
    outputs: Readonly<Record<string, string>> | null = null,
  ) => {
    const deployed = Object.entries(outputs ?? {}).map(([key, value]) => ({ key, value }));
    const cloud = {
      readStack: async () => (outputs === null ? null : { outputs: deployed }),
    } as unknown as Cloud;
    return openPlace(place, {
      ...{ service: 'deals-ms', environment: 'staging', stacks: [stack], cloud, env: mini.env },
      artifacts: folderStore(join(folder, 'store')),
      workFolder: folder,
    });
  };

  const whereIs = async (...args: Parameters<typeof open>): Promise<string | null> => {
    const opened = await open(...args);
    opened?.close();
    return opened?.database.where ?? null;
  };

  test('is the only table of its stack, as it is deployed, else as the template names it', async () => {
    const place = { database: 'dynamodb' } as const;
    expect(await whereIs(place, stackOf('deals'))).toBe('DynamoDB table deals');
    const outputs = { dealsTableName: 'renamed' };
    expect(await whereIs(place, stackOf('deals'), outputs)).toBe('DynamoDB table renamed');
    expect(await whereIs(place, stackOf('soon'))).toBeNull();
  });

  test('is the table that is named where there are several; without a name they are told', async () => {
    const table = 'dealsTableName';
    expect(await whereIs({ database: 'dynamodb', table }, stackOf('deals', 'other'))).toBe(
      'DynamoDB table deals',
    );
    await expect(open({ database: 'dynamodb' }, stackOf('deals', 'other'))).rejects.toMatchObject({
      code: 'invalid-artifact',
      what: expect.stringContaining('dealsTableName, otherTableName'),
    });
    await expect(
      open({ database: 'dynamodb', table: 'Other' }, stackOf('deals')),
    ).rejects.toMatchObject({
      what: expect.stringMatching(/no output Other, .* it has dealsTable/),
    });
  });

  test('is not a table of that name in another account', async () => {
    const stack = { ...stackOf('deals'), account: '111111111111' };
    await expect(open({ database: 'dynamodb' }, stack)).rejects.toMatchObject({
      code: 'access-failed',
      what: expect.stringContaining(`of account ${ACCOUNT}`),
    });
  });

  test('is a database of PostgreSQL whose address is in the Parameter Store', async () => {
    const { host, port, user, database } = postgres.create('deals');
    const ssm = await openSsmClient(mini.env, 'us-east-1');
    const put = (Name: string, Value: string) =>
      ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString' }));
    await put('/shop/staging/url', `postgresql://${user}@${host}:${port}/${database}`);
    await put('/shop/staging/wrong', 'mysql://secret@x/y');
    ssm.destroy();
    const url = '/shop/{environment}/url';
    const opened = await open({ database: 'postgresql', url }, stackOf());
    expect(opened?.database.where).toBe(`PostgreSQL database deals at 127.0.0.1:${port}`);
    expect(await opened?.database.read()).toEqual([]);
    const wrong = { database: 'postgresql', url: '/shop/{environment}/wrong' } as const;
    await expect(open(wrong, stackOf())).rejects.toThrow(/^((?!secret)[^])*$/);
    await expect(open({ ...wrong, url: '/none' }, stackOf())).rejects.toMatchObject({
      code: 'access-failed',
    });
  });
});

test.each<[string, ReturnType<typeof parseAddress>]>([
  [
    'postgresql://ada:p%40ss@db.example.com:6432/deals',
    {
      ...{ host: 'db.example.com', port: 6432, database: 'deals' },
      ...{ user: 'ada', password: 'p@ss', ca: '/ca.pem' },
    },
  ],
  [
    'postgres://ada@[::1]/deals',
    { host: '::1', port: 5432, database: 'deals', user: 'ada', ca: '/ca.pem' },
  ],
  ['postgres://ada:p%@db/deals', null],
  ['mysql://ada@db/deals', null],
  ['postgres://db/deals', null],
  ['postgres://ada@db', null],
  ['deals', null],
])('%s is the address of a database, or none', (text, expected) => {
  expect(parseAddress(text, { PGSSLROOTCERT: '/ca.pem' })).toEqual(expected);
});

test('what an artifact says of the place is read as it was written, and nothing else is', () => {
  const places: MigrationPlace[] = [
    { database: 'dynamodb' },
    { database: 'dynamodb', table: 'DealsTableName' },
    { database: 'postgresql', url: '/x' },
  ];
  for (const place of places) expect(parsePlace(placeText(place), 'x')).toEqual(place);
  for (const text of ['', '{}', 'null', '{"database":"postgresql"}', '{"database":"mysql"}'])
    expect(() => parsePlace(text, 'x')).toThrow('it does not say where the data is');
});
