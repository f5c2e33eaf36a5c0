export { consumerEnv } from './environment.mjs';
export { gitIn } from './git.mjs';
export { nxIn } from './nx.mjs';
export { CommandError, run, signalGroup } from './run.mjs';
export { createWorkspace, NX_VERSION } from './workspace.mjs';

/** @typedef {import('./git.mjs').GitCommand} GitCommand */
/** @typedef {import('./run.mjs').RunOptions} RunOptions */
/** @typedef {Omit<RunOptions, 'cwd'>} ConsumerOptions What all commands of one consumer have in common. */
