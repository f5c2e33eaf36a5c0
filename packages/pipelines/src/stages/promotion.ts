import type { DeliveryModel, EnvironmentModel } from '../model/delivery-model';
import type { Job } from '../model/pipeline';
import { isReference, type Reference, type Value } from '../model/values';

/** What goes in: a release, a candidate; or what the environment before has verified last. */
export type Promoted = { release: Value } | { candidate: Value } | 'verified-before';

/** The name of the job that promotes to an environment. */
export function promotionJobName(environment: string): string {
  return `promote-${environment}`;
}

/**
 * Promotes to an environment: the gates are asked, and services are deployed, smoked, rolled out and put on record. Where somebody has to approve first and nobody
 * has, it is refused, and can be run again.
 *
 * @param needs jobs before
 */
export function promotionJob(
  { application }: DeliveryModel,
  { name }: EnvironmentModel,
  promoted: Promoted,
  needs: readonly string[],
): Job {
  const options: Record<string, Value> = promoted === 'verified-before' ? {} : { ...promoted };
  return {
    name: promotionJobName(name),
    title: `Promote to ${name}`,
    phase: 'deploy',
    needs,
    environment: name,
    access: ['cloud'],
    history: 'full',
    steps: [
      {
        kind: 'run',
        title: `Promote to ${name}`,
        project: application,
        target: 'promote',
        configuration: name,
        options,
      },
    ],
  };
}

/**
 * Promotes through environments, one after the other, the first of which is not promoted from any of them; between two, the former is asked whether it is
 * well.
 *
 * @param needs jobs before the first one
 */
export function promotionJobs(
  model: DeliveryModel,
  environments: readonly EnvironmentModel[],
  promoted: Promoted,
  needs: readonly string[],
): Job[] {
  const names = new Set(environments.map(({ name }) => name));
  const { acceptanceTargets } = model.checks;
  const goesOn = new Set(environments.flatMap(({ after }) => after ?? []));
  const isAsked = (name: string): boolean => acceptanceTargets.length > 0 && goesOn.has(name);
  const found = promoted === 'verified-before' ? [] : Object.values(promoted).flatMap(jobOf);
  return environments.flatMap((environment) => {
    const { name, after } = environment;
    const before = after === null || !names.has(after) ? null : after;
    const jobsBefore =
      before === null
        ? needs
        : [isAsked(before) ? acceptanceJobName(before) : promotionJobName(before)];
    const job = promotionJob(model, environment, promoted, [...new Set([...found, ...jobsBefore])]);
    return isAsked(name) ? [job, acceptanceJob(name, acceptanceTargets)] : [job];
  });
}

/** Who has found out what is promoted. */
function jobOf(value: Value): string[] {
  return isReference(value) && value.from === 'result' ? [value.job] : [];
}

function acceptanceJobName(environment: string): string {
  return `accept-${environment}`;
}

/** Asks an environment whether what was promoted to it does what it should. */
function acceptanceJob(environment: string, targets: readonly string[]): Job {
  return {
    name: acceptanceJobName(environment),
    title: `Accept in ${environment}`,
    phase: 'test',
    needs: [promotionJobName(environment)],
    environment,
    access: ['cloud'],
    history: 'last-commit',
    steps: [
      {
        kind: 'run-many',
        title: `Run ${targets.join(', ')} against ${environment}`,
        targets,
        projects: 'all',
        configuration: environment,
      },
    ],
  };
}

/** The commit that the pipeline runs for. */
export const THIS_COMMIT: Reference = { from: 'commit' };

/** The release that a pipeline was started with. */
export const GIVEN_RELEASE: Reference = { from: 'input', name: 'release' };
