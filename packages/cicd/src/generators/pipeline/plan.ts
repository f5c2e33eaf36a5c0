import { posix } from 'node:path';
import type { NxJsonConfiguration, Tree } from '@nx/devkit';
import type { RenderedFile } from '@org/pipelines';
import { APPLICATION_FILE, readApplicationConfig } from '../../model/application-config';
import { renderPipelines } from '../../pipelines/render-pipelines';
import type { ApplicationConfig } from '../../schemas/application.schema';
import { readCatalog } from '../../workspace/catalog';
import { type JsonEdit, readJsonObject } from '../../workspace/json-file';
import type { PipelineGeneratorSchema } from './schema';

/** The sync generator that keeps the files in step. */
export const PIPELINE_SYNC = '@org/cicd:pipeline-sync';

/** What is going to be written. */
export interface PlannedPipeline {
  /** By file. */
  edits: Readonly<Record<string, JsonEdit[]>>;
  /** All files of pipelines. */
  files: RenderedFile[];
  /** Names of all. */
  applications: string[];
}

/**
 * Checks the options against the workspace; reads only.
 *
 * @throws Error for an application that there is not; ConfigError for what application.json would not allow, naming file and JSON pointer
 */
export async function planPipeline(
  tree: Tree,
  options: PipelineGeneratorSchema,
): Promise<PlannedPipeline> {
  const catalog = await readCatalog(tree);
  const found = catalog.applications.find(({ config }) => config.name === options.application);
  if (found === undefined) {
    const known = catalog.applications.map(({ config }) => config.name).join(', ') || 'none';
    throw new Error(
      `There is no application ${JSON.stringify(options.application)}; there are ${known}. Run: nx g @org/cicd:pipeline <application>`,
    );
  }
  const { root, config } = found;
  const nxJson = readJsonObject<NxJsonConfiguration>(tree, 'nx.json');
  const wanted = withPipeline(config, options, nxJson.defaultBase);
  const file = posix.join(root, APPLICATION_FILE);
  // What application.json does not allow is refused before anything is written.
  readApplicationConfig(JSON.stringify(wanted), file);
  const applications = catalog.applications.map((each) =>
    each === found ? { root, config: wanted } : each,
  );
  const members = ['strategy', 'pipeline'] as const;
  const changed = members.filter(
    (member) => JSON.stringify(wanted[member]) !== JSON.stringify(config[member]),
  );
  const registered = nxJson.sync?.globalGenerators ?? [];
  return {
    edits: {
      [file]: changed.map((member) => ({ path: [member], value: wanted[member] })),
      'nx.json': registered.includes(PIPELINE_SYNC)
        ? []
        : [{ path: ['sync', 'globalGenerators'], value: [...registered, PIPELINE_SYNC] }],
    },
    files: renderPipelines({ ...catalog, applications }),
    applications: applications.map((each) => each.config.name),
  };
}

function withPipeline(
  config: ApplicationConfig,
  { provider, strategy, trunk, nightly }: PipelineGeneratorSchema,
  defaultBase: string | undefined,
): ApplicationConfig {
  const { pipeline } = config;
  const branch = trunk ?? pipeline?.branches?.trunk ?? defaultBase;
  const isNamed = branch !== undefined && branch !== 'main';
  const branches = { ...pipeline?.branches, ...(isNamed && { trunk: branch }) };
  return {
    ...config,
    strategy: strategy ?? config.strategy ?? 'trunk',
    pipeline: {
      ...pipeline,
      provider: provider ?? pipeline?.provider ?? 'github-actions',
      ...(Object.keys(branches).length > 0 && { branches }),
      ...(nightly !== undefined && { nightly }),
    },
  };
}
