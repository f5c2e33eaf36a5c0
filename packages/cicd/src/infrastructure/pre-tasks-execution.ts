import type { PreTasksExecution } from '@nx/devkit';
import { REQUESTED_CONFIGURATION, requestedConfiguration } from './requested-configuration';

/**
 * Tells the tasks of a run which configuration it was asked for. Nx drops one that a target does not have, and
 * `destroy -c stagin` would be one of the local environment. It hands the change of variables on to the tasks.
 */
export const preTasksExecution: PreTasksExecution = (_options, { argv }) => {
  process.env[REQUESTED_CONFIGURATION] = requestedConfiguration(argv);
};
