export { createNodes } from './graph/create-nodes';

/** Name of the plugin in nx.json. */
export const name = '@org/cicd';
