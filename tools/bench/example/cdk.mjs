import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** https://www.npmjs.com/package/aws-cdk; 3.0.0 cannot read what today's aws-cdk-lib writes. */
export const CDK_VERSION = '2.1148.1';

/** What keeps the CDK's CLI from asking anybody but the cloud. */
export const QUIET = Object.freeze({
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: '1',
});

/**
 * Installs the CLI of the CDK, which no project here needs.
 *
 * @param {import('../measure/engine.mjs').Processes} processes
 * @param {string} folder that is made
 * @returns {Promise<string>} the program, to be run by Node
 */
export async function installCli(processes, folder) {
  await mkdir(folder);
  const manifest = { private: true, dependencies: { 'aws-cdk': CDK_VERSION } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const options = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
  await processes.run('npm', ['install', ...options], { cwd: folder });
  return join(folder, 'node_modules/aws-cdk/bin/cdk');
}
