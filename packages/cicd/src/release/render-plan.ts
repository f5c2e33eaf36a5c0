import type { ApplicationPlan, ExternalPlan, ReleasePlan, ServicePlan } from '@org/release';
import { table } from '../text/table';

const NONE = '–';

/**
 * Renders a plan as a table that a person reads: services of the workspace, services of
 * other repositories, the application. Below it is said which of the others were not asked
 * or out of reach.
 * @returns lines of text
 */
export function renderPlan({ services, application }: ReleasePlan): string[] {
  const externals = application?.externals ?? [];
  const rows = [
    ...services.map(ownRow),
    ...externals.map((external) => externalRow(external, application)),
    ...(application ? [ownRow(application)] : []),
  ];
  const head = ['project', 'current', 'next', 'bump', 'changes'];
  return [...table([head, ...rows]), ...notRead(externals)];
}

function ownRow(project: ServicePlan | ApplicationPlan): string[] {
  const { name, currentVersion, nextVersion, bump, commits } = project;
  return row(name, currentVersion, nextVersion, bump, commits.length);
}

function externalRow(
  { name, currentVersion, commits }: ExternalPlan,
  application: ApplicationPlan | undefined,
): string[] {
  const move = application?.moves.find((moved) => moved.name === name);
  const label = `${name} (external)`;
  return row(label, currentVersion, move?.to ?? null, move?.bump ?? 'none', commits.length);
}

function row(
  name: string,
  current: string | null,
  next: string | null,
  bump: string,
  changes: number,
): string[] {
  return [name, current ?? NONE, next ?? NONE, bump, String(changes)];
}

/** The services of other repositories about which nothing new is known, and why. */
function notRead(externals: readonly ExternalPlan[]): string[] {
  const lines = externals.flatMap(({ name, repository, version, state, reason }) => {
    if (state === 'read') return [];
    const why =
      state === 'kept'
        ? 'was not asked'
        : `is out of reach${reason === undefined ? '' : `: ${reason}`}`;
    const outcome = version === null ? 'has no version yet' : `stays at ${version}`;
    return [`${name} ${outcome}: ${repository} ${why}`];
  });
  return lines.length > 0 ? ['', ...lines] : [];
}
