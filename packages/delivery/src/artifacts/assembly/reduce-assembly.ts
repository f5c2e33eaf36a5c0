import { lstat, readFile, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import type { ArchiveEntry } from '../archive/write-archive';

/** Where assets are in an artifact, once for all environments. */
const ASSETS = 'assets';

/** What is deployed. Everything else of an assembly tells of its making: where, when, from which line. */
const DEPLOYED = new Set(['aws:cloudformation:stack', 'cdk:asset-manifest']);

interface Manifest {
  version: string;
  artifacts?: Record<string, Artifact>;
}

interface Artifact {
  type: string;
  dependencies?: string[];
  additionalMetadataFile?: string;
  metadata?: unknown;
  properties?: { file?: string; templateFile?: string };
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string; executable?: unknown } }>;
  dockerImages?: Record<string, unknown>;
}

/**
 * Reduces the cloud assembly of an environment to what is deployed: manifest, templates and assets, without
 * paths of the machine it was made on. Assets go below `assets/`, so that environments share them.
 *
 * @param folder the assembly, absolute
 * @returns the files, by their path in the artifact
 * @throws DeliveryError `invalid-artifact` for what an artifact cannot hold: nested assemblies, images of
 *   containers, assets that are made while they are published, links
 */
export async function reduceAssembly(folder: string, environment: string): Promise<ArchiveEntry[]> {
  const manifest = await readJson<Manifest>(join(folder, 'manifest.json'));
  const artifacts = Object.entries(manifest.artifacts ?? {});
  const nested = artifacts.find(([, { type }]) => type === 'cdk:cloud-assembly');
  if (nested !== undefined) {
    throw invalid(
      folder,
      `it has the nested assembly ${nested[0]}`,
      'Deploy stages by a pipeline of their own.',
    );
  }
  const kept = artifacts.filter(([, { type }]) => DEPLOYED.has(type));
  const entries = new Map<string, ArchiveEntry>();
  const add = (entry: ArchiveEntry): void => void entries.set(entry.path, entry);
  add(json(`${environment}/manifest.json`, { version: manifest.version, artifacts: reduce(kept) }));
  for (const [, { type, properties }] of kept) {
    const file = properties?.file ?? properties?.templateFile;
    if (file === undefined) continue;
    if (type !== 'cdk:asset-manifest') {
      add({
        path: `${environment}/${checked(folder, file)}`,
        content: await readFile(join(folder, file)),
      });
      continue;
    }
    const assets = await readJson<AssetManifest>(join(folder, file));
    for (const entry of await reduceAssets(folder, environment, assets)) add(entry);
    add(json(`${environment}/${checked(folder, file)}`, assets));
  }
  return [...entries.values()];
}

function reduce(artifacts: readonly [string, Artifact][]): Record<string, Artifact> {
  const kept = new Set(artifacts.map(([id]) => id));
  return Object.fromEntries(
    artifacts.map(([id, artifact]) => {
      const reduced = { ...artifact };
      delete reduced.metadata;
      delete reduced.additionalMetadataFile;
      if (reduced.dependencies) {
        reduced.dependencies = reduced.dependencies.filter((other) => kept.has(other));
      }
      return [id, reduced];
    }),
  );
}

/** Points the sources of assets to where they are in the artifact, and gives their files. */
async function reduceAssets(
  folder: string,
  environment: string,
  assets: AssetManifest,
): Promise<ArchiveEntry[]> {
  if (Object.keys(assets.dockerImages ?? {}).length > 0) {
    throw invalid(folder, 'it has images of containers', 'Let the function be code in an archive.');
  }
  const entries: ArchiveEntry[] = [];
  for (const { source } of Object.values(assets.files ?? {})) {
    if (source.path === undefined) {
      throw invalid(folder, 'an asset is made while it is published', 'Make it in the build.');
    }
    const path = checked(folder, source.path);
    const isAsset = path.startsWith('asset.');
    const target = isAsset ? `${ASSETS}/${path}` : `${environment}/${path}`;
    entries.push(...(await filesBelow(join(folder, path), target)));
    if (isAsset) source.path = `../${target}`;
  }
  return entries;
}

async function filesBelow(file: string, target: string): Promise<ArchiveEntry[]> {
  const status = await lstat(file);
  if (status.isFile()) {
    return [{ path: target, content: { file }, executable: (status.mode & 0o100) !== 0 }];
  }
  if (!status.isDirectory()) {
    throw invalid(
      file,
      'it is neither a file nor a folder',
      'Let the build write a copy instead of a link.',
    );
  }
  const names = await readdir(file);
  return (
    await Promise.all(names.map((name) => filesBelow(join(file, name), `${target}/${name}`)))
  ).flat();
}

/** @throws DeliveryError for a path that leaves the assembly */
function checked(folder: string, path: string): string {
  const normal = posix.normalize(path);
  if (!posix.isAbsolute(normal) && normal !== '..' && !normal.startsWith('../')) return normal;
  throw invalid(folder, `it refers to ${path}, which is outside`, 'Synthesize it anew.');
}

async function readJson<T>(file: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (cause) {
    throw invalid(file, 'it cannot be read', 'Synthesize it anew.', cause);
  }
}

function json(path: string, value: unknown): ArchiveEntry {
  return { path, content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}

function invalid(where: string, what: string, fix: string, cause?: unknown): DeliveryError {
  return new DeliveryError({ code: 'invalid-artifact', where, what, fix, cause });
}
