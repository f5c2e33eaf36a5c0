import type { ExecutorContext } from '@nx/devkit';
import { runRebuild } from '../../release/rebuild-step';
import { runFileStep } from '../../release/release-step';
import type { ChangelogExecutorOptions } from './schema';

/** Writes the changelogs of the application's next release, or all of them anew. */
export default async function changelogExecutor(
  { rebuild = false, ...options }: ChangelogExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return rebuild
    ? runRebuild(options, context)
    : runFileStep(options, context, ({ path }) => path.endsWith('/CHANGELOG.md'));
}
