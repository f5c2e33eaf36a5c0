import { synthesize } from '../apps/synthesize';
import type { StackOutput } from '../cloud/cloud';
import { withCloud } from '../cloud/open-cloud';
import type { CloudOptions, ServiceApp } from '../types';

export interface StackState {
  stack: string;
  /** CloudFormation's word; `null` when the stack is not there. */
  status: string | null;
  outputs: StackOutput[];
}

export interface ServiceOutputs {
  service: string;
  stacks: StackState[];
}

/**
 * Reads the outputs of all stacks of all services at once.
 *
 * @returns One entry for each app, in the same order.
 * @throws DeliveryError those of {@link synthesize}, `access-failed`, `worker-ended`
 */
export function outputs(
  apps: readonly ServiceApp[],
  options: CloudOptions,
): Promise<ServiceOutputs[]> {
  return withCloud(options, async (cloud) => {
    const assemblies = await synthesize(apps, options);
    return Promise.all(
      assemblies.map(async ({ service, stacks }) => ({
        service,
        stacks: await Promise.all(
          stacks.map(async (stack): Promise<StackState> => {
            const found = await cloud.readStack(stack, { template: false });
            return {
              stack: stack.name,
              status: found?.status ?? null,
              outputs: found?.outputs ?? [],
            };
          }),
        ),
      })),
    );
  });
}
