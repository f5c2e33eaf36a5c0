import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DeliveryStores,
  digestOf,
  type Log,
  openLog,
  openStateStore,
  rejectionsAfter,
  type RunningRelease,
  type StateStore,
} from '@org/delivery';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { rejectRelease } from './reject-release';
import { folderStores, releaseNamed, storeSealed } from './testing/sealed-stores';

const LIVE = `ab${'1'.repeat(38)}`;
const SEALED = `ab${'2'.repeat(38)}`;

describe('reject', () => {
  let folder: TempFolder;
  let stores: DeliveryStores;
  let log: Log;

  beforeEach(async () => {
    folder = tempFolder();
    mkdirSync(join(folder.path, 'tmp/delivery'), { recursive: true });
    stores = await folderStores(folder.path);
    log = openLog(stores.state, { application: 'super-deals', environment: 'staging' });
  });

  afterEach(() => folder.remove());

  const reject = (
    name: string,
    more: { why?: string; lift?: boolean; by?: string; service?: string; log?: Log } = {},
  ) =>
    rejectRelease({ service: more.service ?? 'deals-ms', name }, more, {
      application: 'super-deals',
      environment: 'staging',
      services: ['deals-ms'],
      by: more.by ?? 'ada',
      log: more.log ?? log,
      stores,
    });

  const seal = (version: string | null, sourceCommit: string, service = 'deals-ms') =>
    storeSealed(stores, {
      version,
      sourceCommit,
      services: { [service]: releaseNamed(service, version, sourceCommit) },
    });

  /** That it was deployed here. */
  const deployed = async (release: RunningRelease): Promise<void> => {
    const { head } = await log.read();
    const { version, sourceCommit, artifact, provenance, consumes } = release;
    await log.append(head, {
      by: 'ada',
      kind: 'deployment-started',
      of: 1,
      service: 'deals-ms',
      release: { version, sourceCommit, artifact, provenance, consumes },
    });
  };

  const inForce = async () =>
    rejectionsAfter((await log.read()).records).map(({ version, artifact, by, why }) => ({
      version,
      artifact,
      by,
      why,
    }));

  it.each(['1.3.0', 'v1.3.0'])(
    'keeps a sealed release out by its version, as in %s',
    async (name) => {
      await seal('1.3.0', SEALED);
      await seal('1.4.0', LIVE);
      const { artifact } = releaseNamed('deals-ms', '1.3.0', SEALED);
      expect(await reject(name, { why: ' it loses deals ' })).toEqual({
        application: 'super-deals',
        environment: 'staging',
        service: 'deals-ms',
        release: '1.3.0',
        artifact,
        by: 'ada',
        why: 'it loses deals',
        outcome: 'rejected',
      });
      expect(await inForce()).toEqual([
        { version: '1.3.0', artifact, by: 'ada', why: 'it loses deals' },
      ]);
    },
  );

  it('finds a candidate by the beginning of its commit, sealed or deployed', async () => {
    await seal(null, SEALED);
    await deployed(releaseNamed('deals-ms', null, LIVE));
    for (const commit of [SEALED, LIVE]) {
      expect(await reject(commit.slice(0, 6), { why: 'slow' })).toMatchObject({
        release: commit.slice(0, 12),
        artifact: releaseNamed('deals-ms', null, commit).artifact,
        outcome: 'rejected',
      });
    }
  });

  it('finds what was deployed and is sealed nowhere', async () => {
    await deployed(releaseNamed('deals-ms', '0.9.0'));
    expect(await reject('0.9.0', { why: 'x' })).toMatchObject({ release: '0.9.0' });
  });

  it('writes nothing the second time, and says who was first', async () => {
    await seal('1.3.0', SEALED);
    await reject('1.3.0', { why: 'it loses deals' });
    const before = await log.read();
    expect(await reject('1.3.0', { why: 'again', by: 'bob' })).toMatchObject({
      outcome: 'unchanged',
      by: 'ada',
      why: 'it loses deals',
    });
    expect(await log.read()).toEqual(before);
  });

  it('lifts it, also without a reason, and may reject it again', async () => {
    await seal('1.3.0', SEALED);
    await reject('1.3.0', { why: 'it loses deals' });
    expect(await reject('1.3.0', { lift: true, by: 'bob' })).toMatchObject({
      outcome: 'lifted',
      why: 'bob lifted it',
    });
    expect(await inForce()).toEqual([]);
    expect(await reject('1.3.0', { why: 'still' })).toMatchObject({ outcome: 'rejected' });
  });

  it('lifts what is known by nothing but its rejection', async () => {
    const artifact = digestOf('gone');
    for (const version of ['0.1.0', null]) {
      const { head } = await log.read();
      const entry = { service: 'deals-ms', version, artifact, why: 'x' };
      await log.append(head, { by: 'ada', kind: 'release-rejected', ...entry });
      expect(await reject(version ?? artifact, { lift: true })).toMatchObject({
        release: version ?? artifact,
        outcome: 'lifted',
      });
      expect(await inForce()).toEqual([]);
    }
  });

  it('lifts by a candidate what was rejected as a release of the same bytes', async () => {
    await seal('1.3.0', SEALED);
    await reject('1.3.0', { why: 'x' });
    await deployed({ ...releaseNamed('deals-ms', '1.3.0', SEALED), version: null });
    expect(await reject(SEALED.slice(0, 8), { lift: true })).toMatchObject({ outcome: 'lifted' });
    expect(await inForce()).toEqual([]);
  });

  describe('refuses, with nothing written,', () => {
    let before: unknown;
    beforeEach(async () => {
      await seal('1.3.0', SEALED);
      await seal(null, SEALED);
      await deployed(releaseNamed('deals-ms', null, LIVE));
      await reject('1.3.0', { why: 'x' });
      before = await log.read();
    });
    afterEach(async () => expect(await log.read()).toEqual(before));

    it.each<[string, string, Parameters<typeof reject>[1], RegExp]>([
      ['no reason', '1.3.0', {}, /Say why.*--why/],
      ['a reason of blanks', '1.3.0', { why: '  ' }, /Say why/],
      [
        'an unknown version',
        '7.7.7',
        { why: 'x' },
        /no release "7.7.7" of deals-ms .* newest are 1\.3\.0; candidates: ab1{10}, ab2{10}/,
      ],
      ['an unknown commit', 'dddddd', { why: 'x' }, /no release "dddddd"/],
      ['too little of a commit', 'ab1', { why: 'x' }, /no release "ab1"/],
      ['a pattern', '.*', { why: 'x' }, /no release "\.\*"/],
      ['a name of an object', 'constructor', { why: 'x' }, /no release "constructor"/],
      ['an unknown service', '1.3.0', { why: 'x', service: 'toString' }, /of toString/],
      [
        'a service that the candidate has not',
        SEALED,
        { why: 'x', service: 'users-ms' },
        /has no users-ms; it has deals-ms/,
      ],
      [
        'to lift what is not rejected',
        LIVE,
        { lift: true },
        /deals-ms@ab1{38} is not rejected in staging\. Rejected are deals-ms@1\.3\.0\./,
      ],
    ])('%s', async (_, name, more, message) => {
      await expect(reject(name, more)).rejects.toThrow(message);
    });
  });

  it('refuses the beginning of two commits, and names them', async () => {
    const [one, other] = [`abcd${'1'.repeat(36)}`, `abcd${'2'.repeat(36)}`];
    await seal(null, one);
    await deployed(releaseNamed('deals-ms', null, other));
    await expect(reject('abcd', { why: 'x' })).rejects.toThrow(
      `deals-ms@abcd could be ${other} or ${one}. Give more of the commit.`,
    );
  });

  it('looks again when somebody was faster', async () => {
    await seal('1.3.0', SEALED);
    const root = join(folder.path, 'tmp/delivery/state');
    const whole = openStateStore(`file:${root}`, { root: folder.path, env: {} });
    let isFirst = true;
    const slow: StateStore = {
      ...whole,
      create: async (key, text) => {
        if (isFirst) {
          isFirst = false;
          await reject('1.3.0', { why: 'bob saw it first', by: 'bob' });
        }
        return whole.create(key, text);
      },
    };
    const late = openLog(slow, { application: 'super-deals', environment: 'staging' });
    expect(await reject('1.3.0', { why: 'x', log: late })).toMatchObject({
      outcome: 'unchanged',
      by: 'bob',
    });
    expect(await inForce()).toHaveLength(1);
  });
});
