import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeliveryStores,
  digestOf,
  type EnvironmentState,
  openArtifactStore,
  openStateStore,
} from '@org/delivery';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { chooseSealed, type SealedChoice, type SealedOptions } from './choose-sealed';

const OLD = 'a'.repeat(40);
const NEW = `ab${'c'.repeat(38)}`;

describe('chooseSealed', () => {
  let folder: TempFolder;
  let stores: DeliveryStores;

  beforeEach(async () => {
    folder = tempFolder();
    const place = { root: folder.path, env: {} };
    stores = {
      artifacts: await openArtifactStore('artifacts', place),
      state: openStateStore('state', place),
      workFolder: join(folder.path, 'work'),
    };
  });

  afterEach(() => folder.remove());

  /** Stores what `seal` would: the document under its digest, and its entry. */
  const seal = async (sourceCommit: string, version: string | null, day: number) => {
    const kind = version === null ? 'candidate' : 'manifest';
    const text = `{"application":"super-deals","format":1,"kind":"${kind}","services":{},"sourceCommit":"${sourceCommit}","version":${JSON.stringify(version)}}`;
    const fingerprint = digestOf(text);
    const file = join(folder.path, 'document');
    await writeFile(file, text);
    await stores.artifacts.put(fingerprint, file);
    const at = `2026-01-0${day}T00:00:00Z`;
    const entry = { format: 1, kind, application: 'super-deals', version, sourceCommit };
    await stores.state.create(
      `super-deals/sealed/${version ?? sourceCommit}.json`,
      JSON.stringify({ ...entry, committedAt: at, fingerprint, sealedAt: at, by: 'ada' }),
    );
    return fingerprint;
  };

  const choose = async (options: SealedOptions, more: Partial<SealedChoice> = {}) => {
    const { sealed } = await chooseSealed(options, {
      application: 'super-deals',
      environment: 'staging',
      settings: {},
      stores,
      upstream: null,
      ...more,
    });
    return sealed.version ?? sealed.sourceCommit;
  };

  it('takes what was sealed last, a candidate or a release', async () => {
    await seal(OLD, null, 1);
    await seal(OLD, '1.0.0', 2);
    expect(await choose({})).toBe('1.0.0');
    await seal(NEW, null, 3);
    expect(await choose({})).toBe(NEW);
  });

  it('takes what was asked for', async () => {
    await seal(OLD, null, 1);
    await seal(NEW, null, 2);
    await seal(NEW, '1.0.0', 3);
    expect(await choose({ candidate: OLD })).toBe(OLD);
    expect(await choose({ candidate: 'abc' })).toBe(NEW);
    expect(await choose({ release: '1.0.0' })).toBe('1.0.0');
  });

  it('takes what the environment before has verified, and the newest release where manifests are taken', async () => {
    const fingerprint = await seal(OLD, null, 1);
    await seal(NEW, null, 2);
    const verified = [{ fingerprint, artifacts: {}, at: '2026-01-03T00:00:00Z' }];
    const upstream: EnvironmentState = { services: {}, open: null, verified };
    const settings = { after: 'staging' };
    expect(await choose({}, { settings, upstream })).toBe(OLD);
    await seal(OLD, '1.10.0', 3);
    await seal(OLD, '1.9.0', 4);
    expect(await choose({}, { settings: { ...settings, takes: 'manifests' }, upstream })).toBe(
      '1.10.0',
    );
  });

  it.each<[string, SealedOptions, Partial<SealedChoice>, string]>([
    [
      'nothing is sealed',
      {},
      {},
      'No release or candidate of super-deals is sealed yet. Run: nx run',
    ],
    [
      'no release is',
      {},
      { settings: { takes: 'manifests' } },
      'No release of super-deals is sealed yet',
    ],
    [
      'nothing was verified before',
      {},
      { settings: { after: 'qa' } },
      'nx run super-deals:promote -c qa',
    ],
    [
      'both are asked for',
      { release: '1.0.0', candidate: OLD },
      {},
      'Give --release or --candidate',
    ],
    ['there is no such candidate', { candidate: 'f00' }, {}, 'The newest are none. Seal it'],
    ['there is no such release', { release: '9.9.9' }, {}, '9.9.9 is not sealed'],
  ])('says what to do when %s', async (_, options, more, message) => {
    await expect(choose(options, more)).rejects.toThrow(message);
  });

  it('says which candidates could be meant', async () => {
    await seal(OLD, null, 1);
    await seal(NEW, null, 2);
    await expect(choose({ candidate: 'a' })).rejects.toThrow(`could be ${NEW} or ${OLD}`);
  });
});
