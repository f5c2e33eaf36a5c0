import type { Job } from '../model/pipeline';

/**
 * When a job runs. GitHub skips everything behind a job that was skipped, however far behind; so what comes after a job that may be skipped
 * says itself which jobs have to have succeeded.
 *
 * @param jobs all of the pipeline
 * @returns the text of `if`; `undefined`: after all that it needs
 */
export function conditionOf(job: Job, jobs: readonly Job[]): string | undefined {
  if (job.always === true) return '${{ always() }}';
  const found = [
    ...(job.when === undefined ? [] : [`needs.${job.when.job}.outputs.${job.when.name} != ''`]),
    ...(job.legs === undefined ? [] : [`needs.${job.legs.job}.outputs.${job.legs.name} != '[]'`]),
  ];
  if (!isBehindSkipped(job, jobs)) return found.length === 0 ? undefined : found.join(' && ');
  const succeeded = job.needs.map((name) => `needs.${name}.result == 'success'`);
  return `\${{ ${['!cancelled()', ...succeeded, ...found].join(' && ')} }}`;
}

/** Whether one of the jobs before may have been skipped. */
function isBehindSkipped({ needs }: Job, jobs: readonly Job[]): boolean {
  return jobs
    .filter(({ name }) => needs.includes(name))
    .some((before) => maySkip(before) || isBehindSkipped(before, jobs));
}

function maySkip({ legs, when }: Job): boolean {
  return legs !== undefined || when !== undefined;
}
