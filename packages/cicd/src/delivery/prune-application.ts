import type { ExecutorContext } from '@nx/devkit';
import { goingRows, type KeptCount, keptRows, prune, sizeText, type Unneeded } from '@org/delivery';
import { placesOf } from '../graph/environments-metadata';
import { APPLICATION_TAG } from '../graph/tags';
import { ownVariables } from '../infrastructure/environment';
import { table } from '../text/table';
import { openDelivery } from './open-delivery';

export interface PruneOptions {
  /** Nothing is removed. */
  plan?: boolean | undefined;
}

/** What was removed, for machines. */
export interface Pruned {
  application: string;
  /** Address of the artifact store. */
  artifacts: string;
  retentionDays: number;
  outcome: 'planned' | 'pruned';
  /** What goes; of a run that was not only planned, what went. */
  objects: (Omit<Unneeded, 'storedAt'> & { storedAt: string })[];
  bytes: number;
  kept: KeptCount[];
}

/**
 * Removes artifacts of an application that are older than its `retentionDays` and that nothing needs, or says which would go.
 *
 * @param say takes lines for people
 * @throws Error when the project is no application; DeliveryError as `prune`
 */
export async function pruneApplication(
  { plan = false }: PruneOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<Pruned> {
  const { projectName: application = '', projectGraph } = context;
  const project = projectGraph.nodes[application]?.data;
  if (project?.tags?.includes(APPLICATION_TAG) !== true) {
    throw new Error(`"${application}" is not an application: it has no application.json.`);
  }
  const { stores, settings, seen } = await openDelivery(context, application, ownVariables());
  const { retentionDays: days } = settings;
  const now = new Date();
  const { going, removed, kept } = await prune({
    stores,
    application,
    environments: placesOf(project?.metadata).environments,
    days,
    now,
    plan,
    seen,
    onPlan: (planned) => {
      say(
        `${stores.artifacts.address}: what is kept for ${days} days, and longer where it is needed`,
      );
      for (const line of table(keptRows(planned.kept))) say(line);
      if (planned.kept.some(({ why }) => why === 'is named by nothing in this state store')) {
        say('What nothing names here may be of an application whose records are elsewhere.');
      }
      if (planned.going.length === 0) return say('Nothing goes.');
      say(plan ? 'These would go:' : 'These go:');
      for (const line of table(goingRows(planned.going, now))) say(line);
    },
  });
  const objects = plan ? going : removed;
  const bytes = objects.reduce((sum, each) => sum + each.bytes, 0);
  if (!plan && going.length > 0) say(ending(removed.length, going.length, bytes));
  return {
    application,
    artifacts: stores.artifacts.address,
    retentionDays: days,
    outcome: plan ? 'planned' : 'pruned',
    objects: objects.map((each) => ({ ...each, storedAt: each.storedAt.toISOString() })),
    bytes,
    kept,
  };
}

function ending(removed: number, planned: number, bytes: number): string {
  const rest = planned - removed;
  const kept = rest === 0 ? '' : ` ${rest} stayed: somebody uses or needs them since.`;
  return `${removed} removed, ${sizeText(bytes)}.${kept}`;
}
