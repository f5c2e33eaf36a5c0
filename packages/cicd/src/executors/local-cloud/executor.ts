import { type ExecutorContext, logger } from '@nx/devkit';
import type { LocalCloud } from '@org/local-cloud';
import { placesOf } from '../../graph/environments-metadata';
import { cloudOf, environmentOf } from '../../infrastructure/environment';
import { openWorkspaceCloud } from '../../local-cloud/open-workspace-cloud';
import { environmentNamed, LOCAL } from '../../model/environments';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { runAction } from './run-action';
import type { LocalCloudExecutorOptions } from './schema';

/** Starts, stops, empties or describes the AWS of this machine. */
export default async function localCloudExecutor(
  options: LocalCloudExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { action = 'start', engine, port } = options;
    const { root, name } = projectOf(context);
    const environment = environmentOf(context);
    const place = { workspaceRoot: context.root, applicationRoot: root };
    const cloud =
      environment === LOCAL
        ? openWorkspaceCloud({ ...place, engine, port })
        : rehearsalOf(context, { ...place, environment }, name);
    const { text, status } = await runAction(cloud, options, {
      onProgress: ({ message }) => logger.info(message),
    });
    logger.info(text);
    await writeJson(options.json, context.root, { action, ...status });
    return { success: true };
  });
}

function rehearsalOf(
  { projectGraph, projectName = '' }: ExecutorContext,
  place: { workspaceRoot: string; applicationRoot: string; environment: string },
  application: string,
): LocalCloud {
  const { environments } = placesOf(projectGraph.nodes[projectName]?.data.metadata);
  const settings = environmentNamed(environments, place.environment);
  const cloud = cloudOf({ ...place, settings });
  if (cloud !== null) return cloud;
  throw new Error(
    `${place.environment} is on no local cloud. For a rehearsal on one of its own, set "localCloud": true in application.json of ${application}, at /environments/${place.environment}.`,
  );
}
