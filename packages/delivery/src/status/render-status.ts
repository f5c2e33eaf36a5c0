import type {
  DrillStatus,
  EnvironmentStatus,
  RolloutStatus,
  ServiceStatus,
} from './environment-status';

/**
 * Rows of a table for people, the first one the head. Whether it is as it is on record has a column where that was looked at
 * anywhere.
 *
 * @param named whether a column names the environments
 */
export function statusRows(
  all: readonly EnvironmentStatus[],
  { named }: { named: boolean },
): string[][] {
  const compared = all.some(({ drift }) => drift !== null);
  const row = (environment: string, cells: string[], drift: string, note: string): string[] => [
    ...(named ? [environment] : []),
    ...cells,
    ...(compared ? [drift] : []),
    note,
  ];
  return [
    row('environment', ['service', 'release', 'since', 'by'], 'drift', ''),
    ...all.flatMap((status) => {
      const { environment, services } = status;
      const strangers = strangersIn(status);
      if (services.length + strangers.length === 0) {
        const drift = status.drift === null ? '?' : 'none';
        return [row(environment, ['-', '-', '-', '-'], drift, 'nothing was deployed yet')];
      }
      return [
        ...services.map((each) =>
          row(environment, cellsOf(each), driftCell(status, each.service), noteOf(each)),
        ),
        ...strangers.map((service) =>
          row(environment, [service, '-', '-', '-'], driftCell(status, service), ''),
        ),
      ];
    }),
  ];
}

/**
 * What is to be said of an environment below the table: what goes on, what is rejected, what differs and what to do.
 *
 * @param named whether each line names the environment
 */
export function statusNotes(status: EnvironmentStatus, { named }: { named: boolean }): string[] {
  const { environment, open, lock, rejections, drills, cutOff, drift, notCompared } = status;
  const lines = [
    ...(open === null ? [] : [`${open}.`]),
    ...(lock === null ? [] : [heldBy(lock)]),
    ...rejections.map(
      ({ service, version, artifact, by, why }) =>
        `Rejected by ${by}: ${service} ${version ?? artifact.slice(0, 19)} (${why})`,
    ),
    ...(cutOff === null ? [] : [`${cutOff}.`]),
    ...drills.map(tellDrill),
    ...(drift ?? []).map(({ kind, service, what, fix }) => `${service}: ${kind}: ${what}. ${fix}`),
    ...(notCompared === null
      ? []
      : [`Not compared with what is really there: ${notCompared.replaceAll('\n', ' ')}`]),
  ];
  return named ? lines.map((line) => `${environment}: ${line}`) : lines;
}

function heldBy({ by, holder, since, until }: NonNullable<EnvironmentStatus['lock']>): string {
  return `${by} (${holder}) holds the environment since ${since}, and unless that is renewed until ${until}.`;
}

function tellDrill({ emergency, service, at, ...ended }: DrillStatus): string {
  const { outcome, what, recoveryMilliseconds: recovery } = ended;
  const took = recovery === null ? '' : ` in ${(recovery / 1000).toFixed(1)} s`;
  const how = outcome === 'recovered' ? `recovered${took}` : `failed: ${what ?? '?'}`;
  return `Last drill of ${emergency}: ${at.slice(0, 16).replace('T', ' ')} with ${service}, ${how}`;
}

/** Services that no record tells of, by name. */
function strangersIn({ services, drift }: EnvironmentStatus): string[] {
  const known = new Set(services.map(({ service }) => service));
  const found = (drift ?? []).map(({ service }) => service);
  return [...new Set(found)].filter((service) => !known.has(service));
}

function cellsOf({ service, release, since, by }: ServiceStatus): string[] {
  return [service, release ?? '-', since?.slice(0, 16).replace('T', ' ') ?? '-', by ?? '-'];
}

function driftCell({ drift }: EnvironmentStatus, service: string): string {
  if (drift === null) return '?';
  const kinds = drift.filter((each) => each.service === service).map(({ kind }) => kind);
  return [...new Set(kinds)].join(', ') || 'none';
}

function noteOf({ state, other, what, rollout }: ServiceStatus): string {
  switch (state) {
    case 'settled':
      return '';
    case 'failed':
      return `${other} was deployed and failed: ${what ?? ''}`.trim();
    case 'deploying':
      return rollout === null
        ? `${other} is being deployed, or was interrupted`
        : `${other} takes ${rollout.weight} % of the requests${whyNot(rollout)}`;
  }
}

function whyNot({ stays, goingBack }: RolloutStatus): string {
  if (goingBack !== null) return `, and goes back: ${goingBack}`;
  return stays === null ? '' : `, and stays there: ${stays}`;
}
