import type { Digest } from '../../artifacts/digest';
import { environmentAfter, foldEnvironment } from '../../change/environment-state';
import { nameOf } from '../../change/running-release';
import { releaseOf } from '../../change/plan-promotion';
import type { ApplicationHistory } from '../../retention/application-history';
import { mentionedReleases } from '../../retention/mentioned-releases';
import { type Need, neededArtifacts } from '../../retention/needs';
import type { LogRecord } from '../../state/log/record';
import type { WindowRelease } from './contract-allowed';

const DAY = 24 * 60 * 60 * 1000;

export interface WindowInput {
  /** What is known of the application. */
  history: ApplicationHistory;
  environment: string;
  service: string;
  /** How long what ran can be gone back to, in days: as long as its artifact is kept. */
  days: number;
  now: Date;
  isStored(artifact: Digest): boolean;
  /** Ids of the migrations in an artifact; `null`: nobody knows. */
  stepsOf(artifact: Digest): readonly string[] | null;
}

/** Of these, those that something in the environment itself goes back to. */
const BACK: readonly Need[] = [
  'runs in an environment',
  'is a part of a promotion or rollback that has not ended',
  'could be gone back to',
  'was deployed, or ran, inside the window',
];

/**
 * The releases of a service that run in an environment, or could be gone back to: those that retention keeps for its sake. Other environments have other
 * databases, and do not count.
 */
export function rollbackWindow(input: WindowInput): WindowRelease[] {
  const { history, environment, service, days, now, isStored, stepsOf } = input;
  const own = history.environments.filter(({ name }) => name === environment);
  const records = own.flatMap((each) => [...each.records]);
  const limit = new Date(now.getTime() - days * DAY);
  const needed = neededArtifacts(
    { ...history, environments: own, packaged: [], sealed: history.sealed },
    { limit, isStored },
  );
  const left = lastSeen(records, service);
  const names = new Map<Digest, { version: string | null; name: string }>();
  for (const release of releasesOf(history, records, service)) {
    const before = names.get(release.artifact);
    if (before === undefined || (before.version === null && release.version !== null))
      names.set(release.artifact, { version: release.version, name: nameOf(release) });
  }
  return [...names].flatMap(([artifact, release]) => {
    const why = needed.get(artifact);
    if (why === undefined || !BACK.includes(why)) return [];
    const seen = left.get(artifact);
    const ends = why === 'was deployed, or ran, inside the window' && seen !== undefined;
    const until = ends ? new Date(seen + days * DAY).toISOString() : null;
    return [{ ...release, steps: stepsOf(artifact), why, until }];
  });
}

function releasesOf(
  history: ApplicationHistory,
  records: readonly LogRecord[],
  service: string,
): ReturnType<typeof releaseOf>[] {
  const mentioned = mentionedReleases(records).filter((each) => each.service === service);
  const sealed = history.sealed.flatMap(({ sealed: document }) => {
    const release = document?.services[service];
    return release === undefined ? [] : [releaseOf(release)];
  });
  return [...mentioned.map(({ release }) => release), ...sealed];
}

/** When an artifact was deployed, named or replaced last: milliseconds since 1970. */
function lastSeen(records: readonly LogRecord[], service: string): Map<Digest, number> {
  const seen = new Map<Digest, number>();
  let state = environmentAfter([]);
  for (const record of records) {
    const at = Date.parse(record.at);
    const ran = state.services[service]?.running?.release.artifact;
    state = foldEnvironment(state, record);
    const runs = state.services[service]?.running?.release.artifact;
    if (ran !== undefined && ran !== runs) seen.set(ran, at);
    for (const { release } of mentionedReleases([record]).filter((one) => one.service === service))
      seen.set(release.artifact, at);
  }
  return seen;
}
