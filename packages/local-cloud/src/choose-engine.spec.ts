import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { chooseEngine } from './choose-engine';
import { DEFAULT_REGION } from './child/child-variables';
import type { EngineContext } from './engine';
import { testFolders } from './testing/folders';
import { freePort, standInDocker, type StandInBehaviour } from './testing/stand-in-docker';
import type { LocalCloudOptions, Variables } from './types';

const folders = testFolders();
describe('the engine that is chosen', () => {
  let cloud: Server;
  let port: number;

  /** A local cloud that is neither of the two known ones, or none. */
  let knows: boolean;

  beforeEach(async () => {
    knows = true;
    cloud = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const known = knows && body.includes('GetCallerIdentity');
        response.writeHead(known ? 200 : 403);
        response.end(known ? '<Account>000000000000</Account>' : '');
      });
    });
    await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
    port = (cloud.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await new Promise((resolve) => cloud.close(resolve));
    folders.dispose();
  });

  interface Machine {
    docker?: StandInBehaviour;
    python?: boolean;
    variables?: Variables;
    options?: Partial<LocalCloudOptions>;
  }

  async function machine({ docker, python, variables, options }: Machine): Promise<EngineContext> {
    const stateFolder = folders.make();
    const path: string[] = [];
    if (docker) {
      const standIn = standInDocker(stateFolder);
      standIn.behave(docker);
      path.push(standIn.folder);
    }
    if (python) path.push(process.env['PATH'] ?? '');
    return {
      options: { stateFolder, port: await freePort(), ...options },
      stateFolder,
      cacheFolder: join(stateFolder, 'cache'),
      region: DEFAULT_REGION,
      variables: { PATH: path.join(delimiter), ...variables },
      report: () => undefined,
      save: () => Promise.reject(new Error('a choice starts nothing')),
    };
  }

  const chosen = async (on: Machine): Promise<string> =>
    (await chooseEngine(await machine(on))).name;

  const here = (): Machine => ({ docker: {}, python: true, options: { port } });

  test('what was asked for comes before all', async () => {
    const options = { port };
    expect(await chosen({ ...here(), options: { ...options, engine: 'ministack' } })).toBe(
      'ministack',
    );
    expect(await chosen({ ...here(), options: { ...options, engine: 'localstack' } })).toBe(
      'localstack',
    );
  });

  test('then an endpoint that is given, whether it answers or not', async () => {
    const variables = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    expect(await chosen({ docker: {}, python: true, variables })).toBe('endpoint');
    expect(await chosen({ docker: {}, options: { endpoint: 'http://localhost:1' } })).toBe(
      'endpoint',
    );
    expect(await chosen({ docker: {}, variables: { AWS_ENDPOINT_URL: '' } })).toBe('localstack');
  });

  test('an endpoint of a real account is never passed over in silence', async () => {
    const variables = { AWS_ENDPOINT_URL: 'https://dynamodb.us-east-1.amazonaws.com' };
    await expect(chosen({ docker: {}, python: true, variables })).rejects.toMatchObject({
      code: 'endpoint-refused',
      where: 'AWS_ENDPOINT_URL',
    });
  });

  test('then what is healthy at the local port', async () => {
    expect(await chosen(here())).toBe('endpoint');
  });

  test('what answers there and knows no test credentials is no local cloud', async () => {
    knows = false;
    expect(await chosen(here())).toBe('localstack');
  });

  test('then LocalStack where Docker runs', async () => {
    expect(await chosen({ docker: {}, python: true })).toBe('localstack');
  });

  test.each<[string, StandInBehaviour | undefined]>([
    ['there is no docker', undefined],
    ['its daemon does not run', { daemon: false }],
    ['it has no Compose', { compose: false }],
  ])('then MiniStack: %s', async (_why, docker) => {
    if (docker) {
      expect(await chosen({ docker, python: true })).toBe('ministack');
    } else {
      const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
        encoding: 'utf8',
      }).trim();
      expect(await chosen({ options: { ministack: { python } } })).toBe('ministack');
    }
  });

  test('without any of these it says what to install', async () => {
    await expect(chosen({ docker: { daemon: false } })).rejects.toMatchObject({
      code: 'no-engine',
      message: `there is no AWS on this machine: AWS_ENDPOINT_URL is not set and nothing healthy answers at the local port; Docker does not run; MiniStack needs Python 3.10 or newer with venv, and there is no python3
One of these is enough:
  - Start LocalStack by other means, or set AWS_ENDPOINT_URL to a local cloud that runs.
  - Install and start Docker with Compose 2 (https://docs.docker.com/get-docker/).
  - Install Python 3.10 or newer with venv (Debian and Ubuntu: apt-get install python3-venv; macOS: brew install python).`,
    });
  });

  test.each<[string, Machine]>([
    ['Docker does not run', { docker: { daemon: false }, options: { engine: 'localstack' } }],
    ['Docker has no Compose', { docker: { compose: false }, options: { engine: 'localstack' } }],
    ['there is no docker', { options: { engine: 'localstack' } }],
    ['there is no python3', { options: { engine: 'ministack' } }],
    ['nothing healthy answers', { options: { engine: 'endpoint' } }],
  ])('what was asked for is not there: %s', async (what, on) => {
    await expect(chosen(on)).rejects.toMatchObject({
      code: 'engine-unavailable',
      message: expect.stringContaining(what) as string,
    });
  });
});
