import {
  environmentAfter,
  inspectRelease,
  listSealed,
  openArtifactStore,
  openDeliverer,
  openLog,
  openStateStore,
  promote,
  readSealed,
  readTrustedKeys,
  releaseOf,
  rollBack,
} from '@org/delivery';
import { join } from 'node:path';

const LOCK = Object.freeze({ holder: 'benchmark' });
const BY = 'benchmark';

/** Of a delivery that is a part of nothing. */
const PAST_ALL_RECORDS = Object.freeze({
  change: 1,
  deployment: 1,
  way: 'back',
  by: BY,
  lock: {
    token: 1,
    records: [],
    signal: new AbortController().signal,
    append: () => Promise.reject(new Error('nothing is put on record here')),
  },
});

/**
 * @typedef {object} EngineInput
 * @property {string} workspace
 * @property {string} application
 * @property {string} service
 * @property {string} environment
 * @property {string} keys file of the public key that counts, from the top of the workspace
 * @property {Record<string, string>} variables of what talks to the cloud
 *
 * @typedef {object} Took seconds
 * @property {number} seconds
 * @property {number} [inspect] of them, looking at artifact and provenance before anything is touched
 * @property {number} [deliver] of them, the deployment step
 */

/**
 * What the commands do, without Nx.
 * @param {EngineInput} input
 */
export async function openEngine({
  workspace,
  application,
  service,
  environment,
  keys,
  variables,
}) {
  const place = { root: workspace, env: variables };
  const stores = {
    artifacts: await openArtifactStore('tmp/delivery/artifacts', place),
    state: openStateStore('tmp/delivery/state', place),
    workFolder: join(workspace, 'tmp/delivery/work'),
  };
  const trusted = await readTrustedKeys([keys], workspace);
  const log = openLog(stores.state, { application, environment });
  const deliverer = openDeliverer({
    application,
    environment,
    env: variables,
    stores,
    trusted,
    bootstrap: true,
  });
  const releaseIn = async (version) => {
    const { sealed } = await readSealed(stores, application, { release: version });
    return releaseOf(sealed.services[service]);
  };
  return {
    /** Reads what releases there are, as the command does before it plans. @returns {Promise<Took>} */
    known: () =>
      timed(async () => {
        const { releases } = await listSealed(stores.state, application);
        for (const { fingerprint } of releases)
          await readSealed(stores, application, { fingerprint });
      }),

    /** Takes the service back. @returns {Promise<Took>} */
    async rollBack(to) {
      const spent = { inspect: 0, deliver: 0 };
      const measured =
        (name, work) =>
        async (...args) => {
          const { seconds, result } = await timed(() => work(...args));
          spent[name] += seconds;
          return result;
        };
      const { seconds, result } = await timed(() =>
        rollBack(log, {
          target: { kind: 'service', service, to },
          by: BY,
          lock: LOCK,
          inspect: measured('inspect', (name, release) =>
            inspectRelease(name, release, { environment, stores, trusted }),
          ),
          deliver: measured('deliver', deliverer.deliver),
        }),
      );
      if (result.outcome !== 'succeeded')
        throw new Error(`the rollback came to ${JSON.stringify(result)}`);
      return { seconds, ...spent };
    },

    /** The deployment step alone, past all records. @returns {Promise<Took>} */
    async deliver(version) {
      const release = await releaseIn(version);
      const { seconds, result } = await timed(() =>
        deliverer.deliver(service, release, PAST_ALL_RECORDS),
      );
      if (!result.ok) throw new Error(result.what);
      return { seconds };
    },

    /** Brings the environment to a release, whatever it runs and says it runs. */
    async restore(version) {
      const { sealed, fingerprint } = await readSealed(stores, application, { release: version });
      const { records } = await log.read();
      const { running } = environmentAfter(records).services[service];
      if (running.release.version !== sealed.services[service].version) {
        const input = { sealed, fingerprint, by: BY, lock: LOCK, deliver: deliverer.deliver };
        const { outcome } = await promote(log, input);
        if (outcome !== 'succeeded') throw new Error(`the promotion came to ${outcome}`);
      }
      await this.deliver(version);
    },

    /** What a release deploys. @returns {Promise<string>} path of its archive */
    async artifact(version) {
      const { artifact } = await releaseIn(version);
      const file = join(workspace, `tmp/${service}-${version}.zip`);
      await stores.artifacts.get(artifact, file);
      return file;
    },

    close: () => deliverer.close(),
  };
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}
