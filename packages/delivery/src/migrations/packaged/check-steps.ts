import { validRange } from 'semver';
import type { DeliveryError } from '../../delivery-error';
import { invalidMigrations } from '../migration-errors';
import { inOrder, isStepId, type MigrationStep, numberOf } from '../step';

/** A number and a name of a step, and its kind: all that a file name says. */
export type NamedStep = Pick<MigrationStep, 'id' | 'kind'>;

const FILE = /^(.+)\.(expand|contract)\.(ts|cjs)$/;

/**
 * Reads the name of a step's file.
 *
 * @param folder for the error
 * @throws DeliveryError `invalid-artifact`
 */
export function stepOfFile(folder: string, file: string): NamedStep {
  const [, id = '', kind] = FILE.exec(file) ?? [];
  if (!isStepId(id) || kind === undefined)
    throw invalidMigrations(
      `${folder}: ${file}`,
      'this is no name of a migration',
      'Name it by number, what it does, and its kind, such as 0001-add-price-in-cents.expand.ts or 0002-drop-price.contract.ts.',
    );
  return { id, kind: kind as MigrationStep['kind'] };
}

/**
 * Holds steps against each other: numbers begin at 1, none is left out, none is there twice.
 *
 * @returns them in order
 * @throws DeliveryError `invalid-artifact`
 */
export function checkNumbers<Step extends NamedStep>(
  folder: string,
  steps: readonly Step[],
): Step[] {
  const ordered = inOrder(steps);
  ordered.forEach((step, index) => {
    const number = numberOf(step);
    const before = ordered[index - 1];
    const refuse = (what: string, fix: string): DeliveryError =>
      invalidMigrations(`${folder}: ${step.id}`, what, fix);
    if (before !== undefined && numberOf(before) === number)
      throw refuse(
        `it has the number of ${before.id}`,
        'Give the one that was not released yet the next free number.',
      );
    if (number !== index + 1)
      throw refuse(
        `there is no migration ${String(index + 1).padStart(4, '0')} before it`,
        'Migrations are numbered from 0001 on, and none is left out: one that was released stays in the folder.',
      );
  });
  return ordered;
}

/** @throws DeliveryError `invalid-artifact` when what a step says of itself cannot be */
export function checkStep(where: string, step: MigrationStep): void {
  const { kind, needs, id } = step;
  if (kind === 'expand' && needs !== null)
    throw invalidMigrations(
      `${where}: ${id}`,
      'an expand step takes nothing away, so no release can need what it takes',
      'Remove `needs`, or make it a contract step.',
    );
  if (needs !== null && (needs.trim() === '' || validRange(needs) === null))
    throw invalidMigrations(
      `${where}: ${id}`,
      `${JSON.stringify(needs)} is no range of versions`,
      'Say which versions do not need the old shape, such as >=2.1.0. Without `needs` it is those that have the step themselves.',
    );
}
