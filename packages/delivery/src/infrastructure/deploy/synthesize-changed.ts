import { synthesize } from '../apps/synthesize';
import { sameData } from '../changes/same-data';
import type { Cloud } from '../cloud/cloud';
import type { CloudOptions, ServiceApp, ServiceAssembly } from '../types';

/**
 * Synthesizes apps, and lets the CDK hold only those templates against its rules that are not
 * deployed as they are: the rules take several times as long as everything else an app does.
 *
 * @throws DeliveryError those of {@link synthesize}, `access-failed`
 */
export async function synthesizeChanged(
  cloud: Cloud,
  apps: readonly ServiceApp[],
  options: CloudOptions,
): Promise<ServiceAssembly[]> {
  const assemblies = await synthesize(apps, { ...options, validate: false });
  if (options.validate === false) return assemblies;
  const changed = await Promise.all(assemblies.map((assembly) => isChanged(cloud, assembly)));
  const again = apps.filter((app, at) => changed[at] === true && app.command !== undefined);
  const validated = await synthesize(again, { ...options, validate: true });
  const byService = new Map(validated.map((assembly) => [assembly.service, assembly]));
  return assemblies.map((assembly) => byService.get(assembly.service) ?? assembly);
}

async function isChanged(cloud: Cloud, { stacks }: ServiceAssembly): Promise<boolean> {
  const same = await Promise.all(
    stacks.map(async (stack) => {
      const deployed = await cloud.readStack(stack, { template: true });
      return sameData(stack.template, deployed?.template);
    }),
  );
  return same.includes(false);
}
