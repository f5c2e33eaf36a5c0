import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  openArtifactStore,
  openSigner,
  openStateStore,
  packageService,
  readTrustedKeys,
  sealRelease,
} from '@org/delivery';
import {
  APPLICATION,
  codeOf,
  commitOf,
  ENVIRONMENT,
  LASTING,
  MANIFESTS,
  RELEASES,
} from './releases.mjs';

const SYNTHESIZE = fileURLToPath(new URL('./synthesize.cjs', import.meta.url));

/**
 * @typedef {object} Catalogue everything that can be delivered
 * @property {string} artifacts folder of the artifact store
 * @property {string} key file of the public key
 * @property {Record<string, string>} fingerprints of what is sealed, by version of the application
 * @property {Record<string, Expected>} expected of what runs, by `service@version`
 *
 * @typedef {object} Expected
 * @property {object} template
 * @property {number} status
 * @property {string} code
 */

/**
 * Packages every release into a folder, signed, and seals the manifests: by the real engine, of assemblies that the AWS CDK has made.
 *
 * @param {string} folder an empty one
 * @param {{ machine: Record<string, string>, signal: AbortSignal }} options
 * @returns {Promise<Catalogue>}
 */
export async function makeCatalogue(folder, { machine, signal }) {
  const releases = Object.entries(RELEASES).flatMap(([service, all]) =>
    all.map((release) => ({
      ...release,
      service,
      code: codeOf(service, release.version),
      slow: LASTING[service] ?? 0,
    })),
  );
  const apps = join(folder, 'apps');
  await promisify(execFile)(process.execPath, [SYNTHESIZE, apps, JSON.stringify(releases)], {
    env: { ...machine, CDK_VALIDATION: 'false' },
    signal,
  });
  const files = await writeKeys(folder);
  const options = { root: folder, env: machine };
  const stores = {
    artifacts: await openArtifactStore('artifacts', options),
    state: openStateStore('catalogue', options),
    workFolder: join(folder, 'work'),
  };
  const trusted = await readTrustedKeys([files.key], folder);
  const signing = { signer: await openSigner(files.secret, options), trusted };
  const now = () => new Date('2026-01-01T00:00:00Z');
  const expected = {};
  for (const { service, version, status, code, consumes } of releases) {
    const root = join(apps, service, version);
    const app = { service, root, outDir: join(root, 'cdk.out') };
    await packageService({
      service,
      application: APPLICATION,
      consumes,
      sourceCommit: commitOf(service, version),
      repository: null,
      environments: { [ENVIRONMENT]: { app, variables: {} } },
      files: [],
      signing,
      stores,
      machine,
      by: 'faults',
      builder: 'https://example.com/faults',
      now,
    });
    const template = JSON.parse(
      await readFile(join(app.outDir, `${service}.template.json`), 'utf8'),
    );
    expected[`${service}@${version}`] = { template, status, code };
  }
  const fingerprints = {};
  for (const [version, composed] of Object.entries(MANIFESTS)) {
    const services = Object.entries(composed).map(([service, of]) => [
      service,
      { version: of, tag: `${service}@v${of}`, sourceCommit: commitOf(service, of) },
    ]);
    const manifest = {
      application: APPLICATION,
      version,
      sourceCommit: version.replaceAll('.', '').padEnd(40, 'f'),
      services: Object.fromEntries(services),
    };
    const sealing = { stores, trusted, by: 'faults', now };
    fingerprints[version] = (await sealRelease(manifest, sealing)).fingerprint;
  }
  return { artifacts: join(folder, 'artifacts'), key: files.key, fingerprints, expected };
}

async function writeKeys(folder) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await mkdir(join(folder, 'keys'), { recursive: true });
  const [key, secret] = [join(folder, 'keys/public.pem'), join(folder, 'keys/private.pem')];
  await writeFile(key, publicKey.export({ type: 'spki', format: 'pem' }));
  await writeFile(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { key, secret };
}
