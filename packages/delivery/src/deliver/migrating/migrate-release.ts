import { join } from 'node:path';
import { nameOf, type RunningRelease } from '../../change/running-release';
import { readAssembly } from '../../infrastructure/apps/read-assembly';
import type { Cloud } from '../../infrastructure/cloud/cloud';
import type { ServiceApp, Variables } from '../../infrastructure/types';
import { readMigrations } from '../../migrations/packaged/read-migrations';
import {
  MIGRATIONS_IN_ARTIFACT,
  type MigrationPlace,
  readPlace,
} from '../../migrations/place/migration-place';
import { type OpenedPlace, openPlace } from '../../migrations/place/open-place';
import type { PackagedMigrations } from '../../migrations/packaged/migrations-file';
import {
  type MigrationPhase,
  type MigrationPlan,
  planMigrations,
} from '../../migrations/plan/plan-migrations';
import type { WindowRelease } from '../../migrations/plan/contract-allowed';
import { type MigrationResult, runMigrations } from '../../migrations/run/run-migrations';
import type { StepState } from '../../migrations/step';
import type { HeldLock } from '../../state/lock/held-lock';
import type { LogRecord } from '../../state/log/record';
import { releaseWindow, type ReleaseWindowInput } from './release-window';
import { placeOfEarlier } from './stored-migrations';
import { tellProgress } from './tell-progress';

/** Where migrations are run, and as whom. */
export interface MigrationsOptions extends Pick<ReleaseWindowInput, 'stores'> {
  application: string;
  environment: string;
  /** Credentials and endpoint of the environment. */
  env: Variables;
  /** How long artifacts are kept, in days. Default 30. */
  retentionDays?: number | undefined;
  /** Where the data is when no release says it. Default: then there are no migrations. */
  place?: MigrationPlace | undefined;
  /** Told what goes on in a step, one line. */
  onMigration?: ((service: string, line: string) => void) | undefined;
}

/** A release whose artifact is laid out. */
export interface LaidOutRelease {
  /** With the assembly in `outDir`. */
  app: Omit<ServiceApp, 'command'>;
  release: RunningRelease;
  cloud: Cloud;
}

/** A release held against the data of its service. */
export interface OpenedMigrations {
  packaged: PackagedMigrations;
  opened: OpenedPlace;
  window: WindowRelease[];
}

const RETENTION_DAYS = 30;

/**
 * Opens the data that a release of a service works with.
 *
 * @param records of the environment
 * @returns `none`: it has no migrations, and none was ever begun there; `later`: its stack has yet to make the table
 * @throws DeliveryError `invalid-artifact`, `artifact-missing`, `access-failed`, `store-failed`
 */
export async function openReleaseData(
  { app, cloud }: LaidOutRelease,
  records: readonly LogRecord[],
  options: MigrationsOptions,
): Promise<{ packaged: PackagedMigrations; opened: OpenedPlace } | 'none' | 'later'> {
  const { service, outDir } = app;
  const { environment, env, stores } = options;
  const { artifacts, workFolder } = stores;
  const folder = join(outDir, '..', MIGRATIONS_IN_ARTIFACT);
  const own = await readPlace(folder);
  const place = own ?? (await placeOfEarlier(service, records, stores)) ?? options.place ?? null;
  if (place === null) return 'none';
  const packaged = await readMigrations(folder);
  const { stacks } = readAssembly(app);
  const opened = await openPlace(place, {
    ...{ service, environment, stacks, cloud, env, artifacts, workFolder },
  });
  return opened === null ? 'later' : { packaged, opened };
}

/**
 * Runs the migrations of a release that are due in a phase, under the lock of the environment.
 *
 * @returns what was run; `none` and `later` as {@link openReleaseData}
 * @throws as {@link openReleaseData} and `runMigrations`
 */
export async function migrateRelease(
  laidOut: LaidOutRelease,
  { lock, by, phase }: { lock: HeldLock; by: string; phase: MigrationPhase },
  options: MigrationsOptions,
): Promise<MigrationResult | 'none' | 'later'> {
  const data = await openReleaseData(laidOut, lock.records, options);
  if (data === 'none' || data === 'later') return data;
  const { packaged, opened } = data;
  const { service } = laidOut.app;
  const say = (line: string): void => options.onMigration?.(service, line);
  const tell = tellProgress(say);
  try {
    const states = await opened.database.read(lock.signal);
    const result = await runMigrations(lock, {
      ...{ service, by, phase, packaged, database: opened.database, backups: opened.backups() },
      release: { name: nameOf(laidOut.release), version: laidOut.release.version },
      window: await windowFor(laidOut, packaged, { states, records: lock.records }, options),
      onProgress: ({ step, ...progress }) => tell(progress, step),
    });
    for (const step of result.applied) say(`${step}: applied`);
    return result;
  } finally {
    opened.close();
  }
}

/** Says what would be run, and changes nothing. As {@link migrateRelease}. */
export async function planRelease(
  laidOut: LaidOutRelease,
  { records, phase }: { records: readonly LogRecord[]; phase: MigrationPhase },
  options: MigrationsOptions,
): Promise<MigrationPlan | 'none' | 'later'> {
  const data = await openReleaseData(laidOut, records, options);
  if (data === 'none' || data === 'later') return data;
  const { packaged, opened } = data;
  try {
    const states = await opened.database.read();
    const { release } = laidOut;
    return planMigrations({
      release: { name: nameOf(release), version: release.version },
      steps: packaged.steps,
      states,
      phase,
      window: await windowFor(laidOut, packaged, { states, records }, options),
    });
  } finally {
    opened.close();
  }
}

/** Who could be gone back to is asked only where a contract step is open: every artifact of them is looked into. */
async function windowFor(
  { app: { service } }: LaidOutRelease,
  { steps }: PackagedMigrations,
  { states, records }: { states: readonly StepState[]; records: readonly LogRecord[] },
  { application, environment, stores, retentionDays = RETENTION_DAYS }: MigrationsOptions,
): Promise<WindowRelease[]> {
  const applied = new Set(states.filter(({ state }) => state === 'applied').map(({ id }) => id));
  if (!steps.some(({ id, kind }) => kind === 'contract' && !applied.has(id))) return [];
  const now = new Date();
  const days = retentionDays;
  return releaseWindow({ application, environment, service, records, stores, days, now });
}
