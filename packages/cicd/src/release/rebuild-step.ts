import { type ExecutorContext, logger } from '@nx/devkit';
import { rebuildChangelogs } from '@org/release';
import { projectOf } from '../executors/project-of';
import { reportErrors, writeJson } from '../executors/report';
import type { FileStepOptions } from './release-step';
import { releaseRules } from './release-rules';
import { releaseSettings } from './release-settings';
import { repositoryOf } from './repository';
import { renderWritten, writeFiles } from './write-files';

/** Writes the changelogs of an application and its services anew, all releases there were. */
export async function runRebuild(
  { preid, dryRun = false, json }: FileStepOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    if (preid !== undefined) {
      throw new Error(
        '--preid is about the next release, --rebuild about those that were made. Leave one of them out.',
      );
    }
    const files = await rebuildChangelogs({
      root: context.root,
      rules: releaseRules(context, projectOf(context).name),
      repository: await repositoryOf(context.root),
      types: releaseSettings(context.nxJsonConfiguration).types.changelog,
    });
    const written = await writeFiles(context.root, files, dryRun);
    logger.info(
      written.length > 0 ? renderWritten(written, dryRun).join('\n') : 'Nothing was released yet.',
    );
    await writeJson(json, context.root, { files: written, dryRun });
    return { success: true };
  });
}
