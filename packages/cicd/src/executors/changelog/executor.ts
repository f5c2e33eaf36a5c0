import type { ExecutorContext } from '@nx/devkit';
import { runFileStep } from '../../release/release-step';
import type { ChangelogExecutorOptions } from './schema';

/** Writes the changelogs of the application's next release. */
export default async function changelogExecutor(
  options: ChangelogExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runFileStep(options, context, ({ path }) => path.endsWith('/CHANGELOG.md'));
}
