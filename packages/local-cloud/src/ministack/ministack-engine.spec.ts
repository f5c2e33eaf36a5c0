import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudRecord } from '../cloud-record';
import { openLocalCloud } from '../open-local-cloud';
import { processIdentity } from '../processes/process-identity';
import { clientOptions, testClouds } from '../testing/clouds';
import { runScript, type Script } from '../testing/run-script';
import { serviceTemplate } from '../testing/service-template';
import type { LocalCloud, LocalCloudOptions } from '../types';

const clouds = testClouds();
afterEach(() => clouds.end());

/** Looks into /proc. */
const onLinux = process.platform === 'linux' ? test : test.skip;

function opened(options: Partial<LocalCloudOptions> = {}): {
  cloud: LocalCloud;
  folder: string;
  options: LocalCloudOptions;
} {
  const all: LocalCloudOptions = {
    stateFolder: clouds.make(),
    engine: 'ministack',
    port: 'free',
    ...options,
  };
  return { cloud: clouds.open(all), folder: all.stateFolder, options: all };
}

/** Starts the cloud in a process of its own, which then waits. */
function starter(options: LocalCloudOptions): Script {
  return runScript(
    clouds.make(),
    `const cloud = api.openLocalCloud(${JSON.stringify(options)});
     say({ started: await cloud.start({ onProgress: ({ phase }) => say(phase) }) });`,
  );
}

function recordOf(folder: string): CloudRecord {
  return JSON.parse(readFileSync(join(folder, 'cloud.json'), 'utf8')) as CloudRecord;
}

