import { DeliveryError } from '../../delivery-error';
import type { HeldBy } from './lock-state';

/** That another one holds the lock. */
export function lockHeld(name: string, { holder, by, since, until }: HeldBy): DeliveryError {
  return new DeliveryError({
    code: 'lock-held',
    what: `it is locked by ${holder} (${by}) since ${since}; without a sign of life the lock ends at ${moment(until)}`,
    where: name,
    fix: 'Wait until that has ended, and run the command again.',
  });
}

/** That a lock was held, and is not any more. @param by who has it now, `null` when nobody took it */
export function lockLost(name: string, token: number, by: HeldBy | null): DeliveryError {
  const how =
    by === null || by.token === token
      ? 'its lease was over before it could be renewed'
      : `${by.holder} (${by.by}) took it at ${by.since}, since its lease was over`;
  return new DeliveryError({
    code: 'lock-lost',
    what: `the lock of record ${token} is lost: ${how}`,
    where: name,
    fix: 'What was recorded under it is in the log. Look at the status of the environment and run the command again: it goes on from there.',
  });
}

/** The same error, and what the work came to when it was stopped. */
export function becauseOf(lost: DeliveryError, cause: unknown): DeliveryError {
  if (cause === lost) return lost;
  const { code, what, where = '', fix = '' } = lost;
  return new DeliveryError({ code, what, where, fix, cause });
}

/** That something of a work goes on after the work has ended. */
export function lockEnded(name: string, token: number): DeliveryError {
  return new DeliveryError({
    code: 'lock-lost',
    what: `the lock of record ${token} was released: the work it was held for has ended, and nothing is recorded under it any more`,
    where: name,
  });
}

function moment(time: number): string {
  return new Date(time).toISOString();
}
