import type { ApplicationPlan, Manifest, ReleasePlan } from '../types';

/** An annotated tag to be made. */
export interface PlannedTag {
  name: string;
  message: string;
}

/** The tags of a plan: one for each released service, sorted by name, then the application's. */
export function planTags(plan: ReleasePlan): PlannedTag[] {
  const services = plan.services.flatMap(({ name, tag, nextVersion }) =>
    tag !== null && nextVersion !== null ? [serviceTag(name, nextVersion, tag)] : [],
  );
  return [...services, ...applicationTags(plan.application)];
}

function applicationTags(application: ApplicationPlan | undefined): PlannedTag[] {
  if (!application?.manifest || application.tag === null) return [];
  return [applicationTag(application.manifest, application.tag)];
}

/** @param version of the service, in the message */
export function serviceTag(name: string, version: string, tag: string): PlannedTag {
  return { name: tag, message: `${name} ${version}\n` };
}

/** The message names the whole composition, so that `git show` tells it. */
export function applicationTag(manifest: Manifest, tag: string): PlannedTag {
  const services = Object.entries(manifest.services).map(
    ([name, { version }]) => `${name} ${version}`,
  );
  const body = services.length === 0 ? '' : `\n${services.join('\n')}\n`;
  return { name: tag, message: `${manifest.application} ${manifest.version}\n${body}` };
}
