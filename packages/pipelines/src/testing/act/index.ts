export type { JobRun, RunResult, StepRun } from './read-log';
export { runWorkflow, type RunOptions, type WorkflowRun } from './run-workflow';
