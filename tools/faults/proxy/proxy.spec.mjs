import { createServer } from 'node:http';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { openProxy } from './proxy.mjs';

/** A cloud that answers everything with a parameter, and knows what it was asked. */
let cloud;
beforeAll(async () => {
  const asked = [];
  const server = createServer((request, answer) => {
    request.resume().once('end', () => {
      asked.push(`${request.method} ${request.url}`);
      answer.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      answer.end('{"Parameter":{"Value":"well"}}');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  cloud = { asked, target: `http://127.0.0.1:${server.address().port}`, server };
});
afterAll(() => {
  cloud.server.closeAllConnections();
  return new Promise((resolve) => cloud.server.close(resolve));
});
beforeEach(() => cloud.asked.splice(0));

const open = (fault, silence = 60_000) =>
  openProxy({ target: cloud.target, faultAt: () => fault, silence });

/** A client that tries everything once. */
const options = (endpoint) => ({
  endpoint,
  region: 'us-east-1',
  maxAttempts: 1,
  forcePathStyle: true,
  requestHandler: { requestTimeout: 500, throwOnRequestTimeout: true },
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

const ask = {
  cloudformation: (at) => new CloudFormationClient(at).send(new DescribeStacksCommand({})),
  sts: (at) => new STSClient(at).send(new GetCallerIdentityCommand({})),
  ssm: (at) => new SSMClient(at).send(new GetParameterCommand({ Name: 'it' })),
  logs: (at) => new CloudWatchLogsClient(at).send(new DescribeLogGroupsCommand({})),
  lambda: (at) => new LambdaClient(at).send(new GetFunctionCommand({ FunctionName: 'it' })),
  s3: (at) => new S3Client(at).send(new GetObjectCommand({ Bucket: 'it', Key: 'it' })),
};

/** What a client of a service sees of a fault. */
async function seen(service, fault) {
  const proxy = await open(fault);
  try {
    return await ask[service](options(proxy.endpoint)).then(
      () => 'an answer',
      ({ name, $metadata }) => [$metadata?.httpStatusCode, name],
    );
  } finally {
    await proxy.close();
  }
}

it.each([
  ['cloudformation', [400, 'Throttling']],
  ['sts', [400, 'Throttling']],
  ['ssm', [400, 'ThrottlingException']],
  ['logs', [400, 'ThrottlingException']],
  ['lambda', [429, 'TooManyRequestsException']],
  ['s3', [503, 'SlowDown']],
])('%s throttles as it does at AWS', async (service, expected) => {
  expect(await seen(service, 'throttled')).toEqual(expected);
  expect(cloud.asked).toEqual([]);
});

it.each(Object.keys(ask))('%s fails with 500, and is not to be had with 503', async (service) => {
  expect((await seen(service, 'failing'))[0]).toBe(500);
  expect((await seen(service, 'unavailable'))[0]).toBe(503);
  expect(cloud.asked).toEqual([]);
});

it('answers a service of ours without a protocol of AWS', async () => {
  const proxy = await open('throttled');
  expect((await fetch(proxy.endpoint)).status).toBe(429);
  await proxy.close();
});

it('answers what has a body, and what may have none', async () => {
  const proxy = await open('unavailable');
  const s3 = new S3Client(options(proxy.endpoint));
  const put = new PutObjectCommand({ Bucket: 'it', Key: 'it', Body: Buffer.alloc(300_000) });
  await expect(s3.send(put)).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  const head = new HeadObjectCommand({ Bucket: 'it', Key: 'it' });
  await expect(s3.send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
  await proxy.close();
});

it('loses a connection before the cloud hears of it', async () => {
  expect(await seen('ssm', 'lost-before')).toEqual([undefined, 'Error']);
  expect(cloud.asked).toEqual([]);
});

it('loses the answer to what the cloud has done', async () => {
  expect(await seen('ssm', 'lost-after')).toEqual([undefined, 'Error']);
  expect(cloud.asked).toEqual(['POST /']);
});

it('says nothing until the client gives up', async () => {
  expect(await seen('ssm', 'silent')).toEqual([undefined, 'TimeoutError']);
  expect(cloud.asked).toEqual([]);
});

it('ends a connection that it said nothing on, after a while or when it is well', async () => {
  const patient = (endpoint) => ({ ...options(endpoint), requestHandler: {} });
  const short = await open('silent', 50);
  await expect(ask.ssm(patient(short.endpoint))).rejects.toThrow(/hang up|ECONNRESET/);
  await short.close();
  const long = await openProxy({
    target: cloud.target,
    faultAt: () => 'silent',
    silence: 1,
    endless: 1,
  });
  const asking = ask.ssm(patient(long.endpoint));
  const ended = expect(asking).rejects.toThrow(/hang up|ECONNRESET/);
  while (long.counts.silent !== 1) await new Promise((resolve) => setImmediate(resolve));
  long.heal();
  await ended;
  await long.close();
});

it('hands on what meets no fault, and everything once it is well', async () => {
  const proxy = await open('failing');
  proxy.heal();
  const { Parameter } = await ask.ssm(options(proxy.endpoint));
  expect(Parameter.Value).toBe('well');
  expect(proxy.counts).toEqual({ requests: 1 });
  await proxy.close();
});

it('loses a connection when the cloud is not there', async () => {
  const proxy = await openProxy({ target: 'http://127.0.0.1:9', faultAt: () => null, silence: 1 });
  await expect(ask.ssm(options(proxy.endpoint))).rejects.toThrow(/hang up|ECONNRESET/);
  await proxy.close();
});
