import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StackAddress, Variables } from '../types';
import { openCloud } from './open-cloud';

const stack: StackAddress = { name: 'deals', account: null, region: null, roleArn: null };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Endpoint {
  env: Variables;
  asked: IncomingHttpHeaders[];
  /** What was asked for, such as `AssumeRole`. */
  actions: string[];
}

interface Answer {
  status: number;
  body: string;
}

/** Something that is asked instead of AWS. It gives no answer to what it has none for. */
async function endpoint(answers: Record<string, Answer> | Answer): Promise<Endpoint> {
  const asked: IncomingHttpHeaders[] = [];
  const actions: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const action = new URLSearchParams(text).get('Action') ?? '';
      actions.push(action);
      const answer = 'status' in answers ? (answers as Answer) : answers[action];
      if (answer !== undefined) response.writeHead(answer.status).end(answer.body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    actions,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nowhere',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'given',
      AWS_SECRET_ACCESS_KEY: 'given',
      AWS_REGION: 'eu-north-1',
      AWS_MAX_ATTEMPTS: '1',
    },
  };
}

const missing: Answer = {
  status: 400,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
<Message>Stack with id deals does not exist</Message></Error></ErrorResponse>`,
};
const denied: Answer = {
  status: 403,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
<Message>you may not</Message></Error></ErrorResponse>`,
};

test('asks the endpoint of the given variables as who they say, whatever this process has', async () => {
  const mine = { ...process.env };
  const { env, asked } = await endpoint(missing);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://127.0.0.1:1',
    AWS_PROFILE: 'of-somebody-else',
    AWS_ACCESS_KEY_ID: 'of-somebody-else',
    AWS_SESSION_TOKEN: 'of-somebody-else',
    AWS_REGION: 'us-west-2',
  });
  const { cloud, close } = openCloud(env);
  try {
    expect(await cloud.readStack(stack, { template: true })).toBeNull();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.authorization).toMatch(/Credential=given\/\d+\/eu-north-1\/cloudformation/);
    expect(asked[0]).not.toHaveProperty('x-amz-security-token');
  } finally {
    close();
    process.env = mine;
  }
});

test('what AWS refuses is an error that says so, and the process serves on', async () => {
  const { env } = await endpoint(denied);
  const { cloud, close } = openCloud(env);
  try {
    for (let call = 0; call < 2; call += 1) {
      await expect(cloud.readStack(stack, { template: false })).rejects.toMatchObject({
        code: 'access-failed',
        message: expect.stringMatching(/you may not[^]*credentials/),
      });
    }
  } finally {
    close();
  }
  await expect(cloud.readStack(stack, { template: false })).rejects.toMatchObject({
    code: 'worker-ended',
  });
});

test('a cloud that throttles is an error that says to come again', async () => {
  const body =
    '<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>';
  const { env } = await endpoint({ status: 400, body });
  const { cloud, close } = openCloud(env);
  await expect(cloud.readStack(stack, { template: false })).rejects.toMatchObject({
    code: 'access-failed',
    message: expect.stringMatching(
      /Rate exceeded\nAWS could not answer just now. Run the command again/,
    ),
    cause: { name: 'Throttling' },
  });
  close();
});

test('a region that nobody names is asked for', async () => {
  const { env } = await endpoint(missing);
  const set = Object.entries(env).filter(([name]) => name !== 'AWS_REGION');
  const { cloud, close } = openCloud(Object.fromEntries(set));
  try {
    await expect(cloud.readStack(stack, { template: false })).rejects.toMatchObject({
      code: 'access-failed',
      message: expect.stringMatching(
        /Region is missing[^]*"region".*application\.json.*AWS_REGION/,
      ),
    });
  } finally {
    close();
  }
});

test('a signal ends calls that never would', async () => {
  const { env } = await endpoint({});
  const controller = new AbortController();
  const { cloud, close } = openCloud(env, controller.signal);
  const call = cloud.readStack(stack, { template: false });
  setTimeout(() => controller.abort(new Error('enough')), 200);
  await expect(call).rejects.toThrow('enough');
  await expect(cloud.readStack(stack, { template: false })).rejects.toThrow('enough');
  close();
});

const identity: Answer = {
  status: 200,
  body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account>
<Arn>arn:aws:sts::111111111111:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
};
const role: Answer = {
  status: 200,
  body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>of-the-role</AccessKeyId>
<SecretAccessKey>x</SecretAccessKey><SessionToken>x</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
};

describe('the account', () => {
  const roleIn = (account: string) => `arn:aws:iam::${account}:role/deploy`;
  const read = async (of: Endpoint, more: Partial<StackAddress>): Promise<unknown> => {
    const { cloud, close } = openCloud(of.env);
    try {
      return await cloud.readStack({ ...stack, ...more }, { template: false });
    } finally {
      close();
    }
  };

  test('is touched as the role of the stack', async () => {
    const given = await endpoint({ AssumeRole: role, DescribeStacks: missing });
    expect(await read(given, { roleArn: roleIn('222222222222') })).toBeNull();
    expect(given.actions).toEqual(['AssumeRole', 'DescribeStacks']);
    expect(given.asked[1]?.authorization).toMatch(/Credential=of-the-role/);
  });

  test('is touched with the credentials themselves when they are of that account', async () => {
    const answers = { AssumeRole: denied, GetCallerIdentity: identity, DescribeStacks: missing };
    const given = await endpoint(answers);
    expect(await read(given, { roleArn: roleIn('111111111111') })).toBeNull();
    expect(given.asked.at(-1)?.authorization).toMatch(/Credential=given/);
  });

  test('of a role with placeholders is that of the credentials', async () => {
    const answers = { AssumeRole: role, GetCallerIdentity: identity, DescribeStacks: missing };
    const given = await endpoint(answers);
    const roleArn = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/deploy-${AWS::Region}';
    expect(await read(given, { roleArn })).toBeNull();
    expect(given.actions).toEqual(['GetCallerIdentity', 'AssumeRole', 'DescribeStacks']);
  });

  test.each<[string, Partial<StackAddress>]>([
    ['a role that cannot be taken on', { roleArn: roleIn('222222222222') }],
    ['no role', { account: '222222222222' }],
  ])('of somebody else is never touched: %s', async (_what, more) => {
    const answers = { AssumeRole: denied, GetCallerIdentity: identity, DescribeStacks: missing };
    const given = await endpoint(answers);
    await expect(read(given, more)).rejects.toMatchObject({
      code: 'access-failed',
      message: expect.stringMatching(/of account 111111111111, the stack is in 222222222222/),
    });
    expect(given.actions).not.toContain('DescribeStacks');
  });
});

test('a process that cannot start is said, with its words', async () => {
  const { env } = await endpoint({});
  const { cloud } = openCloud({ ...env, NODE_OPTIONS: '--no-such-option' });
  await expect(cloud.readStack(stack, { template: false })).rejects.toMatchObject({
    code: 'worker-ended',
    message: expect.stringMatching(/no-such-option/),
  });
});
