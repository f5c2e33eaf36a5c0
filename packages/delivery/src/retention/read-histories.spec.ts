import { digestOf } from '../artifacts/digest';
import { releaseRejected } from '../gates/records';
import { testFolders } from '../infrastructure/testing/folders';
import { packageService } from '../package/package-service';
import { testService, type TestStores, testStores } from '../package/testing/test-service';
import { sealCandidate, sealRelease } from '../seal/seal';
import { openLog } from '../state/log/open-log';
import type { ApplicationHistory } from './application-history';
import { openHistories } from './read-histories';

const folders = testFolders();
afterAll(() => folders.dispose());

const LIMIT = new Date('2026-06-01T00:00:00Z');
const BEFORE = new Date('2026-05-01T00:00:00Z');
const AFTER = new Date('2026-06-02T00:00:00Z');
const commit = (name: string): string => digestOf(name).slice(7, 47);

describe('what is known of applications', () => {
  let place: TestStores;
  let asked: string[];
  beforeEach(() => {
    place = testStores(folders);
    asked = [];
    const { state } = place.stores;
    place.stores = {
      ...place.stores,
      state: {
        ...state,
        readMany: (keys) => {
          asked.push(...keys);
          return state.readMany(keys);
        },
      },
    };
  });

  const open = (environments = {}) =>
    openHistories({ stores: place.stores, application: 'super-deals', environments, limit: LIMIT });

  const seal = async (name: string, at: Date, version?: string, committedAt = at) => {
    const { stores } = place;
    const service = { stores, service: 'deals-ms', sourceCommit: commit(name), says: name };
    await packageService(testService(folders, service));
    const options = { stores, trusted: new Map(), by: 'ada', now: () => at };
    const common = { application: 'super-deals', sourceCommit: commit(name) };
    const services = {
      'deals-ms': { version: version ?? '', tag: '', sourceCommit: commit(name) },
    };
    await (version === undefined
      ? sealCandidate({ ...common, committedAt, services: ['deals-ms'] }, options)
      : sealRelease({ ...common, version, services }, options));
  };

  const record = async (application: string, environment: string): Promise<void> => {
    const log = openLog(place.stores.state, { application, environment });
    const { head } = await log.read();
    const release = { service: 'deals-ms', version: null, artifact: digestOf('x'), why: 'x' };
    await log.append(head, releaseRejected.entry('ada', release));
  };

  const told = (histories: readonly ApplicationHistory[]) =>
    histories.map(({ application, packaged, sealed, environments }) => ({
      application,
      packaged: packaged.map(({ sourceCommit }) => sourceCommit).sort(),
      sealed: sealed.map(({ entry, sealed: document }) => [entry.fingerprint, document !== null]),
      environments: environments.map(({ name, records, upstream }) => [
        name,
        records.length,
        ...upstream,
      ]),
    }));

  test('is read of every application of the state store, and of every environment of each', async () => {
    await record('super-deals', 'qa');
    await record('super-deals', 'staging');
    await record('shop', 'test');
    await record('shop', 'live');
    await seal('one', AFTER, '1.0.0');
    const environments = { production: { after: 'staging' }, staging: {} };
    expect(told(await open(environments).read())).toEqual([
      {
        application: 'shop',
        packaged: [],
        sealed: [],
        // Nobody knows what comes after what there.
        environments: [
          ['live', 1, 'test'],
          ['test', 1, 'live'],
        ],
      },
      {
        application: 'super-deals',
        packaged: [commit('one')],
        sealed: [[expect.stringContaining('sha256:'), true]],
        environments: [
          ['production', 0, 'staging'],
          ['qa', 1],
          ['staging', 1],
        ],
      },
    ]);
  });

  test('is nothing of an application that has done nothing yet', async () => {
    expect(told(await open({ staging: {} }).read())).toEqual([
      { application: 'super-deals', packaged: [], sealed: [], environments: [['staging', 0]] },
    ]);
  });

  test('is read once, and then what is new: together all there is', async () => {
    const reader = open({ staging: {} });
    await record('super-deals', 'staging');
    await seal('one', AFTER, '1.0.0');
    await reader.read();
    asked = [];
    await record('super-deals', 'staging');
    await record('shop', 'live');
    await seal('two', AFTER, '2.0.0');
    asked = [];
    const again = told(await reader.read());
    const entries = asked.filter((key) => key.includes('/artifacts/') || key.includes('/records/'));
    expect(entries).toEqual([
      'shop/live/records/0000000001.json',
      `super-deals/artifacts/deals-ms/${commit('two')}.json`,
      'super-deals/staging/records/0000000002.json',
    ]);
    expect(again).toEqual(told(await open({ staging: {} }).read()));
  });

  test('is of old candidates only that they were sealed, but for the newest', async () => {
    await seal('old', BEFORE);
    await seal('sealed last', new Date(BEFORE.getTime() + 2), undefined, new Date(0));
    await seal('newest', new Date(BEFORE.getTime() + 1), undefined, BEFORE);
    await seal('release', BEFORE, '1.0.0');
    const read = async () =>
      (await open().read())[0]?.sealed.map(({ entry, sealed }) => [
        entry.version ?? entry.sourceCommit,
        sealed !== null,
      ]);
    expect((await read())?.filter(([, isRead]) => isRead === false)).toEqual([
      [commit('old'), false],
    ]);
    await seal('recent', AFTER, undefined, new Date(0));
    expect(await read()).toContainEqual([commit('recent'), true]);
    expect(await read()).toContainEqual([commit('sealed last'), false]);
  });
});
