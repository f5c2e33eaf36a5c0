export { createNodes } from './graph/create-nodes';
export { preTasksExecution } from './infrastructure/pre-tasks-execution';

/** Name of the plugin in nx.json. */
export const name = '@org/cicd';
