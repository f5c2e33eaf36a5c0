import { DeliveryError } from '../../delivery-error';
import type { HeldLock } from '../../state/lock/held-lock';
import { type Clock, realPorts } from '../../state/ports';
import { messageOf } from '../../state/state-errors';
import type { Backups } from '../backups/backups';
import { stepFailed } from '../migration-errors';
import { loadStep } from '../packaged/load-step';
import type { PackagedMigrations } from '../packaged/migrations-file';
import { type MigrationPlan, planMigrations, type PlanInput } from '../plan/plan-migrations';
import { backupMade, migrationEnded, migrationStarted } from '../records';
import type { MigrationStep, PackagedStep, StepState } from '../step';
import { openMigrations } from './open-migrations';
import type { MigrationDatabase, MigrationSession, StepCode, StepProgress } from './ports';
import { runInOrder } from './run-in-order';

export interface RunMigrationsInput extends Pick<PlanInput, 'release' | 'phase' | 'window'> {
  service: string;
  /** Who, as records and the database name it. */
  by: string;
  packaged: PackagedMigrations;
  database: MigrationDatabase;
  backups: Backups;
  onProgress?(progress: StepProgress & { step: string }): void;
  ports?: Pick<Clock, 'now'>;
  /** Loads the code of a step. Default: {@link loadStep}. */
  load?(folder: string, step: PackagedStep): Promise<StepCode>;
}

export interface MigrationResult {
  plan: MigrationPlan;
  /** Ids of the steps that were run now. */
  applied: string[];
}

/**
 * Runs what {@link planMigrations} says, under the lock of the environment. It may be killed anywhere, and called again: what was applied is not run again,
 * what was begun goes on. A backup is made before the first step that destroys anything.
 *
 * @throws DeliveryError `migration-refused`, before anything is run; `migration-failed`, `backup-failed`, `access-failed`; what the lock throws,
 *   and the reason of its signal
 */
export async function runMigrations(
  lock: HeldLock,
  input: RunMigrationsInput,
): Promise<MigrationResult> {
  const { database, packaged, release, phase, window, load = loadCode } = input;
  lock.signal.throwIfAborted();
  const session = await database.open(lock.signal);
  try {
    const states = await session.read();
    await endOpenRecords(lock, states, input);
    const plan = planMigrations({ release, phase, window, states, steps: packaged.steps });
    if (plan.refused.length > 0) throw refusedBy(plan, database.where);
    const codes = new Map<string, StepCode>();
    for (const step of packaged.steps)
      if (plan.run.some(({ id }) => id === step.id))
        codes.set(step.id, await load(packaged.folder, step));
    const run = stepRunner(lock, session, { ...input, plan, states });
    await runInOrder(session, plan.run, (step) => run(step, codes.get(step.id) as StepCode));
    return { plan, applied: plan.run.map(({ id }) => id) };
  } finally {
    await session.close();
  }
}

async function loadCode(folder: string, { file, digest }: PackagedStep): Promise<StepCode> {
  return (await loadStep(folder, file, digest)).up;
}

function stepRunner(
  lock: HeldLock,
  session: MigrationSession,
  options: RunMigrationsInput & { plan: MigrationPlan; states: readonly StepState[] },
): (step: MigrationStep, up: StepCode) => Promise<void> {
  const { service, by, release, database, backups, plan, states, ports = realPorts } = options;
  const { signal } = lock;
  let backup: string | null = null;
  return async (step, up) => {
    signal.throwIfAborted();
    const onProgress = (progress: StepProgress): void =>
      options.onProgress?.({ ...progress, step: step.id });
    backup = states.find(({ id }) => id === step.id)?.backup ?? backup;
    if (step.id === plan.backupBefore) {
      onProgress({ message: 'a backup is made' });
      const made = await backups.make({
        service,
        before: step.id,
        steps: await session.read(),
        signal,
        onProgress,
      });
      await lock.append(backupMade.entry(by, { service, before: step.id, backup: made }));
      backup = made.id;
    }
    const { sequence: of } = await lock.append(
      migrationStarted.entry(by, {
        service,
        step: step.id,
        stepKind: step.kind,
        checksum: step.checksum,
        destroys: step.destroys,
        release: release.name,
        database: database.where,
        backup,
      }),
    );
    const end = async (outcome: 'applied' | 'failed', milliseconds: number, what: string | null) =>
      lock.append(
        migrationEnded.entry(by, { of, service, step: step.id, outcome, milliseconds, what }),
      );
    const startedAt = new Date(ports.now()).toISOString();
    const start = { step, release: release.name, by, startedAt, backup };
    const from = ports.now();
    try {
      const milliseconds = await session.apply(start, up, { signal, onProgress });
      await end('applied', milliseconds, null);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError && error.code !== 'invalid-options') throw error;
      await end('failed', Math.max(0, Math.round(ports.now() - from)), messageOf(error));
      throw stepFailed(`${service}: ${step.id}`, error);
    }
  };
}

/** Puts on record what became of steps whose process was killed: the database knows. */
async function endOpenRecords(
  lock: HeldLock,
  states: readonly StepState[],
  { service, by }: RunMigrationsInput,
): Promise<void> {
  for (const { sequence: of, step } of openMigrations(lock.records, service)) {
    const state = states.find(({ id }) => id === step);
    if (state?.state !== 'applied') continue;
    const { milliseconds } = state;
    await lock.append(
      migrationEnded.entry(by, { of, service, step, outcome: 'applied', milliseconds, what: null }),
    );
  }
}

function refusedBy({ refused, release }: MigrationPlan, where: string): DeliveryError {
  return new DeliveryError({
    code: 'migration-refused',
    what: [
      `the migrations of ${release} and the database do not go together`,
      ...refused.map(({ step, what }) => `${step}: ${what}`),
    ].join('\n'),
    where,
    fix: [...new Set(refused.map(({ fix }) => fix))].join('\n'),
  });
}
