import { logger, type Tree } from '@nx/devkit';
import { writePipelines } from '../../pipelines/render-pipelines';
import { editJson } from '../../workspace/json-file';
import { planPipeline } from './plan';
import type { PipelineGeneratorSchema } from './schema';

/**
 * Gives an application its pipelines. Run again, it changes what is said, and nothing else.
 *
 * @throws Error for options that cannot be used, ConfigError for what application.json does not allow; nothing is written then
 */
export async function pipelineGenerator(
  tree: Tree,
  options: PipelineGeneratorSchema,
): Promise<void> {
  const { edits, files, applications } = await planPipeline(tree, options);
  for (const [file, changed] of Object.entries(edits)) editJson(tree, file, changed);
  const { skipFormat = false } = options;
  const { written, removed } = await writePipelines(tree, files, { applications, skipFormat });
  if (written.length + removed.length === 0) logger.info('The pipelines are so already.');
}

export default pipelineGenerator;