/** The processes that work in a state folder: every MiniStack of it, known or not. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; !(await holds()); i += 1) {
    if (i > 1000) throw new Error('it does not come to hold');
    await sleep(10);
  }
}

test('a reset takes buckets, parameters and tables', async () => {
  const { cloud } = opened();
  const { endpoint } = await cloud.start();
  const options = clientOptions(endpoint);
  const s3 = new S3Client(options);
  const ssm = new SSMClient(options);
  const dynamo = new DynamoDBClient(options);
  const Bucket = 'deals';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'b' }));
  await ssm.send(new PutParameterCommand({ Name: '/deals', Value: 'x', Type: 'String' }));
  await dynamo.send(
    new CreateTableCommand({
      TableName: 'deals',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);
  await cloud.reset();
  expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  expect((await dynamo.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  await expect(ssm.send(new GetParameterCommand({ Name: '/deals' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});

onLinux('a starter that is killed leaves one that is known, or none', async () => {
  for (const delay of [0, 2, 5, 10, 20, 40, 80, 160]) {
    const { cloud, folder, options } = opened();
    const script = starter(options);
    await script.line(/starting/);
    await sleep(delay);
    script.child.kill('SIGKILL');
    await script.ended.catch(() => undefined);
    const started = await cloud.start();
    await until(() => processesIn(folder).length === 1);
    expect(processesIn(folder)).toEqual([recordOf(folder).details['pid']]);
    expect(await cloud.status()).toMatchObject({ state: 'running', endpoint: started.endpoint });
    await cloud.stop();
    expect(processesIn(folder)).toEqual([]);
  }
});

onLinux('starts of several processes at the same time give one', async () => {
  const { folder, options } = opened();
  const scripts = [1, 2, 3].map(() => starter(options));
  const started = (await Promise.all(scripts.map(({ ended }) => ended))).map(
    (lines) =>
      (JSON.parse(lines.at(-1) ?? '') as { started: { endpoint: string; wasRunning: boolean } })
        .started,
  );
  expect(new Set(started.map(({ endpoint }) => endpoint)).size).toBe(1);
  expect(started.filter(({ wasRunning }) => !wasRunning)).toHaveLength(1);
  expect(processesIn(folder)).toHaveLength(1);
});

onLinux(
  'when it is killed, it is stopped with its functions, and can be started again',
  async () => {
    const { cloud, folder } = opened();
    const first = await cloud.start();
    const client = new CloudFormationClient(clientOptions(first.endpoint));
    const StackName = 'killed';
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: serviceTemplate({ name: StackName, says: 'one' }),
      }),
    );
    await waitUntilStackCreateComplete({ client, maxWaitTime: 20, minDelay: 1 }, { StackName });
    await new LambdaClient(clientOptions(first.endpoint)).send(
      new InvokeCommand({ FunctionName: StackName }),
    );
    const { pid } = recordOf(folder).details;
    const functions = readdirSync('/proc').filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid)
        );
      } catch {
        return false;
      }
    });
    expect(functions.length).toBeGreaterThan(0);

    process.kill(Number(pid), 'SIGKILL');
    await until(async () => (await cloud.status()).state === 'stopped');
    expect((await cloud.logs()).join('\n')).toContain('Running on');
    await until(async () =>
      (await Promise.all(functions.map((id) => processIdentity(Number(id))))).every((one) => !one),
    );
    await expect(cloud.reset()).rejects.toMatchObject({ code: 'not-running' });
    const second = await cloud.start();
    expect(second.wasRunning).toBe(false);
    expect(recordOf(folder).details['pid']).not.toBe(pid);
    expect((await cloud.stop()).outcome).toBe('stopped');
  },
);

test('a process that has got its id is left alone', async () => {
  const { cloud, folder } = opened();
  const { endpoint } = await cloud.start();
  const record = recordOf(folder);
  await cloud.stop();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    const details = { ...record.details, pid: stranger.pid };
    writeFileSync(join(folder, 'cloud.json'), JSON.stringify({ ...record, details }));
    expect((await cloud.status()).state).toBe('stopped');
    expect(await cloud.stop()).toEqual({ outcome: 'was-not-running', endpoint });
    expect(await processIdentity(stranger.pid ?? 0)).not.toBeNull();
  } finally {
    stranger.kill('SIGKILL');
  }
});

describe('ports', () => {
  let other: Server;
  let taken: number;
  beforeEach(async () => {
    other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    taken = typeof address === 'object' && address ? address.port : 0;
  });
  afterEach(() => new Promise((resolve) => other.close(resolve)));

  test('one that is taken is an error', async () => {
    const { cloud } = opened({ port: taken });
    await expect(cloud.start()).rejects.toMatchObject({
      code: 'port-taken',
      where: `127.0.0.1:${taken}`,
    });
    expect((await cloud.status()).state).toBe('stopped');
  });

  test('other machines cannot reach it', async () => {
    const { endpoint } = await opened().cloud.start();
    const port = Number(new URL(endpoint).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of outside) {
      const refused = await new Promise((resolve) => {
        connect(port, address)
          .once('connect', () => resolve('connected'))
          .once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      expect([address, refused]).toEqual([address, 'ECONNREFUSED']);
    }
    expect(await new Promise((resolve) => connect(port, '127.0.0.1', () => resolve(true)))).toBe(
      true,
    );
  });
});

describe('what its log says is in the error', () => {
  // Real settings of MiniStack, with values that it does not expect.
  const broken = (name: string): Partial<LocalCloudOptions> => ({
    ministack: { variables: { [name]: 'many' } },
  });

  test('when it ends', async () => {
    const { cloud } = opened(broken('MINISTACK_DOCKER_TIMEOUT'));
    await expect(cloud.start()).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(/ended before it was healthy[^]*ValueError[^]*many/) as string,
    });
    expect((await cloud.status()).state).toBe('stopped');
  });

  onLinux('when time is up, and it is ended', async () => {
    const { cloud, folder } = opened(broken('MINISTACK_WORKER_THREADS'));
    const told: string[] = [];
    const start = cloud.start({ timeout: 2500, onProgress: ({ message }) => told.push(message) });
    await expect(start).rejects.toMatchObject({
      code: 'not-healthy',
      message: expect.stringMatching(/within 2.5 seconds[^]*Lifespan error/) as string,
    });
    expect(told.at(-1)).toMatch(/^waiting for http.* \(2 s\)$/);
    expect((await cloud.status()).state).toBe('stopped');
    expect(processesIn(folder)).toEqual([]);
  });
});

test('another one is not started over it', async () => {
  const { cloud, options, folder } = opened();
  const { endpoint } = await cloud.start();
  const refused = { code: 'other-cloud-running', where: folder };
  const otherPort = openLocalCloud({ ...options, port: 1 });
  await expect(otherPort.start()).rejects.toMatchObject(refused);
  const { stateFolder } = options;
  const elsewhere = openLocalCloud({ stateFolder, endpoint: 'http://127.0.0.1:1' });
  await expect(elsewhere.start()).rejects.toMatchObject(refused);
  const itself = openLocalCloud({ stateFolder, endpoint });
  expect(await itself.start()).toMatchObject({ endpoint, owned: true, wasRunning: true });
});

test('its folder is for its user alone where it matters', async () => {
  const { cloud, folder } = opened();
  await cloud.start();
  for (const name of ['cloud.json', 'ministack.log']) {
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  }
});
