import { environmentAfter } from '../../change/environment-state';
import { nameOf, type RunningRelease } from '../../change/running-release';
import { DeliveryError } from '../../delivery-error';
import { compareItems, type Item, tellComparison } from '../../migrations/backups/compare-items';
import { backupMade } from '../../migrations/records';
import { runMigrations } from '../../migrations/run/run-migrations';
import { tellProgress } from '../../deliver/migrating/tell-progress';
import type { DrillData } from '../data/drill-data';
import { DRILL_STEP, isDrillStep, stepsWithDrill } from '../data/drill-step';
import { countsOf, digested, type ItemCounts, photograph, tellCounts } from '../data/photograph';
import { victimsAmong } from '../data/victims';
import { type DrillContext, type Emergency, type EmergencyPlan, planBackOf } from '../emergency';
import { thereAndBack } from '../there-and-back';

/** A migration destroys data: the service goes back, the data comes back from the backup, and is held against what it was item by item. */
export const badMigration: Emergency = {
  name: 'bad-migration',
  description: 'A migration damages the data of a service.',
  choose: () => null,
  async plan(request): Promise<EmergencyPlan> {
    const { service } = request;
    const back = await planBackOf(request, { kind: 'service', service });
    const steps = back.possible ? back.steps : [];
    const goes = steps.map((step) => `${step.service} goes back to ${nameOf(step.to)}`);
    return {
      steps,
      lines: [
        `all items of ${service} are photographed`,
        `a migration that destroys damages a third of them, at most 1,000; a backup is made first`,
        ...(goes.length > 0
          ? goes
          : [`${service} has no release to go back to, and stays: its data alone is brought back`]),
        'the data is brought back from the backup, and compared item by item',
        ...(steps.length > 0 ? ['what ran comes back'] : []),
      ],
    };
  },
  async rehearse(context) {
    const { lock, service, by, ports, plan, say } = context;
    const release = runningOf(context);
    const { truth, backup, damaged, seen } = await ports.withData(
      lock,
      { service, release },
      (data) => damage(data, context, release),
    );
    const seenAt = ports.clock.now();
    let compared: ItemCounts | null = null;
    let recoveryMilliseconds: number | null = null;
    let differs: string | null = null;
    const recover = async (): Promise<void> => {
      await ports.restore(lock, { service, release, backup, by });
      const found = await ports.withData(lock, { service, release }, (data) =>
        compareItems(truth, digested(itemsOf(data, context))),
      );
      compared = countsOf(found);
      recoveryMilliseconds = Math.max(0, Math.round(ports.clock.now() - seenAt));
      if (!found.isEqual) differs = tellComparison(found);
      say(`${service}: held against the photograph, ${tellCounts(compared)}`);
    };
    const { steps } = plan;
    const { deliver } = ports;
    const onProgress = ({ service: of, message }: { service: string; message: string }): void =>
      say(`${of}: ${message}`);
    let what: string | null = null;
    if (steps.length === 0) await recover();
    else {
      const moving = { emergency: badMigration.name, steps };
      what = await thereAndBack(lock, moving, { by, deliver, onProgress, meanwhile: recover });
      // It could not go back; the data comes back all the same.
      if (compared === null) await recover();
    }
    return { what: what ?? differs, seen, damaged, compared, recoveryMilliseconds };
  },
};

interface Damaged {
  truth: Item[];
  /** Its id. */
  backup: string;
  damaged: ItemCounts;
  seen: string;
}

async function damage(
  data: DrillData,
  context: DrillContext,
  release: RunningRelease,
): Promise<Damaged> {
  const { lock, service, environment, by, say, begins } = context;
  const truth = await photograph(itemsOf(data, context));
  const where = `${service} in ${environment}`;
  if (truth.length === 0)
    throw new DeliveryError({
      code: 'invalid-options',
      where,
      what: 'it has no items that a migration could damage, so there is nothing to rehearse',
      fix: 'Put some data into it first.',
    });
  const states = await data.database.read(lock.signal);
  const open = states.find(({ state, id }) => state === 'started' || isDrillStep(id));
  if (open !== undefined)
    throw new DeliveryError({
      code: 'invalid-options',
      where,
      what: `${open.id} was begun and has not ended`,
      fix: `Let it end first: nx run ${service}:migrate -c ${environment}`,
    });
  say(`${service}: ${truth.length} items are photographed`);
  await begins();
  const victims = victimsAmong(truth.map(({ key }) => key));
  const tell = tellProgress((line) => say(`${service}: ${line}`));
  await runMigrations(lock, {
    ...{ service, by, phase: 'expand', window: [], database: data.database },
    release: { name: nameOf(release), version: release.version },
    packaged: { folder: DRILL_STEP, steps: stepsWithDrill(states) },
    backups: data.backups(),
    load: () => Promise.resolve(data.damage(victims)),
    onProgress: ({ step, ...progress }) => tell(progress, step),
  });
  const found = await compareItems(truth, digested(itemsOf(data, context)));
  if (found.isEqual)
    throw new DeliveryError({
      code: 'migration-failed',
      where,
      what: 'the migration of the drill has damaged nothing, so there is nothing to rehearse',
      fix: 'See to what is in the data of the service.',
    });
  const seen = `${data.database.where}: ${tellComparison(found)}`;
  say(`${service}: seen: ${tellComparison(found)}`);
  return { truth, backup: backupIn(context), damaged: countsOf(found), seen };
}

function itemsOf(data: DrillData, { lock: { signal } }: DrillContext): AsyncIterable<Item> {
  return data.backups().items({ signal });
}

function backupIn({ lock, service }: DrillContext): string {
  const made = lock.records.findLast(
    (record) => backupMade.is(record) && record.service === service && isDrillStep(record.before),
  );
  if (made === undefined || !backupMade.is(made))
    throw new Error(`no backup of ${service} was made before ${DRILL_STEP}`);
  return made.backup.id;
}

function runningOf({ lock, service }: DrillContext): RunningRelease {
  const running = environmentAfter(lock.records).services[service]?.running;
  if (running == null) throw new Error(`${service} runs nothing`);
  return running.release;
}
