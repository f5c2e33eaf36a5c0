import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Digest, digestOf } from '../../artifacts/digest';
import { invalidMigrations } from '../migration-errors';
import { messageOf } from '../../state/state-errors';
import type { StepCode } from '../run/ports';

/** What the bundle of a step exports. */
export interface StepModule {
  up: StepCode;
  destroys: boolean | undefined;
  needs: string | undefined;
  inTurn: boolean | undefined;
  transaction: boolean | undefined;
}

/**
 * Loads a bundled step into this process. `up` is not run.
 *
 * @param digest what its bytes have to be; `null`: whatever they are
 * @throws DeliveryError `invalid-artifact` with what it should export
 */
export async function loadStep(
  folder: string,
  file: string,
  digest: Digest | null,
): Promise<StepModule> {
  const path = join(folder, file);
  const refuse = (what: string, fix: string) => invalidMigrations(path, what, fix);
  if (digest !== null && digestOf(await readFile(path)) !== digest)
    throw refuse('it is not what the index says', 'Package the service again.');
  let loaded: Record<string, unknown>;
  try {
    loaded = createRequire(path)(path) as Record<string, unknown>;
  } catch (error) {
    throw refuse(
      `it cannot be loaded: ${messageOf(error)}`,
      'A step is bundled with all that it needs, as CommonJS.',
    );
  }
  const { up, destroys, needs, inTurn, transaction } = loaded;
  if (typeof up !== 'function')
    throw refuse('it has no up()', 'Write `export async function up(context)`.');
  for (const [name, value, type] of [
    ['destroys', destroys, 'boolean'],
    ['needs', needs, 'string'],
    ['inTurn', inTurn, 'boolean'],
    ['transaction', transaction, 'boolean'],
  ] as const)
    if (value !== undefined && typeof value !== type)
      throw refuse(`\`${name}\` is no ${type}`, `Write \`export const ${name}\` as a ${type}.`);
  return { up: up as StepCode, destroys, needs, inTurn, transaction } as StepModule;
}
