import type { ReleaseOutcome } from '@org/release';
import { renderPlan } from './render-plan';

/**
 * Says what a release came to: the plan as a table, then what was done with it.
 * @returns lines of text
 */
export function renderOutcome(outcome: ReleaseOutcome): string[] {
  return ['', ...renderPlan(outcome.plan), '', ...done(outcome)];
}

function done(outcome: ReleaseOutcome): string[] {
  const { status, branch, remote, commit, tags, files, resumed, attempts } = outcome;
  const completed =
    resumed.length > 0
      ? [`An interrupted release was completed with its tags: ${resumed.join(', ')}.`]
      : [];
  if (status === 'nothing') return [...completed, `Nothing to release on ${branch}.`];
  if (status === 'planned') {
    const lines = [...tags.map((tag) => `CREATE ${tag}`), ...files.map((file) => `WRITE  ${file}`)];
    return [...completed, ...lines.map((line) => `${line} [dry-run]`)];
  }
  const where = remote === null ? 'in this clone, not pushed' : `pushed to ${remote}`;
  const again = attempts > 1 ? `, at attempt ${attempts} since others pushed too` : '';
  return [
    ...completed,
    ...tags.map((tag) => `CREATE ${tag}`),
    `Released as ${(commit ?? '').slice(0, 7)} on ${branch}, ${where}${again}.`,
  ];
}
