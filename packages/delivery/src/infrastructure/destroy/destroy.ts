import { DeliveryError } from '../../delivery-error';
import { checkNumber } from '../apps/check-apps';
import { synthesize } from '../apps/synthesize';
import type { Cloud } from '../cloud/cloud';
import { withCloud } from '../cloud/open-cloud';
import { watchStack } from '../cloud/watch-stack';
import { defaultInterval } from '../deploy/deploy';
import { explainFailure } from '../deploy/explain-failure';
import { isMoving } from '../deploy/stack-status';
import { countResources } from '../events/resource-progress';
import { reversed, type Dependencies } from '../order/deployment-order';
import { runInOrder } from '../order/run-in-order';
import type { CloudOptions, OnProgress, ServiceApp, WantedStack } from '../types';
import { planRemoval, type DestroyPlan, type PlannedStack } from './plan-destroy';

export interface DestroyOptions extends CloudOptions {
  /** Which services a service needs: those are removed after it. Default: none any other. */
  dependencies?: Dependencies;
  /** How many services are removed at the same time. Default 4. */
  concurrency?: number;
  /** Told before anything is removed. What it throws ends the call with nothing done. */
  onPlan?: (plan: DestroyPlan) => void | Promise<void>;
  /** Milliseconds between two looks at CloudFormation. Default: 2000 at AWS, 200 at an endpoint of one's own. */
  interval?: number;
}

export interface ServiceRemoval {
  service: string;
  /** `not-started`: something that needs it could not be removed. */
  outcome: 'destroyed' | 'was-not-there' | 'failed' | 'not-started';
  /** What stayed, because its `DeletionPolicy` says so. */
  retained: PlannedStack['retained'];
  error: DeliveryError | null;
  because: readonly string[];
}

export interface DestroyResult {
  /** Nothing of the services is left but what was to be retained. */
  ok: boolean;
  /** In the order the apps were given. */
  services: ServiceRemoval[];
}

/**
 * What {@link destroy} would remove and what would stay; touches nothing.
 *
 * @throws DeliveryError those of `destroy`
 */
export function planDestroy(
  apps: readonly ServiceApp[],
  options: DestroyOptions,
): Promise<DestroyPlan> {
  return withCloud(options, async (cloud) =>
    planRemoval(cloud, await synthesize(apps, options), options.dependencies ?? {}),
  );
}

/**
 * Removes the stacks of services: each before those it needs. What is not there is fine. A removal
 * that is going on already is waited for.
 *
 * @returns What became of each service. A removal that failed is a result, not an error.
 * @throws DeliveryError `invalid-options`, `dependency-cycle`, those of {@link synthesize},
 * `access-failed`, `worker-ended`
 */
export async function destroy(
  apps: readonly ServiceApp[],
  options: DestroyOptions,
): Promise<DestroyResult> {
  const { dependencies = {}, concurrency = 4, onPlan, onProgress = () => undefined } = options;
  const interval = options.interval ?? defaultInterval(options);
  checkNumber('concurrency', concurrency, 1);
  checkNumber('interval', interval, 1);
  const names = apps.map(({ service }) => service);
  const order = reversed(names, dependencies);
  return withCloud(options, async (cloud) => {
    const assemblies = await synthesize(apps, options);
    const plan = await planRemoval(cloud, assemblies, dependencies);
    await onPlan?.(plan);
    const stacksOf = new Map(assemblies.map(({ service, stacks }) => [service, stacks]));
    const planOf = new Map(plan.services.map(({ service, stacks }) => [service, stacks]));
    const ran = await runInOrder({
      services: names,
      dependencies: order,
      concurrency,
      run: (service) =>
        removeService(service, stacksOf.get(service) ?? [], planOf.get(service) ?? [], {
          cloud,
          interval,
          onProgress,
        }),
      succeeded: ({ outcome }) => outcome !== 'failed',
      onSkip: (service, because) =>
        onProgress({
          phase: 'not-started',
          service,
          message: `not removed, since ${because.join(', ')} needs it and is still there`,
        }),
    });
    const services = ran.map((entry): ServiceRemoval =>
      entry.state === 'ended'
        ? entry.result
        : {
            service: entry.service,
            outcome: 'not-started',
            retained: [],
            error: null,
            because: entry.because,
          },
    );
    const gone = ['destroyed', 'was-not-there'];
    return { ok: services.every(({ outcome }) => gone.includes(outcome)), services };
  });
}

interface RemoveContext {
  cloud: Cloud;
  interval: number;
  onProgress: OnProgress;
}

async function removeService(
  service: string,
  stacks: readonly WantedStack[],
  plan: readonly PlannedStack[],
  context: RemoveContext,
): Promise<ServiceRemoval> {
  const base = { service, because: [], error: null, retained: [] };
  if (plan.length === 0) return { ...base, outcome: 'was-not-there' };
  try {
    for (const { stack, removed } of plan) {
      const address = stacks.find(({ name }) => name === stack);
      if (address !== undefined) await removeStack(service, address, removed.length, context);
    }
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'worker-ended') throw error;
    context.onProgress({ phase: 'failed', service, message: error.message });
    return { ...base, outcome: 'failed', error };
  }
  context.onProgress({ phase: 'done', service, message: 'removed' });
  return { ...base, outcome: 'destroyed', retained: plan.flatMap(({ retained }) => retained) };
}

async function removeStack(
  service: string,
  stack: WantedStack,
  expected: number,
  { cloud, interval, onProgress }: RemoveContext,
): Promise<void> {
  const found = await cloud.readStack(stack, { template: false });
  if (found === null) return;
  const counter = countResources(expected);
  const watch = (): ReturnType<typeof watchStack> =>
    watchStack(cloud, stack, {
      interval,
      onEvent: (event) => {
        const progress = counter.take(event);
        if (progress === null) return;
        const { logicalId, type, status, reason } = event;
        onProgress({
          phase: 'deleting',
          service,
          stack: stack.name,
          message: `${progress.done}/${progress.total} ${status} ${type} ${logicalId}`,
          ...progress,
          resource: { logicalId, type, status, ...(reason !== null && { reason }) },
        });
      },
    });
  onProgress({ phase: 'deleting', service, stack: stack.name, message: 'deleting the stack' });
  // CloudFormation takes no deletion while something else goes on.
  if (isMoving(found.status) && (await watch()) === null) return;
  await cloud.deleteStack(stack);
  const left = await watch();
  if (left === null || left.id !== found.id) return;
  const failure = await explainFailure(cloud, stack, await cloud.operationEvents(stack), {
    what: left.statusReason ?? `it is still there (${left.status})`,
  });
  throw new DeliveryError({
    code: 'delete-failed',
    where: failure.where ?? stack.name,
    what: failure.what,
    fix: 'Remove what keeps it there (a bucket has to be empty), then destroy again.',
  });
}
