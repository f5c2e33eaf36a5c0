import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { testFolders } from '../../infrastructure/testing/folders';
import { startMiniStack, type MiniStack } from '../../infrastructure/testing/mini-stack';
import { realPorts } from '../ports';
import type { StateStore } from '../state-store';
import { variables } from '../testing/store-places';
import { unrulyS3, type Mischief, type UnrulyS3 } from '../testing/unruly-s3';
import { openS3Client } from './s3-client';
import { s3Kind } from './s3-kind';
import { s3StateStore } from './s3-store';

const KEY = 'shop/staging/records/0000000001.json';
const ports = { ...realPorts, sleep: async () => undefined };

const errorOf = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => ({ code: 'none', message: '' }),
    (error: { code: string; message: string }) => error,
  );

describe('a state store on an S3 that answers badly', () => {
  const folders = testFolders();
  let cloud: MiniStack;
  let client: S3Client;
  let s3: UnrulyS3;
  let count = 0;
  let store: StateStore;
  let other: StateStore;

  beforeAll(async () => {
    cloud = await startMiniStack(folders.make());
    client = await openS3Client(variables(cloud.endpoint));
    await client.send(new CreateBucketCommand({ Bucket: 'state' }));
  }, 180_000);
  afterAll(async () => {
    client.destroy();
    await cloud.end();
    folders.dispose();
  });
  beforeEach(async () => {
    s3 = await unrulyS3(cloud.endpoint);
    const prefix = `prefix-${(count += 1)}`;
    const open = (endpoint: string, bucket = 'state'): StateStore =>
      s3StateStore({ bucket, prefix, openClient: () => openS3Client(variables(endpoint)), ports });
    store = open(s3.endpoint);
    other = open(cloud.endpoint);
  });
  afterEach(() => s3.close());

  test.each<[Mischief, string[]]>([
    ['lose-answer', ['PUT', 'HEAD']],
    [{ done: 500, code: 'InternalError' }, ['PUT', 'HEAD']],
    [{ done: 503, code: 'ServiceUnavailable' }, ['PUT', 'HEAD']],
    ['lose-request', ['PUT', 'HEAD', 'PUT']],
    [{ notDone: 500, code: 'InternalError' }, ['PUT', 'HEAD', 'PUT']],
    [{ notDone: 503, code: 'SlowDown' }, ['PUT', 'PUT']],
    [{ notDone: 409, code: 'ConditionalRequestConflict' }, ['PUT', 'PUT']],
    [{ notDone: 400, code: 'RequestTimeout' }, ['PUT', 'HEAD', 'PUT']],
  ])('stores once when this happens: %j', async (mischief, methods) => {
    s3.plan(mischief);
    expect(await store.create(KEY, 'text')).toBe(true);
    expect(s3.methods).toEqual(methods);
    expect(await other.read(KEY)).toBe('text');
    expect(await store.create(KEY, 'text')).toBe(false);
  });

  test('when the look at what happened fails too, it looks again', async () => {
    s3.plan('lose-answer', 'lose-request', { notDone: 500, code: 'InternalError' });
    expect(await store.create(KEY, 'text')).toBe(true);
    expect(s3.methods).toEqual(['PUT', 'HEAD', 'HEAD', 'HEAD']);
  });

  test('a write that is late and one that follows it are one', async () => {
    s3.plan('late');
    expect(await store.create(KEY, 'text')).toBe(true);
    await s3.landed();
    expect(await other.read(KEY)).toBe('text');
    expect(await other.list('')).toEqual([KEY]);
  });

  test('the same text of somebody else, behind a lost answer, is not ours', async () => {
    await other.create(KEY, 'same');
    s3.plan('lose-answer');
    expect(await store.create(KEY, 'same')).toBe(false);
    s3.plan('lose-request', null, null);
    expect(await store.create(KEY, 'same')).toBe(false);
  });

  test('an own write behind a refusal after a lost answer is ours', async () => {
    s3.plan('lose-answer', { notDone: 404, code: 'NotFound' });
    expect(await store.create(KEY, 'text')).toBe(true);
    expect(s3.methods).toEqual(['PUT', 'HEAD', 'PUT', 'HEAD']);
  });

  test('an S3 that stays away: what may be stored is said to be not known', async () => {
    s3.plan('lose-request', ...Array<Mischief>(40).fill('lose-request'));
    expect(await errorOf(store.create(KEY, 'text'))).toMatchObject({ code: 'state-unsure' });
    expect(await errorOf(store.read(KEY))).toMatchObject({ code: 'state-unreachable' });
    expect(await errorOf(store.list(''))).toMatchObject({ code: 'state-unreachable' });
  });

  test('a conflict that does not end stores nothing, and says so', async () => {
    const conflict: Mischief = { notDone: 409, code: 'ConditionalRequestConflict' };
    s3.plan(...Array<Mischief>(6).fill(conflict));
    expect(await errorOf(store.create(KEY, 'text'))).toMatchObject({
      code: 'state-unreachable',
      message: expect.stringContaining('ConditionalRequestConflict (409)'),
    });
    expect(s3.methods).toHaveLength(6);
    expect(await other.list('')).toEqual([]);
  });

  test('reading and listing are tried again', async () => {
    await other.create(KEY, 'text');
    s3.plan('lose-answer', { notDone: 503, code: 'SlowDown' });
    expect(await store.read(KEY)).toBe('text');
    s3.plan('lose-request', 'lose-answer');
    expect(await store.list('')).toEqual([KEY]);
    expect(s3.methods).toHaveLength(6);
  });

  test('what is refused is not tried again, and says what is needed', async () => {
    s3.plan({ notDone: 403, code: 'AccessDenied' });
    expect(await errorOf(store.create(KEY, 'text'))).toMatchObject({
      code: 'state-unreachable',
      message: expect.stringMatching(/AccessDenied \(403\)[^]*s3:PutObject/),
    });
    expect(s3.methods).toHaveLength(1);
  });

  test('a bucket that is not there is named, with how to make it', async () => {
    const openClient = () => openS3Client(variables(cloud.endpoint));
    const nowhere = s3StateStore({ bucket: 'nowhere', prefix: '', openClient, ports });
    for (const work of [
      () => nowhere.create(KEY, ''),
      () => nowhere.read(KEY),
      () => nowhere.list(''),
    ])
      expect(await errorOf(work())).toMatchObject({
        code: 'state-unreachable',
        message: expect.stringContaining('create-bucket --bucket nowhere'),
      });
  });
});

