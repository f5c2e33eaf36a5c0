import type { ExecutorContext } from '@nx/devkit';
import { cut } from '@org/release';
import { runRelease } from '../../release/run-release';
import type { CutExecutorOptions } from './schema';

/** Merges trunk into the release branch and releases it there. */
export default async function cutExecutor(
  {
    trunk,
    releaseBranch = 'release',
    allowNotGreen = false,
    hotfix = false,
    ...options
  }: CutExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runRelease(options, context, ({ rules, ...engine }) =>
    cut({
      ...engine,
      rules: { ...rules, hotfix },
      trunk: trunk ?? context.nxJsonConfiguration.defaultBase ?? 'main',
      branch: releaseBranch,
      allowNotGreen,
    }),
  );
}
