import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endSilentRequests } from './end-silent-requests';

const ANSWER =
  '<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult></DescribeStacksResponse>';

describe('a request that gets no answer', () => {
  let server: Server;
  let asked = 0;
  let silent: (number: number) => boolean;
  let client: CloudFormationClient;
  let stop: () => void;

  beforeEach(async () => {
    asked = 0;
    server = createServer((request, answer) => {
      asked += 1;
      request.resume();
      if (!silent(asked)) answer.writeHead(200, { 'content-type': 'text/xml' }).end(ANSWER);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new CloudFormationClient({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    stop = endSilentRequests(100);
  });
  afterEach(async () => {
    stop();
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (): Promise<unknown> => client.send(new DescribeStacksCommand({}));

  test('is ended, tried again, and given up', async () => {
    silent = () => true;
    await expect(ask()).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'no answer within 100 ms from 127.0.0.1',
    });
    expect(asked).toBe(3);
  });

  test('is ended on a connection that was used before, and the next one answers', async () => {
    silent = (number) => number === 2;
    await ask();
    await ask();
    expect(asked).toBe(3);
  });
});
