import { rcompare } from 'semver';
import type { Digest } from '../artifacts/digest';
import { environmentAfter } from '../change/environment-state';
import { documentsForBack } from '../change/plan-back';
import { releaseOf } from '../change/plan-promotion';
import type { RunningRelease } from '../change/running-release';
import type { Contracts } from '../contracts/stand-together';
import type { Sealed } from '../seal/sealed';
import type { ApplicationHistory, EnvironmentHistory } from './application-history';
import { mentionedReleases } from './mentioned-releases';
import { rollbackNeeds } from './rollback-needs';
import { waitingFor } from './waiting';

/** Why an artifact is kept however old it is; the first that is true is told. */
export const NEEDS = [
  'runs in an environment',
  'is a part of a promotion or rollback that has not ended',
  'could be gone back to',
  'was deployed, or ran, inside the window',
  'is sealed and waits for an environment',
  'was sealed or packaged inside the window',
] as const;

export type Need = (typeof NEEDS)[number];

/** How many of the newest releases of an application a rollback looks through, beside those that ran. */
export const KNOWN_RELEASES = 50;

export interface NeedOptions {
  /** What happened since is inside the window. */
  limit: Date;
  isStored: (digest: Digest) => boolean;
  /** With the documents of {@link documentsForNeeds} that there are. Default: none is at hand. */
  contracts?: Contracts | undefined;
}

/**
 * Says which artifacts an application needs, and why. Their bills of materials and documents are needed with them; what is signed or sealed is not
 * asked about here, since it always stays.
 */
export function neededArtifacts(
  history: ApplicationHistory,
  options: NeedOptions,
): Map<Digest, Need> {
  const needed = new Map<Digest, Need>();
  const add = (need: Need, artifacts: readonly Digest[]): void => {
    for (const artifact of artifacts) {
      const before = needed.get(artifact);
      if (before === undefined || NEEDS.indexOf(need) < NEEDS.indexOf(before))
        needed.set(artifact, need);
    }
  };
  const known = knownReleases(history);
  for (const environment of history.environments) {
    for (const [need, releases] of environmentNeeds(environment, known, options)) {
      add(
        need,
        releases.map(({ artifact }) => artifact),
      );
    }
  }
  add('is sealed and waits for an environment', waitingFor(history));
  const isInside = (time: string): boolean => Date.parse(time) >= options.limit.getTime();
  const recent = 'was sealed or packaged inside the window';
  for (const { entry, sealed } of history.sealed) {
    if (sealed !== null && isInside(entry.sealedAt)) add(recent, artifactsOf(sealed));
  }
  for (const { packagedAt, artifact } of history.packaged) {
    if (isInside(packagedAt)) add(recent, [artifact]);
  }
  return needed;
}

/** The OpenAPI documents that decide what could be gone back to. */
export function documentsForNeeds(
  history: ApplicationHistory,
  isStored: NeedOptions['isStored'],
): ReadonlySet<Digest> {
  const known = knownReleases(history);
  return new Set(
    history.environments.flatMap(({ records }) => [
      ...documentsForBack(environmentAfter(records), known, isStored),
    ]),
  );
}

function artifactsOf({ services }: Sealed): Digest[] {
  return Object.values(services).map(({ artifact }) => artifact);
}

function environmentNeeds(
  { records }: EnvironmentHistory,
  known: Record<string, RunningRelease[]>,
  { limit, isStored, contracts }: NeedOptions,
): [Need, RunningRelease[]][] {
  const { services, open } = environmentAfter(records);
  const runs = Object.values(services).flatMap(({ running, unsettled }) => [
    ...(running === null ? [] : [running.release]),
    ...(unsettled === null ? [] : [unsettled.release]),
  ]);
  const steps = (open?.steps ?? []).flatMap(({ from, to }) => (from === null ? [to] : [from, to]));
  const first = records.findIndex(({ at }) => Date.parse(at) >= limit.getTime());
  const inside = first === -1 ? [] : records.slice(first);
  const ranThen = Object.values(
    environmentAfter(first === -1 ? records : records.slice(0, first)).services,
  ).flatMap(({ running }) => (running === null ? [] : [running.release]));
  return [
    ['runs in an environment', runs],
    ['is a part of a promotion or rollback that has not ended', steps],
    ['could be gone back to', rollbackNeeds({ records, known, isStored, contracts })],
    [
      'was deployed, or ran, inside the window',
      [...ranThen, ...mentionedReleases(inside).map(({ release }) => release)],
    ],
  ];
}

/** As `rollback` knows them: those of the newest releases of the application, the newest first. */
function knownReleases({ sealed }: ApplicationHistory): Record<string, RunningRelease[]> {
  const known: Record<string, RunningRelease[]> = {};
  const newest = sealed
    .filter(({ entry }) => entry.kind === 'manifest')
    .sort((a, b) => rcompare(a.entry.version ?? '', b.entry.version ?? ''))
    .slice(0, KNOWN_RELEASES);
  for (const { sealed: document } of newest) {
    for (const [service, release] of Object.entries(document?.services ?? {})) {
      (known[service] ??= []).push(releaseOf(release));
    }
  }
  return known;
}
