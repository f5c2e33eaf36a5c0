import type { DeliveryModel } from '../model/delivery-model';
import type { Concurrency, Pipeline } from '../model/pipeline';
import type { RenderedFile, RenderSettings } from '../renderers/renderer';
import type { WorkflowContext } from './expressions';
import { renderJob } from './render-job';
import { triggersOf } from './triggers';
import { workflowFile } from './workflow-file';
import { writeYaml } from './write-yaml';

/** How each of them begins. */
export const HEAD: readonly [string, ...string[]] = [
  'Made from the delivery model: application.json says how it is delivered. "nx sync" writes this file anew, and "nx sync:check" fails',
  'until it has. What is yours goes into other files of this folder.',
];

/** A pipeline as a workflow of GitHub Actions. */
export function renderWorkflow(
  pipeline: Pipeline,
  model: DeliveryModel,
  settings: RenderSettings,
): RenderedFile {
  const { application } = model;
  const tagged = pipeline.triggers.some(({ on }) => on === 'tag');
  const context: WorkflowContext = {
    inputs: pipeline.inputs,
    tagPrefix: tagged ? `${application}@v` : null,
  };
  const jobs = pipeline.jobs.map((job) => [
    job.name,
    renderJob(job, pipeline, { model, context, settings }),
  ]);
  const data = {
    name: `${application}: ${pipeline.title}`,
    on: triggersOf(pipeline),
    permissions: {},
    ...(pipeline.concurrency !== null && {
      concurrency: concurrencyOf(application, pipeline.name, pipeline.concurrency),
    }),
    defaults: { run: { shell: 'bash' } },
    jobs: Object.fromEntries(jobs),
  };
  return { path: workflowFile(application, pipeline.name), text: writeYaml(data, HEAD) };
}

function concurrencyOf(
  application: string,
  pipeline: string,
  { of, whenBusy }: Concurrency,
): Record<string, unknown> {
  const branch = of === 'per-branch' ? '-${{ github.ref }}' : '';
  return {
    group: `${application}-${pipeline}${branch}`,
    'cancel-in-progress': whenBusy === 'cancel',
    ...(whenBusy === 'queue' && { queue: 'max' }),
  };
}
