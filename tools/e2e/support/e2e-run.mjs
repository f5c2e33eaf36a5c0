import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { consumerEnv } from '@org/registry/consumer';

/** Environment variable with the path of the file in which globalSetup describes the run. */
export const RUN_FILE_VARIABLE = 'ORG_E2E_RUN';

/**
 * @typedef {object} E2eRun
 * @property {string} root This repository.
 * @property {string} folder Removed when the run ends; specs make their workspaces in it.
 * @property {string} processes Holds a file per process group that runs, named by its number.
 * @property {import('@org/registry').Packed[]} packages
 * @property {{ url: string, env: Record<string, string> }} registry
 */

/** @returns {E2eRun} */
export function e2eRun() {
  const file = process.env[RUN_FILE_VARIABLE];
  if (file === undefined) throw new Error('Run the e2e specs with tools/e2e/jest.config.cjs.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * How a consumer's commands are run: in a bare environment, and known to the run, so
 * that an interrupted run ends them.
 *
 * @param {Parameters<typeof consumerEnv>[0]} [options]
 */
export function asConsumer(options) {
  const { processes, registry } = e2eRun();
  return {
    env: consumerEnv({ registry, ...options }),
    track: (/** @type {number} */ group) => {
      const file = join(processes, String(group));
      writeFileSync(file, '');
      return () => rmSync(file, { force: true });
    },
  };
}
