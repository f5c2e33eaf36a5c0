import { type ExecutorContext, logger } from '@nx/devkit';
import { createTags, findPendingRelease } from '@org/release';
import { applicationInput } from '../../release/release-input';
import { releaseSettings } from '../../release/release-settings';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import type { TagExecutorOptions } from './schema';

/** Lays the tags of the release whose manifest was committed at HEAD. */
export default async function tagExecutor(
  { dryRun = false, json }: TagExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name } = projectOf(context);
    const application = applicationInput(context.projectGraph, name);
    if (!application) {
      throw new Error(`"${name}" is not an application: it has no application.json.`);
    }
    const pending = await findPendingRelease({
      root: context.root,
      application,
      tagPattern: releaseSettings(context.nxJsonConfiguration).tagPattern,
    });
    if (!pending) {
      logger.info('Nothing to tag: every release that release.json at HEAD names has its tag.');
      await writeJson(json, context.root, { commit: null, created: [], existing: [], dryRun });
      return { success: true };
    }
    const { tags, commit } = pending;
    const { created, existing } = dryRun
      ? { created: tags.map((tag) => tag.name), existing: [] }
      : await createTags({ root: context.root, tags, target: commit });
    const suffix = dryRun ? ' [dry-run]' : '';
    logger.info(
      [
        ...created.map((tag) => `CREATE ${tag}${suffix}`),
        ...existing.map((tag) => `KEEP   ${tag}`),
      ].join('\n'),
    );
    await writeJson(json, context.root, { commit, created, existing, dryRun });
    return { success: true };
  });
}
