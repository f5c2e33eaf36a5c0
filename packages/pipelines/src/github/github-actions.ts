import type { Renderer } from '../renderers/renderer';
import { HEAD, renderWorkflow } from './render-workflow';
import { WORKFLOWS, workflowFile } from './workflow-file';

/** Workflows of GitHub Actions: one file for each pipeline, whatever the number of services. */
export const githubActions: Renderer = {
  name: 'github-actions',
  description: 'workflows in .github/workflows',
  folder: WORKFLOWS,
  defaultRunner: 'ubuntu-24.04',
  render: (pipelines, model, settings) =>
    pipelines.map((pipeline) => renderWorkflow(pipeline, model, settings)),
  isOwn: ({ path, text }, application) =>
    path.startsWith(workflowFile(application, '').replace(/\.yml$/, '')) &&
    text.startsWith(`# ${HEAD[0]}`),
};
