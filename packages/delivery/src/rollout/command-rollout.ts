import { DeliveryError } from '../delivery-error';
import type { Log } from '../state/log/open-log';
import type { LogEntry, LogRecord } from '../state/log/record';
import { rolloutsAfter } from './machine/fold';
import { rolloutAbortAsked, rolloutPaused, rolloutResumed, stepSkipped } from './machine/records';
import type { RolloutState } from './machine/state';

/** What can be asked of a rollout while it goes on. */
export type RolloutCommand =
  /** The weight does not rise; it may fall. */
  | { kind: 'pause' }
  | { kind: 'resume' }
  /** The current step ends at once, whatever was seen. */
  | { kind: 'skip' }
  /** All requests go to the previous version. */
  | { kind: 'abort'; because: string };

/**
 * Asks something of the open rollout of a service. Whoever carries it out need not be told: it is on record, directly behind what it was
 * decided on.
 *
 * @param log of the environment; no lock is needed
 * @returns the record; `null` when it is so already
 * @throws DeliveryError `invalid-options` when there is no such rollout, or it comes too late; what the log throws
 */
export async function commandRollout(
  log: Log,
  { service, by, command }: { service: string; by: string; command: RolloutCommand },
): Promise<LogRecord | null> {
  for (;;) {
    const { records, head } = await log.read();
    const state = rolloutsAfter(records).get(service);
    const entry = entryFor(state, service, by, command);
    if (entry === null) return null;
    const result = await log.append(head, entry);
    if (result.appended) return result.record;
  }
}

function entryFor(
  state: RolloutState | undefined,
  service: string,
  by: string,
  command: RolloutCommand,
): LogEntry | null {
  if (state === undefined || state.ended !== null) throw refuse(service, 'no rollout is going on');
  if (state.isComplete) throw refuse(service, 'the rollout has succeeded, and is about to end');
  const { sequence: of, goingBack, isPaused, hold, step } = state;
  if (goingBack !== null && command.kind === 'abort') return null;
  if (goingBack !== null) throw refuse(service, `the rollout goes back already: ${goingBack}`);
  switch (command.kind) {
    case 'pause':
      return isPaused ? null : rolloutPaused.entry(by, { of });
    case 'resume':
      return isPaused || hold !== null ? rolloutResumed.entry(by, { of }) : null;
    case 'skip':
      if (step < 0) throw refuse(service, 'no step has begun that could be skipped');
      return state.isSkipped ? null : stepSkipped.entry(by, { of, step });
    case 'abort':
      return rolloutAbortAsked.entry(by, { of, because: command.because });
  }
}

function refuse(service: string, what: string): DeliveryError {
  const fix = 'Look at the status of the environment.';
  return new DeliveryError({ code: 'invalid-options', where: service, what, fix });
}
