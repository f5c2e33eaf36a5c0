import type { ExecutorContext } from '@nx/devkit';
import type { ExternalRelease } from '@org/delivery';
import { type ExternalPlan, planRelease } from '@org/release';
import { releaseRules } from '../release/release-rules';

/**
 * Finds the releases that an application would be composed of now, of its services in other repositories.
 *
 * @param application name of its project
 * @returns by service
 * @throws Error when one has no release that could be composed; ReleaseError of the engine
 */
export async function externalReleases(
  application: string,
  context: ExecutorContext,
): Promise<Record<string, ExternalRelease>> {
  const rules = releaseRules(context, application, {});
  const plan = await planRelease({ root: context.root, ...rules });
  const externals = plan.application?.externals ?? [];
  return Object.fromEntries(externals.map((external) => [external.name, releaseOf(external)]));
}

function releaseOf(external: ExternalPlan): ExternalRelease {
  const { name, repository, version, sourceCommit, reason } = external;
  if (version !== null && sourceCommit !== null) return { version, sourceCommit, repository };
  const why = reason === undefined ? 'it has no release that could be composed' : reason;
  throw new Error(`${name} of another repository: ${why}. Release it there first.`);
}
