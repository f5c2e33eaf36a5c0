/** What every engine does, on the real thing where that can run here. */
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { LocalCloudError } from './local-cloud-error';
import { openLocalCloud } from './open-local-cloud';
import { probe } from './health/probe';
import { clientOptions, testClouds } from './testing/clouds';
import { runScript } from './testing/run-script';
import { freePort, standInDocker, type StandInBehaviour } from './testing/stand-in-docker';
import type { CloudStatus, LocalCloud, LocalCloudOptions } from './types';

const clouds = testClouds();
afterEach(() => clouds.end());

type Options = Partial<LocalCloudOptions>;

async function dockerized(behaviour: StandInBehaviour): Promise<Options> {
  const docker = standInDocker(clouds.make());
  docker.behave(behaviour);
  const PATH = `${docker.folder}${delimiter}${process.env['PATH']}`;
  return { engine: 'localstack', port: await freePort(), variables: { ...process.env, PATH } };
}

async function runningElsewhere(): Promise<string> {
  return (await clouds.open().start()).endpoint;
}

interface Case {
  name: string;
  options: () => Promise<Options>;
  owned: boolean;
}

const CASES: Case[] = [
  {
    name: 'ministack',
    options: async () => ({ engine: 'ministack', port: 'free' }),
    owned: true,
  },
  {
    name: 'localstack by a stand-in for docker',
    options: () => dockerized({}),
    owned: true,
  },
  {
    name: 'localstack without an endpoint to reset it, and an older Compose',
    options: () => dockerized({ resets: false, arrays: true }),
    owned: true,
  },
  {
    name: 'endpoint of AWS_ENDPOINT_URL',
    options: async () => ({
      variables: { ...process.env, AWS_ENDPOINT_URL: await runningElsewhere() },
      port: 'free',
    }),
    owned: false,
  },
  {
    name: 'endpoint found at the local port',
    options: async () => ({ port: Number(new URL(await runningElsewhere()).port) }),
    owned: false,
  },
];

describe.each(CASES)('$name', ({ options, owned }) => {
  let given: LocalCloudOptions;
  let cloud: LocalCloud;
  beforeEach(async () => {
    given = { stateFolder: clouds.make(), ...(await options()) };
    cloud = clouds.open(given);
  });

  const parameter = async (endpoint: string): Promise<string | undefined> => {
    const ssm = new SSMClient(clientOptions(endpoint));
    return (await ssm.send(new GetParameterCommand({ Name: '/deals' }))).Parameter?.Value;
  };

  test('is an AWS that other processes find', async () => {
    expect((await cloud.status()).state).toBe('stopped');
    const started = await cloud.start();
    expect(started).toMatchObject({ state: 'running', owned, wasRunning: !owned });

    const sts = new STSClient(clientOptions(started.endpoint));
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe('000000000000');

    const script = runScript(
      clouds.make(),
      `const cloud = api.openLocalCloud(${JSON.stringify(given)});
       say(await cloud.status());
       say(await cloud.start());
       say((await cloud.childVariables()).AWS_ENDPOINT_URL);`,
    );
    const [status, again, endpoint] = (await script.ended).map(
      (line) => JSON.parse(line) as unknown,
    );
    const { wasRunning, ...asStatus } = started;
    expect(wasRunning).toBe(!owned);
    const known = owned ? asStatus : { ...asStatus, startedAt: (status as CloudStatus).startedAt };
    expect(status).toEqual(known);
    expect(again).toMatchObject({ endpoint: started.endpoint, wasRunning: true });
    expect(endpoint).toBe(started.endpoint);
  });

  test('is prepared without being started, and when it runs there is nothing to prepare', async () => {
    const prepared = await cloud.prepare();
    expect(prepared.endpoint !== null).toBe(!owned);
    expect((await cloud.status()).state).toBe('stopped');
    const { engine, endpoint } = await cloud.start();
    expect(prepared.engine).toBe(engine);
    expect(await cloud.prepare()).toEqual({ engine, endpoint });
    expect((await cloud.status()).state).toBe('running');
  });

  test('a reset empties it, and it goes on', async () => {
    const { endpoint } = await cloud.start();
    const ssm = new SSMClient(clientOptions(endpoint));
    await ssm.send(new PutParameterCommand({ Name: '/deals', Value: 'there', Type: 'String' }));
    expect(await parameter(endpoint)).toBe('there');
    await cloud.reset();
    await expect(parameter(endpoint)).rejects.toMatchObject({ name: 'ParameterNotFound' });
    expect((await cloud.status()).state).toBe('running');
  });

  test('stops once, and only what it started', async () => {
    const { endpoint } = await cloud.start();
    expect(await cloud.stop()).toEqual({ outcome: owned ? 'stopped' : 'left-running', endpoint });
    expect(await cloud.stop()).toEqual({ outcome: 'was-not-running', endpoint: null });
    expect((await probe(endpoint)) === null).toBe(owned);
    expect((await cloud.status()).state).toBe('stopped');
    await expect(cloud.childVariables()).rejects.toMatchObject({ code: 'not-running' });
    await expect(cloud.reset()).rejects.toMatchObject({ code: 'not-running' });
    expect((await cloud.start()).state).toBe('running');
  });

  test('shows the end of its log, when it is its own', async () => {
    await cloud.start();
    if (owned) {
      expect((await cloud.logs()).join('\n')).toMatch(/ready/i);
      expect(await cloud.logs(1)).toHaveLength(1);
    } else {
      await expect(cloud.logs()).rejects.toMatchObject({ code: 'not-ours' });
    }
  });

  test('a start that is aborted leaves nothing behind', async () => {
    const abort = new AbortController();
    const start = cloud.start({
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'starting') abort.abort(new Error('enough'));
      },
    });
    if (!owned) abort.abort(new Error('enough'));
    await expect(start).rejects.toThrow('enough');
    expect((await cloud.status()).state).toBe('stopped');
    expect(readdirSync(given.stateFolder)).not.toContain('cloud.json');
    expect((await cloud.start()).wasRunning).toBe(!owned);
  });

  test('two starts at the same time give one cloud', async () => {
    const other = openLocalCloud(given);
    const both = await Promise.all([cloud.start(), other.start()]);
    expect(both[0].endpoint).toBe(both[1].endpoint);
    if (owned) expect(both.map(({ wasRunning }) => wasRunning).sort()).toEqual([false, true]);
  });
});

test('errors are LocalCloudErrors', async () => {
  const cloud = clouds.open();
  await expect(cloud.reset()).rejects.toBeInstanceOf(LocalCloudError);
});
