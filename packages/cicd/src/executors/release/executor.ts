import type { ExecutorContext } from '@nx/devkit';
import { release } from '@org/release';
import { runRelease } from '../../release/run-release';
import type { ReleaseExecutorOptions } from './schema';

/** Releases an application and its services. */
export default async function releaseExecutor(
  { branch, ...options }: ReleaseExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runRelease(options, context, (engine) =>
    release({ ...engine, ...(branch !== undefined && { branch }) }),
  );
}
