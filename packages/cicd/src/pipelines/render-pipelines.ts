import { formatFiles, joinPathFragments, type Tree } from '@nx/devkit';
import { type RenderedFile, RENDERERS, rendererNamed, strategyNamed } from '@org/pipelines';
import type { Catalog } from '../workspace/catalog';
import { deliveryModelOf } from './delivery-model';

/** What was not as the delivery models say; paths. */
export interface PipelineChanges {
  written: string[];
  /** Files that were rendered once, and are not any more. */
  removed: string[];
}

/** What pipelines of all applications are rendered to. @throws ConfigError, PipelinesError; reads only */
export function renderPipelines({ applications, services }: Catalog): RenderedFile[] {
  return applications.flatMap(({ config }) => {
    const { pipeline, strategy = 'trunk' } = config;
    if (pipeline === undefined) return [];
    const own = services.filter((service) => service.config.application === config.name);
    const members = own.map(({ root, config: { name } }) => ({ name, root }));
    const model = deliveryModelOf(config, pipeline, members);
    const renderer = rendererNamed(pipeline.provider);
    return renderer.render(strategyNamed(strategy).pipelines(model), model, {
      runner: pipeline.runner ?? renderer.defaultRunner,
      nodeVersion: pipeline.nodeVersion ?? '24',
    });
  });
}

/**
 * Writes the files of pipelines, formatted as the workspace formats, so that neither its formatter nor `nx sync` ever has anything against what the other
 * one has written.
 *
 * @param files of {@link renderPipelines}
 * @param options `applications`: names of all; `skipFormat`: leaves them as they are rendered
 */
export async function writePipelines(
  tree: Tree,
  files: readonly RenderedFile[],
  { applications, skipFormat = false }: { applications: readonly string[]; skipFormat?: boolean },
): Promise<PipelineChanges> {
  const paths = new Set(files.map(({ path }) => path));
  const removed = renderedFiles(tree, applications).filter((path) => !paths.has(path));
  const before = new Map(files.map(({ path }) => [path, tree.read(path, 'utf-8')]));
  for (const { path, text } of files) tree.write(path, text);
  for (const path of removed) tree.delete(path);
  if (!skipFormat) await formatFiles(tree);
  const written = [...paths].filter((path) => tree.read(path, 'utf-8') !== before.get(path));
  return { written, removed };
}

/** Files that were rendered for one of the applications, now or before. */
function renderedFiles(tree: Tree, applications: readonly string[]): string[] {
  return RENDERERS.flatMap(({ folder, isOwn }) =>
    tree
      .children(folder)
      .map((name) => joinPathFragments(folder, name))
      .filter((path) => tree.isFile(path))
      .filter((path) => {
        const file = { path, text: tree.read(path, 'utf-8') ?? '' };
        return applications.some((application) => isOwn(file, application));
      }),
  );
}
