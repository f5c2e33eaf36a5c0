import type { Digest } from '../artifacts/digest';
import type { LogRecord } from '../state/log/record';
import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
  rollbackStarted,
  type Step,
  undoStarted,
} from './records';
import { isSame, type RunningRelease } from './running-release';

/** A release that was deployed to an environment and answered there. */
export interface ProvenRelease {
  release: RunningRelease;
  /** ISO 8601. */
  since: string;
  by: string;
}

/** A deployment of which it is not known, or not good, how it ended. */
export interface Unsettled {
  /** Sequence of its `deployment-started`. */
  deployment: number;
  release: RunningRelease;
  since: string;
  /** `null`: it has not ended. */
  what: string | null;
}

/** A service of an environment. */
export interface ServiceState {
  /** The last release that was deployed and answered; `null`: none ever. */
  running: ProvenRelease | null;
  /** Something else may run since; `null`: `running` does. */
  unsettled: Unsettled | null;
  /** What ran and answered before, newest first, each once. */
  before: ProvenRelease[];
}

/** A promotion or rollback that has not ended. */
export interface OpenChange {
  /** Sequence of the record that started it. */
  sequence: number;
  kind: 'promotion' | 'rollback';
  /** Of what is promoted; `null` for a rollback. */
  fingerprint: Digest | null;
  /** What a rollback was asked for; `null` for a promotion. */
  target: string | null;
  steps: Step[];
  by: string;
  since: string;
  /** Why it goes back; `null`: it goes forward. */
  undoing: string | null;
}

/** A manifest or candidate that a promotion brought in, whole. */
export interface Verified {
  fingerprint: Digest;
  /** Artifacts of all services that ran then, by name. */
  artifacts: Readonly<Record<string, Digest>>;
  at: string;
}

/** What the records of an environment come to. */
export interface EnvironmentState {
  services: Readonly<Record<string, ServiceState>>;
  open: OpenChange | null;
  /** Newest first. */
  verified: readonly Verified[];
}

const NOTHING: EnvironmentState = { services: {}, open: null, verified: [] };

/** What one more record makes of an environment. Records that say nothing about what runs change nothing. */
export function foldEnvironment(state: EnvironmentState, record: LogRecord): EnvironmentState {
  if (promotionStarted.is(record) || rollbackStarted.is(record)) {
    const { sequence, steps, by, at: since } = record;
    const kind = promotionStarted.is(record) ? 'promotion' : 'rollback';
    const fingerprint = promotionStarted.is(record) ? record.fingerprint : null;
    const target = rollbackStarted.is(record) ? record.target : null;
    const open = { sequence, kind, fingerprint, target, steps, by, since, undoing: null } as const;
    return { ...state, open };
  }
  if (undoStarted.is(record)) {
    return state.open?.sequence === record.of
      ? { ...state, open: { ...state.open, undoing: record.because } }
      : state;
  }
  if (deploymentStarted.is(record)) {
    const { sequence: deployment, service, release, at: since } = record;
    return settle(state, service, (before) => ({
      ...before,
      unsettled: { deployment, release, since, what: null },
    }));
  }
  if (deploymentEnded.is(record)) return endDeployment(state, record);
  if (changeEnded.is(record)) return endChange(state, record);
  return state;
}

/** What runs in an environment, after all its records in order. */
export function environmentAfter(records: readonly LogRecord[]): EnvironmentState {
  return records.reduce(foldEnvironment, NOTHING);
}

function endDeployment(
  state: EnvironmentState,
  record: LogRecord & Parameters<typeof deploymentEnded.entry>[1],
): EnvironmentState {
  const { of, service, outcome, what, at: since, by } = record;
  return settle(state, service, (before) => {
    const { unsettled, running } = before;
    if (unsettled === null || unsettled.deployment !== of) return before;
    if (outcome === 'failed') return { ...before, unsettled: { ...unsettled, what } };
    const { release } = unsettled;
    const past =
      running !== null && goesOn(state.open) ? [running, ...before.before] : before.before;
    return {
      running: { release, since, by },
      unsettled: null,
      before: past.filter(
        (each, at) =>
          !isSame(each.release, release) &&
          past.findIndex((other) => isSame(other.release, each.release)) === at,
      ),
    };
  });
}

/**
 * Whether what ran is left behind as something to go back to. What a promotion takes back, and what a rollback leaves, is not: of two
 * candidates nobody could tell which came first.
 */
function goesOn(open: OpenChange | null): boolean {
  return open === null || (open.kind === 'promotion') === (open.undoing === null);
}

function endChange(
  state: EnvironmentState,
  record: LogRecord & Parameters<typeof changeEnded.entry>[1],
): EnvironmentState {
  const { open, services, verified } = state;
  if (open === null || open.sequence !== record.of) return state;
  if (record.outcome !== 'succeeded' || open.fingerprint === null) return { ...state, open: null };
  const artifacts = Object.fromEntries(
    Object.entries(services).flatMap(([name, { running }]) =>
      running === null ? [] : [[name, running.release.artifact]],
    ),
  );
  const entry = { fingerprint: open.fingerprint, artifacts, at: record.at };
  return { ...state, open: null, verified: [entry, ...verified] };
}

const NEVER: ServiceState = { running: null, unsettled: null, before: [] };

function settle(
  state: EnvironmentState,
  service: string,
  change: (before: ServiceState) => ServiceState,
): EnvironmentState {
  const before = Object.hasOwn(state.services, service) ? state.services[service] : undefined;
  return { ...state, services: { ...state.services, [service]: change(before ?? NEVER) } };
}
