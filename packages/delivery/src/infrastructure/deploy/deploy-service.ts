import { DeliveryError } from '../../delivery-error';
import type { OnProgress, ServiceAssembly } from '../types';
import { deployStack, type StackOutcome } from './deploy-stack';

export interface ServiceOutcome {
  service: string;
  /** `not-started`: something it needs failed. */
  outcome: 'deployed' | 'unchanged' | 'failed' | 'not-started';
  /** The stacks that are done, in the order they were. */
  stacks: StackOutcome[];
  /** Why, for `failed`. */
  error: DeliveryError | null;
  /** The services it waited for in vain, for `not-started`. */
  because: readonly string[];
  milliseconds: number;
}

/** Brings the stacks of one service to what its app wants. What fails is a result; @throws DeliveryError `worker-ended` */
export async function deployService(
  { service, folder, stacks }: ServiceAssembly,
  context: Omit<Parameters<typeof deployStack>[1], 'service' | 'folder'>,
): Promise<ServiceOutcome> {
  const started = performance.now();
  const { onProgress } = context;
  const done: StackOutcome[] = [];
  const end = (
    outcome: ServiceOutcome['outcome'],
    message: string,
    error: DeliveryError | null = null,
  ): ServiceOutcome => {
    const milliseconds = Math.round(performance.now() - started);
    onProgress({ phase: phaseOf(outcome), service, message });
    return { service, outcome, stacks: done, error, because: [], milliseconds };
  };
  try {
    for (const stack of stacks) {
      done.push(await deployStack(stack, { ...context, service, folder }));
    }
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'worker-ended') throw error;
    return end('failed', error.message, error);
  }
  return done.every(({ action }) => action === 'unchanged')
    ? end('unchanged', 'nothing has changed')
    : end('deployed', 'deployed');
}

function phaseOf(outcome: ServiceOutcome['outcome']): Parameters<OnProgress>[0]['phase'] {
  return outcome === 'deployed' ? 'done' : outcome;
}
