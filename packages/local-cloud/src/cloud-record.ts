import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './disk/write-whole';
import { LocalCloudError } from './local-cloud-error';
import type { EngineName } from './types';

/** What a state folder knows of its cloud. Written before anything runs that has to be found again. */
export interface CloudRecord {
  engine: EngineName;
  endpoint: string;
  /** ISO 8601. */
  startedAt: string;
  /** What the engine itself needs to find it again. */
  details: Readonly<Record<string, string | number>>;
}

const NAME = 'cloud.json';

/**
 * @returns null when the folder knows of none.
 * @throws LocalCloudError `invalid-state` when the file is not what this package wrote.
 */
export async function readRecord(stateFolder: string): Promise<CloudRecord | null> {
  const file = join(stateFolder, NAME);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const record = parse(text);
  if (record !== null) return record;
  throw new LocalCloudError({
    code: 'invalid-state',
    where: file,
    what: 'it was not written by this version of the local cloud',
    fix: 'End what it names, if that still runs, and delete the file.',
  });
}

export async function writeRecord(stateFolder: string, record: CloudRecord): Promise<void> {
  await writeWhole(join(stateFolder, NAME), `${JSON.stringify(record, null, 2)}\n`);
}

export async function removeRecord(stateFolder: string): Promise<void> {
  await rm(join(stateFolder, NAME), { force: true });
}

function parse(text: string): CloudRecord | null {
  try {
    const { engine, endpoint, startedAt, details } = JSON.parse(text) as CloudRecord;
    const known = ['endpoint', 'localstack', 'ministack'].includes(engine);
    const complete = typeof endpoint === 'string' && typeof startedAt === 'string';
    if (!known || !complete || typeof details !== 'object' || details === null) return null;
    return { engine, endpoint, startedAt, details };
  } catch {
    return null;
  }
}
