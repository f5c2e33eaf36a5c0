import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceOutputs } from '@org/delivery';
import { smokeServices } from './smoke-services';

const HERE = { environment: 'local' };

/** A service's stack; without outputs it is not there. */
function deployed(service: string, outputs?: Record<string, string>): ServiceOutputs {
  const found = Object.entries(outputs ?? {}).map(([key, value]) => ({ key, value }));
  const status = outputs === undefined ? null : 'CREATE_COMPLETE';
  return {
    service,
    stacks: [
      { stack: `${service}-data`, status, outputs: [] },
      { stack: service, status, outputs: found as ServiceOutputs['stacks'][number]['outputs'] },
    ],
  };
}

describe('smokeServices', () => {
  let server: Server;
  let url: string;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    server = createServer(({ url: path = '' }, response) => {
      asked.push(path);
      response.statusCode = path.startsWith('/well') ? 200 : 503;
      response.end('what it says');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks each where its stack says that it answers', async () => {
    const services = [
      deployed('deals-ms', { FunctionName: 'deals-ms-fn', ApiUrl: `${url}/well` }),
      deployed('bff-api', { ApiUrl: `${url}/ill` }),
    ];
    expect(
      await smokeServices(services, { ...HERE, deadline: 2000, interval: 5000, path: '/ready' }),
    ).toMatchObject([
      { service: 'deals-ms', healthy: true, url: `${url}/well/ready`, problem: null },
      { service: 'bff-api', healthy: false, status: 503, body: 'what it says' },
    ]);
    expect(asked.sort()).toEqual(['/ill/ready', '/well/ready']);
  });

  it('says of one that it cannot ask what is missing, and asks the others', async () => {
    const services = [
      deployed('users-ms'),
      deployed('jobs-ms', { FunctionName: 'jobs-ms-fn' }),
      deployed('deals-ms', { ApiUrl: `${url}/well` }),
    ];
    expect(await smokeServices(services, HERE)).toMatchObject([
      {
        service: 'users-ms',
        healthy: false,
        url: null,
        problem: 'it is not deployed in local; run: nx run users-ms:deploy',
      },
      {
        service: 'jobs-ms',
        healthy: false,
        url: null,
        problem: 'its stacks have no output ApiUrl; give --baseUrl',
      },
      { service: 'deals-ms', healthy: true },
    ]);
  });

  it('does not advise a deployment where only promotions go', async () => {
    const [health] = await smokeServices([deployed('deals-ms')], { environment: 'staging' });
    expect(health?.problem).toBe('it is not deployed in staging');
  });
});
