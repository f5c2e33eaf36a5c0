import type { ExecutorContext } from '@nx/devkit';
import { applicationContext } from '../executors/testing/executor-workspace';
import { environmentsMetadata } from '../graph/environments-metadata';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { openTarget, openTargetToChange } from './open-target';

describe('what a command goes to', () => {
  let workspace: TempFolder;

  beforeEach(() => {
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
  });

  afterEach(() => workspace.remove());

  function contextOf(configurationName: string): ExecutorContext {
    const context = applicationContext(workspace.path);
    const application = context.projectGraph.nodes['super-deals'];
    if (application) {
      application.data.metadata = environmentsMetadata({
        name: 'super-deals',
        environments: {
          sandbox: { account: '111111111111', directDeployment: true },
          production: { region: 'eu-central-1' },
        },
      });
    }
    return { ...context, projectName: 'deals-ms', configurationName };
  }

  it('has what application.json says of it in its variables', async () => {
    expect(await openTarget(contextOf('production'))).toMatchObject({
      environment: 'production',
      env: { PATH: process.env['PATH'], CDK_DEFAULT_REGION: 'eu-central-1' },
      apps: [{ service: 'deals-ms' }],
    });
  });

  it('is changed from the working tree only where that is allowed', async () => {
    expect(await openTargetToChange(contextOf('sandbox'), 'deployed')).toMatchObject({
      environment: 'sandbox',
      env: { CDK_DEFAULT_ACCOUNT: '111111111111' },
    });
    await expect(openTargetToChange(contextOf('production'), 'removed')).rejects.toThrow(
      /^deals-ms is not removed in production .* at apps\/super-deals\/application.json#\/environments\/production$/,
    );
  });

  it('is nothing where there is no such environment', async () => {
    await expect(openTarget(contextOf('staging'))).rejects.toThrow(
      'There is no environment "staging"; known are local, sandbox, production.',
    );
  });
});
