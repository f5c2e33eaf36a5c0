import { DeliveryError } from '../delivery-error';
import { messageOf } from '../state/state-errors';

/** That the migrations of a service are not as they have to be, whatever database they are for. */
export function invalidMigrations(where: string, what: string, fix: string): DeliveryError {
  return new DeliveryError({ code: 'invalid-artifact', what, where, fix });
}

/** That a step has failed. */
export function stepFailed(where: string, cause: unknown): DeliveryError {
  return new DeliveryError({
    code: 'migration-failed',
    what: `the migration failed: ${messageOf(cause)}`,
    where,
    fix: 'What it had done is kept, or undone where the database has transactions. Mend the step and run the command again: it goes on from there.',
    cause,
  });
}

/** That a database says no, or nothing. */
export function databaseFailed(where: string, cause: unknown, fix?: string): DeliveryError {
  return new DeliveryError({
    code: 'access-failed',
    what: `the database cannot be reached or refuses: ${messageOf(cause)}`,
    where,
    ...(fix === undefined ? {} : { fix }),
    cause,
  });
}

/** That somebody else migrates the database. */
export function othersMigrate(where: string): DeliveryError {
  return new DeliveryError({
    code: 'migration-refused',
    what: 'somebody else migrates this database now',
    where,
    fix: 'Wait until that has ended, or end it, and run the command again.',
  });
}

/** That a backup could not be made, or not be brought back. */
export function backupFailed(where: string, what: string, cause?: unknown): DeliveryError {
  return new DeliveryError({
    code: 'backup-failed',
    what,
    where,
    fix: 'No step that destroys anything is run without a backup. See to what is said above, and run the command again.',
    cause,
  });
}
