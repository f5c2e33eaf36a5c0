import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { testClouds } from '../testing/clouds';
import {
  freePort,
  standInDocker,
  type StandInBehaviour,
  type StandInDocker,
} from '../testing/stand-in-docker';
import type { LocalCloud, LocalCloudOptions, Progress } from '../types';
import { renderComposeFile } from './compose-file';

const clouds = testClouds();
afterEach(() => clouds.end());

async function opened(
  behaviour: StandInBehaviour = {},
  options: Partial<LocalCloudOptions> = {},
): Promise<{ cloud: LocalCloud; docker: StandInDocker; folder: string; port: number }> {
  const docker = standInDocker(clouds.make());
  docker.behave(behaviour);
  const folder = clouds.make();
  const port = await freePort();
  const PATH = `${docker.folder}${delimiter}${process.env['PATH']}`;
  const cloud = clouds.open({
    stateFolder: folder,
    engine: 'localstack',
    port,
    variables: { ...process.env, PATH, AWS_PROFILE: 'production' },
    ...options,
  });
  return { cloud, docker, folder, port };
}

test('the calls of a life', async () => {
  const { cloud, docker } = await opened({ resets: false });
  await cloud.start();
  await cloud.reset();
  await cloud.logs(7);
  await cloud.stop();
  const calls = docker.calls().filter((call) => !call.includes(' ps '));
  expect(calls).toEqual([
    'version --format {{.Server.Version}}',
    'compose version --short',
    'compose -f FILE up --detach',
    'compose -f FILE restart --timeout 10 localstack',
    'compose -f FILE logs --no-color --no-log-prefix --tail 7 localstack',
    'compose -f FILE down --timeout 10',
  ]);
});

test('its image is pulled by the file that it is started with', async () => {
  const { cloud, docker } = await opened();
  const told: Progress[] = [];
  await cloud.prepare({ onProgress: (progress) => told.push(progress) });
  await cloud.start();
  const calls = docker.calls().filter((call) => /^compose -f FILE (?!ps)/.test(call));
  expect(calls).toEqual(['compose -f FILE pull', 'compose -f FILE up --detach']);
  expect(told).toContainEqual({ phase: 'installing', message: 'localstack Pulling' });
  await cloud.prepare();
  expect(docker.calls().filter((call) => call.endsWith('pull'))).toHaveLength(1);
});

test('an image that cannot be prepared', async () => {
  const { cloud } = await opened({ upFails: 'manifest for localstack:9 not found' });
  await expect(cloud.prepare()).rejects.toMatchObject({
    code: 'docker-failed',
    message: expect.stringContaining('docker compose pull failed') as string,
  });
});

test('its file, with the folders that Docker would otherwise make', async () => {
  const { cloud, folder, port } = await opened();
  await cloud.start();
  const file = parse(readFileSync(join(folder, 'docker-compose.localstack.yml'), 'utf8')) as {
    name: string;
    services: { localstack: { ports: string[] } };
  };
  expect(file.name).toMatch(/^local-cloud-[0-9a-f]{8}$/);
  expect(file.services.localstack.ports[0]).toBe(`127.0.0.1:${port}:4566`);
  for (const name of ['ready.d', 'volume'])
    expect(statSync(join(folder, name)).isDirectory()).toBe(true);
});

test('a file of the user is used as it is', async () => {
  const port = await freePort();
  const composeFile = join(clouds.make(), 'docker-compose.localstack.yml');
  const text = renderComposeFile({ project: 'of-the-user', port });
  writeFileSync(composeFile, text);
  const { cloud, folder } = await opened({}, { port, localstack: { composeFile } });
  expect((await cloud.start()).endpoint).toBe(`http://127.0.0.1:${port}`);
  expect(readFileSync(composeFile, 'utf8')).toBe(text);
  expect(existsSync(join(folder, 'docker-compose.localstack.yml'))).toBe(false);
});

test('what Docker says while it starts is told', async () => {
  const { cloud } = await opened();
  const told: Progress[] = [];
  await cloud.start({ onProgress: (progress) => told.push(progress) });
  expect(told).toContainEqual({ phase: 'starting', message: 'localstack Pulling' });
});

test('an image that cannot be pulled', async () => {
  const { cloud, docker } = await opened({ upFails: 'manifest for localstack:9 not found' });
  await expect(cloud.start()).rejects.toMatchObject({
    code: 'docker-failed',
    message: expect.stringContaining('manifest for localstack:9 not found') as string,
  });
  expect(docker.calls().at(-1)).toBe('compose -f FILE down --timeout 10');
  expect((await cloud.status()).state).toBe('stopped');
});

test('a container that ends, as without the token that newer images need', async () => {
  const { cloud } = await opened({ exits: 55 });
  await expect(cloud.start()).rejects.toMatchObject({
    code: 'start-failed',
    message: expect.stringContaining('LOCALSTACK_AUTH_TOKEN is not set') as string,
  });
  expect((await cloud.status()).state).toBe('stopped');
});

test('one that does not become healthy in time is taken down', async () => {
  const { cloud, docker } = await opened({ healthyAfter: 60_000 });
  await expect(cloud.start({ timeout: 500 })).rejects.toMatchObject({ code: 'not-healthy' });
  expect(docker.calls().at(-1)).toBe('compose -f FILE down --timeout 10');
  expect((await cloud.status()).state).toBe('stopped');
});

test('when Docker has ended meanwhile, its cloud is stopped and another can be started', async () => {
  const { cloud, docker, folder } = await opened();
  await cloud.start();
  await cloud.stop();
  await cloud.start();
  docker.behave({ compose: false });
  expect((await cloud.status()).state).toBe('stopped');
  const other = clouds.open({ stateFolder: folder, engine: 'ministack', port: 'free' });
  expect(await other.start()).toMatchObject({ engine: 'ministack', wasRunning: false });
  await other.stop();
  docker.behave({});
  await cloud.start();
});
