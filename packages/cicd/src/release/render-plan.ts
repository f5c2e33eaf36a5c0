import type { ReleasePlan } from '@org/release';

/**
 * Renders a plan as a table that a person reads.
 * @returns lines of text; the application comes last
 */
export function renderPlan({ services, application }: ReleasePlan): string[] {
  const rows = [
    ...services.map(({ name, currentVersion, nextVersion, bump, commits }) => [
      name,
      currentVersion ?? '–',
      nextVersion ?? '–',
      bump,
      String(commits.length),
    ]),
    ...(application
      ? [
          [
            application.name,
            application.currentVersion ?? '–',
            application.nextVersion ?? '–',
            application.bump,
            String(application.commits.length),
          ],
        ]
      : []),
  ];
  return table([['project', 'current', 'next', 'bump', 'changes'], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map(line);
}
