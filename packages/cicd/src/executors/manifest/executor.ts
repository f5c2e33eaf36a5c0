import type { ExecutorContext } from '@nx/devkit';
import { runFileStep } from '../../release/release-step';
import type { ManifestExecutorOptions } from './schema';

/** Writes the release manifest of the application's next release. */
export default async function manifestExecutor(
  options: ManifestExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runFileStep(options, context, ({ path }) => path.endsWith('.json'));
}
