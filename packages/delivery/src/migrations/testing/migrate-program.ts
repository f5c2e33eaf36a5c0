import { join } from 'node:path';
import { build } from 'esbuild';
import { type Program, startProgram } from '../../state/testing/programs';

/** What the process that migrates is given. */
export interface MigrateInput {
  /** Of `log`, migrations and work. */
  root: string;
  migrations: string;
  /** One of them. */
  dynamo?: { endpoint: string; table: string };
  postgres?: { host: string; port: number; database: string; user: string };
}

const ROOT = join(__dirname, '../../../../..');

/**
 * Makes the program that migrates under the lock of an environment, and says what it does: a line for each progress, `done` at the end.
 *
 * @returns path of the script
 */
export async function buildMigrateProgram(folder: string): Promise<string> {
  const outfile = join(folder, 'migrate.cjs');
  await build({
    entryPoints: [join(__dirname, 'migrate-main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    supported: { 'dynamic-import': false },
    banner: { js: `module.paths.push(${JSON.stringify(join(ROOT, 'node_modules'))});` },
    logLevel: 'error',
  });
  return outfile;
}

export function startMigrate(script: string, input: MigrateInput): Program {
  return startProgram(script, JSON.stringify(input));
}
