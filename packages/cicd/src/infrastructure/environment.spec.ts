import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { STATE_FOLDER } from '../local-cloud/open-workspace-cloud';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { assertLocal, environmentOf, environmentVariables } from './environment';

test.each([
  [undefined, 'local'],
  ['', 'local'],
  ['staging', 'staging'],
])('the configuration %j is the environment %s', (configurationName, environment) => {
  expect(environmentOf({ configurationName } as ExecutorContext)).toBe(environment);
});

describe('environmentVariables', () => {
  const before = { ...process.env };
  let workspace: TempFolder;

  beforeEach(() => {
    workspace = tempFolder();
  });

  afterEach(() => {
    workspace.remove();
    process.env = { ...before };
  });

  it("elsewhere than here are this process's own, and nothing is started", async () => {
    process.env['AWS_PROFILE'] = 'staging-deployer';
    const said: string[] = [];
    const variables = await environmentVariables({
      environment: 'staging',
      workspaceRoot: workspace.path,
      applicationRoot: 'apps/super-deals',
      onProgress: ({ message }) => said.push(message),
    });
    expect(variables).toEqual({ ...before, AWS_PROFILE: 'staging-deployer' });
    expect(said).toEqual([]);
    expect(existsSync(join(workspace.path, STATE_FOLDER))).toBe(false);
  });
});

describe('assertLocal', () => {
  it('lets the local environment pass', () => {
    expect(() => assertLocal('local', 'deals-ms', 'deployed')).not.toThrow();
  });

  it('says why another one is not changed, and what can be done instead', () => {
    expect(() => assertLocal('production', 'deals-ms', 'removed')).toThrow(
      /^deals-ms is not removed in production .*promotions.* Without -c production .* nx run deals-ms:synth -c production /,
    );
  });
});