describe('the client', () => {
  const own = { ...process.env };
  afterEach(() => {
    process.env = { ...own };
  });

  test('has credentials, region and endpoint of the variables, and none of the process', async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'own',
      AWS_SECRET_ACCESS_KEY: 'own',
      AWS_REGION: 'eu-west-9',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
    });
    const given = {
      AWS_ACCESS_KEY_ID: 'given',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_REGION: 'eu-north-1',
    };
    const client = await openS3Client(given);
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: 'given' });
    expect(await client.config.region()).toBe('eu-north-1');
    const host = await hostOf(client);
    expect(host).toBe('state.s3.eu-north-1.amazonaws.com');
    const local = await openS3Client({ ...given, AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' });
    expect(await hostOf(local)).toBe('127.0.0.1');
  });
});

/** Where a client would go. */
async function hostOf(client: S3Client): Promise<string> {
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  let host = '';
  client.middlewareStack.add(
    () => async (args) => {
      host = (args.request as { hostname: string }).hostname;
      throw new Error('far enough');
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(new ListObjectsV2Command({ Bucket: 'state' })).catch(() => undefined);
  return host;
}

test.each([
  ['', /no bucket/],
  ['//', /no bucket/],
  ['bucket', /no bucket/],
  ['//Bucket/x', /no bucket/],
  ['//bucket//x', /prefix/],
  ['//bucket/a b', /prefix/],
  [`//bucket/${'x'.repeat(201)}`, /prefix/],
])('s3:%s is refused', (rest, problem) => {
  expect(s3Kind.open(rest, { root: '/', env: {}, ports })).toEqual({
    problem: expect.stringMatching(problem),
  });
});

test.each([
  ['//bucket', 's3://bucket'],
  ['//bucket/', 's3://bucket'],
  ['//bucket/shop/state/', 's3://bucket/shop/state'],
])('s3:%s is %s', (rest, address) => {
  expect(s3Kind.open(rest, { root: '/', env: {}, ports })).toMatchObject({ address });
});
