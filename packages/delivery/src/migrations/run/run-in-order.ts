import type { UmzugStorage } from 'umzug';
import type { MigrationStep } from '../step';
import type { MigrationSession } from './ports';

/**
 * Has umzug run steps, one after the other, those that the database says are applied left out. The database keeps the books as a part of each
 * step, so what umzug wants stored is there already; that is looked at.
 *
 * @throws what a step throws
 */
export async function runInOrder(
  session: MigrationSession,
  steps: readonly MigrationStep[],
  run: (step: MigrationStep) => Promise<void>,
): Promise<void> {
  if (steps.length === 0) return;
  const { MigrationError, Umzug } = await import('umzug');
  const applied = async (): Promise<string[]> =>
    (await session.read()).filter(({ state }) => state === 'applied').map(({ id }) => id);
  const storage: UmzugStorage = {
    executed: applied,
    logMigration: async ({ name }) => {
      if (!(await applied()).includes(name))
        throw new Error(`${name} was run, and the database does not say so`);
    },
    unlogMigration: async ({ name }) => {
      throw new Error(`${name} cannot be taken back`);
    },
  };
  const umzug = new Umzug({
    migrations: steps.map((step) => ({ name: step.id, up: () => run(step) })),
    storage,
    logger: undefined,
  });
  try {
    await umzug.up({ migrations: steps.map(({ id }) => id), rerun: 'SKIP' });
  } catch (error) {
    throw error instanceof MigrationError ? error.jse_cause : error;
  }
}
