import { synthesize } from '../apps/synthesize';
import { withCloud } from '../cloud/open-cloud';
import { firstChange } from '../deploy/next-step';
import type { CloudOptions, ServiceApp } from '../types';
import { diffTemplates, type StackDiff } from './diff';

/**
 * Compares what apps want with what is deployed, and touches nothing. Whether a resource is replaced is told
 * from its type's documentation; `may-replace` where that depends on values.
 *
 * @returns One entry for each stack, in the order of the apps.
 * @throws DeliveryError those of {@link synthesize}, `access-failed`, `worker-ended`
 */
export function diff(apps: readonly ServiceApp[], options: CloudOptions): Promise<StackDiff[]> {
  return withCloud(options, async (cloud) => {
    const assemblies = await synthesize(apps, options);
    const pairs = assemblies.flatMap(({ service, stacks }) =>
      stacks.map((stack) => ({ service, stack })),
    );
    return Promise.all(
      pairs.map(async ({ service, stack }): Promise<StackDiff> => {
        const deployed = await cloud.readStack(stack, { template: true });
        const base = { service, stack: stack.name };
        // A stack that was never created has nothing that could change.
        if (deployed === null || deployed.template === null || isEmpty(deployed.status)) {
          return { ...base, state: 'new', ...diffTemplates(stack.template, null) };
        }
        const difference = diffTemplates(stack.template, deployed.template);
        const change = firstChange({ ...stack, template: deployed.template }, deployed);
        const others = change === null ? difference.others : [...difference.others, change];
        const unchanged = difference.resources.length === 0 && others.length === 0;
        return { ...base, ...difference, others, state: unchanged ? 'unchanged' : 'changed' };
      }),
    );
  });
}

function isEmpty(status: string): boolean {
  return ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'].includes(status);
}
