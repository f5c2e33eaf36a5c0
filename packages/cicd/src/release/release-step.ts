import { type ExecutorContext, logger } from '@nx/devkit';
import type { PlannedFile, ReleasePlan } from '@org/release';
import { projectOf } from '../executors/project-of';
import { reportErrors, writeJson } from '../executors/report';
import { planWorkspace } from './plan-workspace';
import { renderPlan } from './render-plan';
import { renderWritten, writeFiles } from './write-files';

/** Options that the steps writing files have in common. */
export interface FileStepOptions {
  preid?: string | undefined;
  dryRun?: boolean | undefined;
  json?: string | undefined;
}

/**
 * Runs a step of a release that writes files: plans, shows the plan, writes.
 * @param select which of the release's files the step writes
 */
export async function runFileStep(
  { preid, dryRun = false, json }: FileStepOptions,
  context: ExecutorContext,
  select: (file: PlannedFile, plan: ReleasePlan) => boolean,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name } = projectOf(context);
    const { plan, files } = await planWorkspace(context, name, preid);
    const written = await writeFiles(
      context.root,
      files.filter((file) => select(file, plan)),
      dryRun,
    );
    for (const line of renderPlan(plan)) logger.info(line);
    logger.info(
      written.length > 0 ? renderWritten(written, dryRun).join('\n') : 'Nothing to release.',
    );
    await writeJson(json, context.root, { plan, files: written, dryRun });
    return { success: true };
  });
}
