import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  inspectRelease,
  openArtifactStore,
  openDeliverer,
  openLog,
  openStateStore,
  promote,
  readSealed,
  readTrustedKeys,
} from '@org/delivery';
import { openLocalCloud } from '@org/local-cloud';
import { APPLICATION, ENVIRONMENT, MANIFESTS } from './releases.mjs';

const BUCKET = 'faults';

/**
 * @typedef {object} Stores as an actor is told of them
 * @property {'folder' | 's3'} kind
 * @property {string} artifacts
 * @property {string} state
 * @property {string} root
 * @property {string} workFolder
 */

/**
 * A cloud of its own, in which one case after the other is run.
 *
 * @param {string} home an empty folder
 * @param {{ catalogue: import('./catalogue.mjs').Catalogue, machine: Record<string, string>, signal: AbortSignal }} options
 */
export async function openLane(home, { catalogue, machine, signal }) {
  const cloud = openLocalCloud({
    stateFolder: join(home, 'cloud'),
    engine: 'ministack',
    port: 'free',
    variables: machine,
  });
  const { version } = await cloud.start({ signal });
  const env = await cloud.childVariables();
  const trusted = await readTrustedKeys([catalogue.key], home);
  const artifacts = await openArtifactStore(catalogue.artifacts, { root: home, env });
  await fillBucket(artifacts, { env, root: home });
  const deliverer = openDeliverer({
    application: APPLICATION,
    environment: ENVIRONMENT,
    env,
    stores: { artifacts, workFolder: join(home, 'setup') },
    trusted,
    bootstrap: true,
    signal,
  });
  /** The log of the environment in such stores, as anybody sees it who opens it anew. @param {Stores} stores */
  const openCaseLog = ({ state }) =>
    openLog(openStateStore(state, { root: home, env }), {
      application: APPLICATION,
      environment: ENVIRONMENT,
    });
  return {
    home,
    env,
    version,
    /** Stores for one case; the records in it are new. @param {'folder' | 's3'} kind @param {string} name @returns {Stores} */
    storesFor: (kind, name) => ({
      kind,
      artifacts: kind === 's3' ? `s3://${BUCKET}/artifacts` : catalogue.artifacts,
      state: kind === 's3' ? `s3://${BUCKET}/state/${name}` : join(home, 'state', name),
      root: home,
      workFolder: join(home, 'work', name),
    }),
    openLog: openCaseLog,
    /**
     * Brings the environment to what is sealed, and has it on record that it came there through the earlier versions.
     * @param {Stores} stores @param {readonly string[]} versions of the application, oldest first
     */
    async bringTo(stores, versions) {
      const log = openCaseLog(stores);
      const read = { artifacts, state: null, workFolder: join(home, 'setup') };
      for (const [index, version] of versions.entries()) {
        const fingerprint = catalogue.fingerprints[version];
        const { outcome } = await promote(log, {
          ...(await readSealed(read, APPLICATION, { fingerprint })),
          by: 'faults',
          lock: { holder: 'setup' },
          // What it came through is history: only the last one is deployed.
          deliver: index < versions.length - 1 ? async () => ({ ok: true }) : deliverer.deliver,
        });
        if (outcome !== 'succeeded') throw new Error(`bringing ${version} in: ${outcome}`);
      }
    },
    /** Looks at a release as a command does, with files on their way in the work folder of a case. @param {Stores} stores */
    async inspectIn({ workFolder }) {
      const [version] = Object.keys(MANIFESTS);
      const from = { artifacts, state: null, workFolder };
      const { sealed } = await readSealed(from, APPLICATION, {
        fingerprint: catalogue.fingerprints[version],
      });
      const [service, release] = Object.entries(sealed.services)[0];
      await inspectRelease(service, release, { environment: ENVIRONMENT, stores: from, trusted });
    },
    async close() {
      deliverer.close();
      await cloud.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openLane>>} Lane */

/** Puts everything that is in the folder into the cloud's bucket as well. */
async function fillBucket(from, { env, root }) {
  const client = new S3Client({
    endpoint: env.AWS_ENDPOINT_URL_S3,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  const bucket = await openArtifactStore(`s3://${BUCKET}/artifacts`, { root, env });
  const file = join(root, 'copied');
  for await (const { digest } of from.list()) {
    await from.get(digest, file);
    await bucket.put(digest, file);
  }
  await rm(file, { force: true });
}
