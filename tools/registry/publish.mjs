import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { consumerEnv, run } from './consumer/index.mjs';

/**
 * @typedef {object} Packed
 * @property {string} name
 * @property {string} version
 * @property {string} tarball Absolute path.
 * @property {string} integrity Subresource integrity (sha512) of the tarball's bytes.
 */

/**
 * Packs every package of `packages/` that is not private, as `npm pack` does.
 *
 * @param {object} options
 * @param {string} options.root The repository. Its packages are built already.
 * @param {string} options.into Folder for the tarballs; made when missing.
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<Packed[]>} Sorted by name.
 */
export async function packPackages({ root, into, signal }) {
  await mkdir(into, { recursive: true });
  const env = consumerEnv();
  const packed = [];
  for (const { folder, manifest } of await publicPackages(root)) {
    const args = ['pack', folder, '--json', '--pack-destination', into];
    const { stdout } = await run('npm', args, { cwd: root, env, signal });
    const tarball = join(into, tarballName(stdout, manifest.name));
    packed.push({
      name: manifest.name,
      version: manifest.version,
      tarball,
      integrity: integrityOf(await readFile(tarball)),
    });
  }
  if (packed.length === 0) throw new Error(`No public package in ${join(root, 'packages')}.`);
  return packed;
}

/**
 * Publishes exactly the packed bytes: what the registry then says about each
 * version is compared with the tarball.
 *
 * @param {import('./registry.mjs').Registry} registry
 * @param {readonly Packed[]} packages
 * @param {{ signal?: AbortSignal }} [options]
 */
export async function publishPackages(registry, packages, { signal } = {}) {
  const authority = registry.url.slice('http:'.length);
  const env = consumerEnv({
    registry,
    extra: { [`npm_config_${authority}:_authToken`]: 'anyone' },
  });
  for (const { name, version, tarball, integrity } of packages) {
    const args = ['publish', tarball, '--ignore-scripts', '--provenance=false'];
    await run('npm', args, { cwd: join(tarball, '..'), env, signal });
    const published = await publishedIntegrity(registry, name, version);
    if (published !== integrity) {
      throw new Error(
        `${name}@${version} was packed as ${integrity}, the registry has ${published}.`,
      );
    }
  }
}

/** @param {string} root */
async function publicPackages(root) {
  const found = [];
  for (const entry of (await readdir(join(root, 'packages'))).sort()) {
    const folder = join(root, 'packages', entry);
    if (!existsSync(join(folder, 'package.json'))) continue;
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (manifest.private !== true) found.push({ folder, manifest });
  }
  return found;
}

/**
 * npm prints an array, from npm 12 on an object keyed by package name; a
 * lifecycle script may print before it.
 *
 * @param {string} stdout
 * @param {string} name
 */
function tarballName(stdout, name) {
  const printed = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const entry = Array.isArray(printed) ? printed[0] : (printed[name] ?? printed);
  return entry.filename.replace('@', '').replace('/', '-');
}

/** @param {Buffer} bytes */
function integrityOf(bytes) {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/**
 * @param {import('./registry.mjs').Registry} registry
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string | undefined>}
 */
async function publishedIntegrity(registry, name, version) {
  const response = await fetch(new URL(name.replace('/', '%2f'), registry.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  const packument = /** @type {any} */ (await response.json());
  return packument.versions[version]?.dist.integrity;
}
