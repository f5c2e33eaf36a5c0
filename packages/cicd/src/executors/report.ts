import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { logger } from '@nx/devkit';

/**
 * Runs the body of an executor: an error becomes a message without a stack (which
 * `NX_VERBOSE_LOGGING=true` shows) and a failed task.
 */
export async function reportErrors(
  body: () => Promise<{ success: boolean }>,
): Promise<{ success: boolean }> {
  try {
    return await body();
  } catch (error) {
    logger.error(error instanceof Error ? error.message : String(error));
    if (process.env['NX_VERBOSE_LOGGING'] === 'true' && error instanceof Error) {
      logger.error(error.stack ?? '');
    }
    return { success: false };
  }
}

/**
 * Writes what a command reports for machines.
 * @param file path relative to the workspace root, or absolute; nothing is written without one
 */
export async function writeJson(
  file: string | undefined,
  workspaceRoot: string,
  data: unknown,
): Promise<void> {
  await writeText(file, workspaceRoot, `${JSON.stringify(data, null, 2)}\n`);
}

/** As {@link writeJson}, of a text. */
export async function writeText(
  file: string | undefined,
  workspaceRoot: string,
  text: string,
): Promise<void> {
  if (file === undefined) return;
  const path = resolve(workspaceRoot, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
