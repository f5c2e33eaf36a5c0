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
}

/** Something that is asked instead of AWS. */
async function endpoint(status: number | 'never', body = ''): Promise<Endpoint> {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    request.resume();
    if (status !== 'never') response.writeHead(status).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
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

const missing = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
<Message>Stack with id deals does not exist</Message></Error></ErrorResponse>`;
const denied = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
<Message>you may not</Message></Error></ErrorResponse>`;

test('asks the endpoint of the given variables as who they say, whatever this process has', async () => {
  const mine = { ...process.env };
  const { env, asked } = await endpoint(400, missing);
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
  const { env } = await endpoint(403, denied);
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

test('a signal ends calls that never would', async () => {
  const { env } = await endpoint('never');
  const controller = new AbortController();
  const { cloud, close } = openCloud(env, controller.signal);
  const call = cloud.readStack(stack, { template: false });
  setTimeout(() => controller.abort(new Error('enough')), 200);
  await expect(call).rejects.toThrow('enough');
  await expect(cloud.readStack(stack, { template: false })).rejects.toThrow('enough');
  close();
});
