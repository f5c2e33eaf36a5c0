import { synthesize } from '../apps/synthesize';
import { type ValidatedTemplates, openValidated } from '../apps/validated-templates';
import { sameData } from '../changes/same-data';
import type { Cloud } from '../cloud/cloud';
import type { CloudOptions, ServiceApp, ServiceAssembly } from '../types';

/**
 * Synthesizes apps, and lets the CDK hold only those templates against its rules that are neither deployed as
 * they are nor known to keep the rules, since only code has changed: the rules take several times as long as everything
 * else an app does. An app that was never validated is run with the rules at once.
 *
 * @throws DeliveryError those of {@link synthesize}, `access-failed`
 */
export async function synthesizeChanged(
  cloud: Cloud,
  apps: readonly ServiceApp[],
  options: CloudOptions,
): Promise<ServiceAssembly[]> {
  if (options.validate === false) return synthesize(apps, options);
  const books = new Map<ServiceApp, ValidatedTemplates>();
  for (const app of apps) if (app.command !== undefined) books.set(app, await openValidated(app));
  const isNew = (app: ServiceApp): boolean => books.get(app)?.none === true;

  const assemblies = await synthesize(apps, { ...options, validate: isNew });
  const open = await Promise.all(
    apps.map(async (app, at) => {
      const book = books.get(app);
      const assembly = assemblies[at] as ServiceAssembly;
      if (book === undefined || isNew(app) || book.include(assembly)) return false;
      return isChanged(cloud, assembly);
    }),
  );
  const again = apps.filter((_, at) => open[at]);
  const validated = new Map(
    (await synthesize(again, { ...options, validate: true })).map((each) => [each.service, each]),
  );
  return Promise.all(
    apps.map(async (app, at) => {
      const assembly = validated.get(app.service) ?? (assemblies[at] as ServiceAssembly);
      if (isNew(app) || validated.has(app.service)) await books.get(app)?.add(assembly);
      return assembly;
    }),
  );
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
