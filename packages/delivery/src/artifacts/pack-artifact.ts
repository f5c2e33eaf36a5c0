import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MIGRATIONS_IN_ARTIFACT } from '../migrations/place/migration-place';
import { type ArchiveEntry, writeArchive } from './archive/write-archive';
import { ARTIFACT_FILE, type ArtifactDescription } from './artifact';
import { reduceAssembly } from './assembly/reduce-assembly';
import { type Digest, digestOfFile } from './digest';

export interface PackInput {
  service: string;
  application: string;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  /** The cloud assembly of each environment: absolute paths of folders. */
  assemblies: Readonly<Record<string, string>>;
  /** Absolute path of a folder with its bundled migrations, what indexes them, and where the data is. Default: it has none. */
  migrations?: string | undefined;
  /** Where the artifact goes; overwritten. */
  file: string;
}

/** An artifact on this machine. */
export interface PackedArtifact {
  file: string;
  digest: Digest;
  bytes: number;
  description: ArtifactDescription;
}

/**
 * Packs what a service deploys, for every environment, into one file. The same source gives the same bytes, wherever and
 * whenever it is packed.
 *
 * @throws DeliveryError `invalid-artifact`
 */
export async function packArtifact(input: PackInput): Promise<PackedArtifact> {
  const { service, application, consumes, assemblies, file } = input;
  const environments = Object.keys(assemblies).sort();
  const entries = await Promise.all(
    environments.map((environment) => reduceAssembly(assemblies[environment] ?? '', environment)),
  );
  if (input.migrations !== undefined) entries.push(await migrationEntries(input.migrations));
  const description: ArtifactDescription = {
    format: 1,
    service,
    application,
    environments,
    consumes: Object.fromEntries(Object.entries(consumes).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  const byPath = new Map(entries.flat().map((entry) => [entry.path, entry]));
  byPath.set(ARTIFACT_FILE, {
    path: ARTIFACT_FILE,
    content: Buffer.from(`${JSON.stringify(description, null, 2)}\n`),
  });
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  await writeArchive(draft, [...byPath.values()]);
  await rename(draft, file);
  return { file, digest: await digestOfFile(file), bytes: (await stat(file)).size, description };
}

async function migrationEntries(folder: string): Promise<ArchiveEntry[]> {
  const names = await readdir(folder);
  return names.map((name) => ({
    path: `${MIGRATIONS_IN_ARTIFACT}/${name}`,
    content: { file: join(folder, name) },
  }));
}
