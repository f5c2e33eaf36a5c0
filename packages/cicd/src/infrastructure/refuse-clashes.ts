import { type SynthesizedStack, checkClashes } from '@org/constructs/clashes';
import type { ServiceAssembly } from '@org/delivery';

/**
 * Refuses services whose resources would have the same names in one account.
 * @throws ConstructsError `name-clash`, naming every name and whose it is
 */
export function refuseClashes(assemblies: readonly ServiceAssembly[], environment: string): void {
  checkClashes(
    assemblies.flatMap(({ service, stacks }) =>
      stacks.map(({ name, account, region, template }) => ({
        service,
        environment,
        stack: name,
        account: account ?? undefined,
        region: region ?? undefined,
        template: template as SynthesizedStack['template'],
      })),
    ),
  );
}
