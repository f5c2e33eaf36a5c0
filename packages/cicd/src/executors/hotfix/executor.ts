import { type ExecutorContext, logger } from '@nx/devkit';
import { hotfix } from '@org/release';
import { runRelease } from '../../release/run-release';
import type { HotfixExecutorOptions } from './schema';

/** Releases a fix at patch level, and says which fixes trunk lacks. */
export default async function hotfixExecutor(
  { branch, trunk, ...options }: HotfixExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const target = trunk ?? context.nxJsonConfiguration.defaultBase ?? 'main';
  return runRelease(options, context, async (engine) => {
    const outcome = await hotfix({
      ...engine,
      trunk: target,
      ...(branch !== undefined && { branch }),
    });
    for (const { hash, header } of outcome.missingFromTrunk) {
      logger.warn(`${target} does not have ${hash.slice(0, 7)} ${header}; merge it there too.`);
    }
    return outcome;
  });
}
