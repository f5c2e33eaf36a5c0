/** Where GitHub looks for workflows. */
export const WORKFLOWS = '.github/workflows';

/** Where the workflow of a pipeline is, from the top of the repository. */
export function workflowFile(application: string, pipeline: string): string {
  return `${WORKFLOWS}/${application}-${pipeline}.yml`;
}
