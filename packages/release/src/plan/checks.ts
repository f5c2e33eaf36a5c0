import { ReleaseError } from '../release-error';
import type { CheckFinding, RaisedBump, ReleaseCheck, ServicePlan } from '../types';
import { bumpBetween, highestBump, isFurther } from './next-version';

/** The bumps checks have asked for, by service. */
type Asked = ReadonlyMap<string, readonly RaisedBump[]>;

/**
 * Plans services until no check asks for more. What was asked for once stays, also
 * when the check is content with what it got; bumps only rise, so there is an end.
 *
 * @param plan plans all services with what was asked of each
 * @throws ReleaseError `release-vetoed` with every veto there is
 */
export function settle(
  checks: readonly ReleaseCheck[],
  plan: (askedOf: (service: string) => readonly RaisedBump[]) => ServicePlan[],
): ServicePlan[] {
  let asked: Asked = new Map();
  for (;;) {
    const services = plan((service) => asked.get(service) ?? []);
    const findings = judge(checks, services);
    const next = mergeRaises(asked, findings);
    if (services.every(({ name }) => heightOf(next, name) === heightOf(asked, name))) {
      refuse([...vetoesOf(findings), ...unmet(services, asked)]);
      return services;
    }
    asked = next;
  }
}

interface Found {
  service: string;
  check: string;
  finding: CheckFinding;
}

function judge(checks: readonly ReleaseCheck[], services: readonly ServicePlan[]): Found[] {
  return checks.flatMap((check) =>
    services.flatMap((service) =>
      check
        .judge(service, services)
        .map((finding) => ({ service: service.name, check: check.name, finding })),
    ),
  );
}

function mergeRaises(asked: Asked, findings: readonly Found[]): Asked {
  const merged = new Map(asked);
  for (const { service, check, finding } of findings) {
    if (finding.kind !== 'raise') continue;
    const { bump, reason } = finding;
    const known = merged.get(service) ?? [];
    const isKnown = known.some(
      (other) => other.check === check && other.bump === bump && other.reason === reason,
    );
    if (!isKnown) merged.set(service, [...known, { check, bump, reason }]);
  }
  return merged;
}

function heightOf(asked: Asked, service: string): string {
  return highestBump((asked.get(service) ?? []).map(({ bump }) => bump));
}

interface Veto {
  service: string;
  check: string;
  reason: string;
}

function vetoesOf(findings: readonly Found[]): Veto[] {
  return findings.flatMap(({ service, check, finding }) =>
    finding.kind === 'veto' ? [{ service, check, reason: finding.reason }] : [],
  );
}

/** A version that was decided elsewhere is not raised, so one that does not go far enough is refused. */
function unmet(services: readonly ServicePlan[], asked: Asked): Veto[] {
  return services.flatMap(({ name, currentVersion, nextVersion }) => {
    if (currentVersion === null || nextVersion === null) return [];
    const reached = bumpBetween(currentVersion, nextVersion);
    return (asked.get(name) ?? [])
      .filter(({ bump }) => reached !== 'prerelease' && isFurther(bump, reached))
      .map(({ check, bump, reason }) => ({
        service: name,
        check,
        reason: `${nextVersion} is ${reached}, it has to be ${bump}: ${reason}`,
      }));
  });
}

function refuse(vetoes: readonly Veto[]): void {
  if (vetoes.length === 0) return;
  throw new ReleaseError({
    code: 'release-vetoed',
    what: `the release is vetoed\n${vetoes
      .map(({ service, check, reason }) => `- ${service} (${check}): ${reason}`)
      .join('\n')}`,
    fix: 'Mend what is named, or release the other services alone.',
  });
}
