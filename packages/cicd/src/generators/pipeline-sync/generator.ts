import type { Tree } from '@nx/devkit';
import { renderPipelines, writePipelines } from '../../pipelines/render-pipelines';
import { readCatalog } from '../../workspace/catalog';

/**
 * Brings the files of pipelines in step with what application.json and the services say; `nx sync` and `nx sync:check` run it.
 *
 * @returns what to say when something was out of step
 * @throws ConfigError for a configuration file that is wrong; nothing is written then
 */
export async function pipelineSyncGenerator(
  tree: Tree,
): Promise<{ outOfSyncMessage: string } | undefined> {
  const catalog = await readCatalog(tree);
  const applications = catalog.applications.map(({ config }) => config.name);
  const { written, removed } = await writePipelines(tree, renderPipelines(catalog), {
    applications,
  });
  const paths = [...written, ...removed].sort();
  if (paths.length === 0) return undefined;
  return { outOfSyncMessage: `Pipelines are not as application.json says: ${paths.join(', ')}` };
}

export default pipelineSyncGenerator;
