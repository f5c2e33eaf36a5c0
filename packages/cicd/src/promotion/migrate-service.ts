import type { ExecutorContext } from '@nx/devkit';
import {
  type MigrationPlan,
  migrateRunning,
  migrationNotes,
  migrationRows,
  planRunning,
} from '@org/delivery';
import { table } from '../text/table';
import { lookAt } from './look-at';
import { readEnvironment } from './open-environment';
import { openServiceData, type ServiceData, withServiceData } from './service-data';

export interface MigrateOptions {
  /** Nothing is changed. */
  plan?: boolean | undefined;
  /** Seconds to wait for somebody else who changes the environment. Default 0. */
  wait?: number | undefined;
}

/** What came of it, for machines. */
export interface Migrated {
  application: string;
  environment: string;
  service: string;
  /** `null`: what runs has no migrations. */
  release: string | null;
  /** `refused` is told by a plan alone; what runs migrations fails then. */
  outcome: 'planned' | 'refused' | 'migrated' | 'unchanged';
  applied: string[];
  /** What was run, or would be. */
  run: string[];
  waiting: { step: string; because: string; until: string | null }[];
  refused: MigrationPlan['refused'];
}

/**
 * Runs the migrations that are due of the release that a service runs in the environment of the configuration, or says which these are.
 *
 * @param say takes lines for people
 * @throws Error for an application, or where a plan cannot see the environment; as `openEnvironment`, `planRunning`, `migrateRunning`
 */
export async function migrateService(
  { plan: isPlan = false, wait }: MigrateOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<Migrated> {
  const data = await openServiceData(context, say);
  const plan = isPlan
    ? await planOnly(data, context)
    : await withServiceData(data, context, { wait, say }, (lock, options) =>
        migrateRunning(lock, data.opened.by, options),
      );
  const { service } = data;
  const { application, environment } = data.opened;
  const common = { application, environment, service };
  const none = { applied: [], run: [], waiting: [], refused: [] };
  if (plan === null) {
    say(`What ${service} runs in ${environment} has no migrations.`);
    return { ...common, ...none, release: null, outcome: isPlan ? 'planned' : 'unchanged' };
  }
  if (isPlan) {
    for (const line of [...table(migrationRows(plan)), ...migrationNotes(plan)]) say(line);
    return { ...common, ...told(plan), outcome: plan.refused.length > 0 ? 'refused' : 'planned' };
  }
  const { run, waiting } = told(plan);
  for (const { step, because, until } of waiting)
    say(`${step} waits${until === null ? '' : ` until ${until}`}: ${because}`);
  if (run.length === 0) say(`Nothing is due of ${plan.release}.`);
  return { ...common, ...told(plan), outcome: run.length > 0 ? 'migrated' : 'unchanged' };
}

async function planOnly(
  { opened, log, options }: ServiceData,
  { root }: ExecutorContext,
): Promise<MigrationPlan | null> {
  const visible = await lookAt(opened.environment, opened, root);
  if ('why' in visible) throw new Error(visible.why);
  const { records } = await readEnvironment(log);
  return planRunning(records, options(visible.place.env));
}

function told({
  release,
  applied,
  run,
  waiting,
  refused,
}: MigrationPlan): Pick<Migrated, 'release' | 'applied' | 'run' | 'waiting' | 'refused'> {
  return {
    release,
    applied: applied.map(({ id }) => id),
    run: run.map(({ id }) => id),
    waiting: waiting.map(({ step, because, until }) => ({ step: step.id, because, until })),
    refused,
  };
}
