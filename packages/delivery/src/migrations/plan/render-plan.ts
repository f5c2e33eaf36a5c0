import type { StepState } from '../step';
import type { MigrationPlan } from './plan-migrations';

/** Rows of a table for people, the first one the head: every step of the release, and what becomes of it. */
export function migrationRows(plan: MigrationPlan): string[][] {
  const { applied, run, waiting, refused, backupBefore } = plan;
  const rows = [
    ...applied.map((state) => [state.id, state.kind, 'applied', appliedNote(state)]),
    ...run.map(({ id, kind, destroys }) => [
      id,
      kind,
      'runs',
      [
        ...(destroys ? ['destroys data'] : []),
        ...(id === backupBefore ? ['a backup is made before it'] : []),
      ].join('; '),
    ]),
    ...waiting.map(({ step, because, until }) => [
      step.id,
      step.kind,
      'waits',
      until === null ? because : `${because} until ${until.slice(0, 16).replace('T', ' ')}`,
    ]),
  ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const told = new Set(refused.map(({ step }) => step));
  const fine = rows.filter(([id = '']) => !told.has(id));
  return [
    ['migration', 'kind', 'state', ''],
    ...fine,
    ...refused.map(({ step, what }) => [step, '', 'refused', what]),
  ];
}

/** What is to be said below the table: what to do, or that there is nothing to do. */
export function migrationNotes({ release, refused, run, waiting }: MigrationPlan): string[] {
  if (refused.length > 0)
    return [
      ...new Set(refused.map(({ fix }) => fix)),
      `Nothing is run, and ${release} must not get requests.`,
    ];
  if (run.length > 0 || waiting.length > 0) return [];
  return [`The database has all migrations of ${release}.`];
}

function appliedNote({ startedAt, release, by, milliseconds }: StepState): string {
  const took = milliseconds === null ? '' : ` in ${(milliseconds / 1000).toFixed(1)} s`;
  return `${startedAt.slice(0, 16).replace('T', ' ')} at ${release} by ${by}${took}`;
}
