import { type ExecutorContext, logger } from '@nx/devkit';
import { runDev } from '../../infrastructure/dev/run-dev';
import { sayProgress } from '../../infrastructure/say-progress';
import { untilInterrupted } from '../../process/until-interrupted';
import { reportErrors } from '../report';
import type { DevExecutorOptions } from './schema';

/** Deploys a service or an application, and keeps it up to date with its sources until Ctrl+C. */
export default async function devExecutor(
  _: DevExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const voice = {
      say: (text: string) => logger.info(text),
      complain: (text: string) => logger.error(text),
      onProgress: sayProgress,
    };
    return { success: await untilInterrupted((signal) => runDev(context, signal, voice)) };
  });
}
