/** What belongs to no engine; what all of them do is in `contract.spec.ts`. */
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openLocalCloud } from './open-local-cloud';
import { testClouds } from './testing/clouds';
import { freePort } from './testing/stand-in-docker';

const clouds = testClouds();
afterEach(() => clouds.end());

test('opening writes and reads nothing', () => {
  const stateFolder = join(clouds.make(), 'not', 'there');
  openLocalCloud({ stateFolder });
  expect(readdirSync(join(stateFolder, '..', '..'))).toEqual([]);
});

test.each(['', '{', '[]', 'null', '{"engine":"moto"}', '{"engine":"ministack","endpoint":1}'])(
  'a record that is %j is nobody’s',
  async (text) => {
    const stateFolder = clouds.make();
    const file = join(stateFolder, 'cloud.json');
    writeFileSync(file, text);
    const cloud = openLocalCloud({ stateFolder });
    const invalid = { code: 'invalid-state', where: file };
    await expect(cloud.status()).rejects.toMatchObject(invalid);
    await expect(cloud.start()).rejects.toMatchObject(invalid);
    await expect(cloud.stop()).rejects.toMatchObject(invalid);
  },
);

test('a real account is refused before anything is written', async () => {
  const stateFolder = clouds.make();
  const variables = { AWS_ENDPOINT_URL: 'https://sts.amazonaws.com' };
  await expect(openLocalCloud({ stateFolder, variables }).start()).rejects.toMatchObject({
    code: 'endpoint-refused',
    where: 'AWS_ENDPOINT_URL',
  });
  expect(readdirSync(stateFolder)).toEqual(['lock']);
});

test('an endpoint that does not answer is said to, and forgotten', async () => {
  const stateFolder = clouds.make();
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const cloud = openLocalCloud({ stateFolder, endpoint });
  await expect(cloud.start({ timeout: 300 })).rejects.toMatchObject({
    code: 'not-healthy',
    where: endpoint,
    fix: 'Check that a local cloud runs there; it has to accept the access key "test".',
  });
  expect((await cloud.status()).state).toBe('stopped');
});

test('an endpoint that does not answer is not prepared from here', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const cloud = openLocalCloud({ stateFolder: clouds.make(), endpoint });
  await expect(cloud.prepare()).rejects.toMatchObject({ code: 'not-healthy', where: endpoint });
});

test('an endpoint that is about to come is waited for', async () => {
  const port = await freePort();
  const cloud = openLocalCloud({
    stateFolder: clouds.make(),
    endpoint: `http://127.0.0.1:${port}`,
  });
  const coming = cloud.start();
  await clouds.open({ engine: 'ministack', port }).start();
  expect(await coming).toMatchObject({ engine: 'endpoint', product: 'ministack' });
});

test('when the endpoint is another one the next time, that one is used', async () => {
  const stateFolder = clouds.make();
  const [first, second] = [await clouds.open().start(), await clouds.open().start()];
  for (const { endpoint } of [first, second]) {
    const cloud = openLocalCloud({ stateFolder, variables: { AWS_ENDPOINT_URL: endpoint } });
    expect((await cloud.start()).endpoint).toBe(endpoint);
    expect((await cloud.childVariables())['AWS_ENDPOINT_URL']).toBe(endpoint);
  }
});

test('a cloud without known means to empty it is left as it is', async () => {
  const server = createServer((request, response) => {
    const known = request.method === 'POST' && request.url === '/';
    response.writeHead(known ? 200 : 404).end(known ? '<Account>123456789012</Account>' : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cloud = openLocalCloud({ stateFolder: clouds.make(), endpoint });
    expect(await cloud.start()).toMatchObject({ product: 'other', version: null });
    await expect(cloud.reset()).rejects.toMatchObject({ code: 'reset-failed', where: endpoint });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('the variables of a child know no user, also when there is one', async () => {
  const { endpoint } = await clouds.open().start();
  const variables = { AWS_ENDPOINT_URL: endpoint, AWS_PROFILE: 'production', PATH: '/bin' };
  const cloud = openLocalCloud({ stateFolder: clouds.make(), variables, region: 'eu-central-1' });
  await cloud.start();
  const seen = await cloud.childVariables();
  expect(seen).not.toHaveProperty('AWS_PROFILE');
  expect(seen).toMatchObject({ AWS_REGION: 'eu-central-1', PATH: '/bin' });
});
