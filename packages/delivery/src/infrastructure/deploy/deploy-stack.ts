import { DeliveryError } from '../../delivery-error';
import type { Cloud, DeployedStack, StackEvent, StackOutput } from '../cloud/cloud';
import { ssmParameters } from '../cloud/ssm-parameters';
import { watchStack } from '../cloud/watch-stack';
import { countResources } from '../events/resource-progress';
import { restoreSwapped } from '../hotswap/restore';
import type { InfrastructureProgress, OnProgress, WantedStack } from '../types';
import { afterError } from './after-error';
import { countChanges } from './count-changes';
import { explainFailure } from './explain-failure';
import { nextStep } from './next-step';

/** What became of a stack. */
export interface StackOutcome {
  stack: string;
  action: 'created' | 'updated' | 'unchanged';
  /** Its first creation had failed, so it was deleted first. */
  recreated: boolean;
  /** An operation that was going on was waited for. */
  waited: boolean;
  /** Functions whose code had been swapped: they were brought back to the template that was deployed. */
  restored: string[];
  outputs: StackOutput[];
}

export interface DeployStackContext {
  cloud: Cloud;
  service: string;
  folder: string;
  force: boolean;
  /** Whether code may have been swapped there. */
  swaps: boolean;
  /** Milliseconds between two looks. */
  interval: number;
  onProgress: OnProgress;
}

/**
 * Brings one stack to what its app wants: looks, does one step, and looks again until nothing is left
 * to be done. So it does not matter where an earlier deployment was interrupted.
 *
 * @throws DeliveryError `stack-failed`, `stack-not-deployable`, `delete-failed`, `access-failed`, `worker-ended`
 */
export async function deployStack(
  wanted: WantedStack,
  context: DeployStackContext,
): Promise<StackOutcome> {
  const { cloud, force } = context;
  const report = reporter(wanted, context);
  const outcome = { recreated: false, waited: false, restored: [] as string[] };
  for (;;) {
    const deployed = await cloud.readStack(wanted, { template: true });
    const next = nextStep(wanted, deployed, { force });
    if (next.step === 'unchanged' || next.step === 'update') {
      outcome.restored.push(...(await restore(wanted, context, deployed)));
    }
    switch (next.step) {
      case 'unchanged':
        if (outcome.restored.length === 0) report('unchanged', 'nothing has changed');
        return {
          stack: wanted.name,
          action: outcome.restored.length === 0 ? 'unchanged' : 'updated',
          ...outcome,
          outputs: deployed?.outputs ?? [],
        };
      case 'wait':
        report('waiting', `waiting for the operation in progress (${next.why})`);
        await follow(wanted, context, 'waiting', deployed);
        outcome.waited = true;
        break;
      case 'delete-first':
        report('deleting', `${next.why}: deleting it, to create it again`);
        await deleteFirst(wanted, context, deployed);
        outcome.recreated = true;
        break;
      case 'create':
      case 'update': {
        report('checking', `to be ${next.step}d: ${next.why}`);
        const operated = await operate(wanted, context, deployed);
        if (!operated) break;
        const now = await cloud.readStack(wanted, { template: false });
        return {
          stack: wanted.name,
          action: next.step === 'create' ? 'created' : 'updated',
          ...outcome,
          outputs: now?.outputs ?? [],
        };
      }
    }
  }
}

/** Before anything else: what a function runs must not decide what becomes of an update. */
async function restore(
  wanted: WantedStack,
  context: DeployStackContext,
  deployed: DeployedStack | null,
): Promise<string[]> {
  if (!context.swaps || deployed === null) return [];
  const restored = await restoreSwapped(context.cloud, wanted, deployed);
  if (restored.length > 0) {
    const report = reporter(wanted, context);
    report('updating', `swapped code was taken back: ${restored.join(', ')}`);
  }
  return restored;
}

/** @returns False when the stack has to be looked at again: another operation has begun before this one could, or an answer was lost. */
async function operate(
  wanted: WantedStack,
  context: DeployStackContext,
  deployed: DeployedStack | null,
): Promise<boolean> {
  const { cloud, service, onProgress } = context;
  const phase = deployed === null ? 'creating' : 'updating';
  const counter = countResources(countChanges(deployed?.template ?? null, wanted.template));
  const last =
    deployed === null ? null : ((await cloud.operationEvents(wanted)).at(-1)?.id ?? null);
  const report = reporter(wanted, context);
  try {
    await cloud.deployStack(
      {
        stack: wanted,
        id: wanted.id,
        folder: context.folder,
        parameters: { ...ssmParameters(wanted.template), ...wanted.parameters },
        force: context.force,
        interval: context.interval,
      },
      (event) => {
        if (event.kind === 'publishing') report('publishing', `publishing ${event.asset}`);
        if (event.kind === 'operation') report(phase, `${phase} the stack`);
        if (event.kind !== 'event') return;
        const progress = counter.take(event.event);
        if (progress !== null) {
          onProgress(resourceProgress(service, wanted, phase, event.event, progress));
        }
      },
    );
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code !== 'access-failed') throw error;
    const now = await cloud.readStack(wanted, { template: false });
    const events = now === null ? [] : await cloud.eventsAfter(wanted, last);
    switch (afterError(error, now, events)) {
      case 'look-again':
        return false;
      case 'out-of-reach':
        throw error;
      case 'failed':
        throw await explainFailure(cloud, wanted, events, error);
    }
  }
}

async function deleteFirst(
  wanted: WantedStack,
  context: DeployStackContext,
  deployed: DeployedStack | null,
): Promise<void> {
  const { cloud } = context;
  await cloud.deleteStack(wanted);
  const left = await follow(wanted, context, 'deleting', deployed);
  if (left === null || left.id !== deployed?.id) return;
  const failure = await explainFailure(cloud, wanted, await cloud.operationEvents(wanted), {
    what: `it could not be deleted (${left.status})`,
  });
  throw new DeliveryError({
    code: 'delete-failed',
    where: failure.where ?? wanted.name,
    what: failure.what,
    fix: `Remove what is named, delete the stack ${wanted.name}, and deploy again.`,
  });
}

function follow(
  wanted: WantedStack,
  { cloud, service, interval, onProgress }: DeployStackContext,
  phase: InfrastructureProgress['phase'],
  deployed: DeployedStack | null,
): Promise<DeployedStack | null> {
  const counter = countResources(countChanges(null, deployed?.template ?? {}));
  return watchStack(cloud, wanted, {
    interval,
    onEvent: (event) => {
      const progress = counter.take(event);
      if (progress !== null) onProgress(resourceProgress(service, wanted, phase, event, progress));
    },
  });
}

function reporter(
  { name: stack }: WantedStack,
  { service, onProgress }: DeployStackContext,
): (phase: InfrastructureProgress['phase'], message: string) => void {
  return (phase, message) => onProgress({ phase, service, stack, message });
}

function resourceProgress(
  service: string,
  { name: stack }: WantedStack,
  phase: InfrastructureProgress['phase'],
  { logicalId, type, status, reason }: StackEvent,
  { done, total }: { done: number; total: number },
): InfrastructureProgress {
  return {
    phase,
    service,
    stack,
    message: `${done}/${total} ${status} ${type} ${logicalId}`,
    done,
    total,
    resource: { logicalId, type, status, ...(reason !== null && { reason }) },
  };
}
