import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { environmentsMetadata } from '../graph/environments-metadata';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from '../graph/tags';
import type { ApplicationConfig } from '../model/application-config';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { serviceApps } from './service-apps';

describe('serviceApps', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'apps/bff-api/service.json': {
        name: 'bff-api',
        application: 'super-deals',
        consumes: { 'deals-ms': '^1.0.0' },
      },
    });
  });

  afterEach(() => folder.remove());

  function contextOf(
    projectName: string,
    config: Omit<ApplicationConfig, 'name'> = {},
  ): ExecutorContext {
    const metadata = environmentsMetadata({ name: 'super-deals', ...config });
    const tags: Record<string, string[]> = {
      'super-deals': [APPLICATION_TAG],
      'new-shop': [APPLICATION_TAG],
      'deals-ms': [SERVICE_TAG, memberTag('super-deals')],
      'bff-api': [SERVICE_TAG, memberTag('super-deals')],
      library: [],
    };
    const nodes = Object.fromEntries(
      Object.entries(tags).map(([name, tagged]) => [
        name,
        { name, type: 'app', data: { root: `apps/${name}`, tags: tagged, metadata } },
      ]),
    );
    return {
      root: folder.path,
      projectName,
      projectGraph: { nodes, dependencies: {} },
    } as unknown as ExecutorContext;
  }

  it('finds the app of a service alone, in a folder of the environment', async () => {
    expect(await serviceApps(contextOf('deals-ms'), 'staging')).toEqual({
      application: { name: 'super-deals', root: 'apps/super-deals' },
      place: { settings: {}, basePath: undefined, serviceBasePaths: {} },
      apps: [
        {
          service: 'deals-ms',
          root: join(folder.path, 'apps/deals-ms'),
          outDir: join(folder.path, 'tmp/synth/staging/deals-ms'),
          command: [process.execPath, '--import', 'tsx', 'infra/bin/service-app.ts'],
        },
      ],
      rollouts: {},
      dependencies: { 'deals-ms': [] },
    });
  });

  it('knows how services take over in their own way, and where they say it', async () => {
    folder.write({
      'apps/deals-ms/service.json': {
        name: 'deals-ms',
        application: 'super-deals',
        rollout: { strategy: 'blue-green' },
      },
    });
    const { rollouts } = await serviceApps(contextOf('super-deals'), 'staging');
    expect(rollouts).toEqual({
      'deals-ms': {
        policy: { strategy: 'blue-green' },
        at: 'apps/deals-ms/service.json#/rollout',
      },
    });
  });

  it('finds those of all services of an application, and which one consumes which', async () => {
    const { apps, application, dependencies } = await serviceApps(
      contextOf('super-deals'),
      'local',
    );
    expect(application).toEqual({ name: 'super-deals', root: 'apps/super-deals' });
    expect(apps.map(({ service }) => service)).toEqual(['bff-api', 'deals-ms']);
    expect(dependencies).toEqual({ 'bff-api': ['deals-ms'], 'deals-ms': [] });
  });

  it('knows what the application says of the environment, and of paths', async () => {
    const production = { account: '111111111111', region: 'eu-central-1', pathName: 'prod' };
    folder.write({
      'apps/deals-ms/service.json': {
        name: 'deals-ms',
        application: 'super-deals',
        parameterStorePrefix: '/deals',
      },
    });
    const context = contextOf('bff-api', { environments: { production }, basePath: '/shop' });
    expect((await serviceApps(context, 'production')).place).toEqual({
      settings: production,
      basePath: '/shop',
      serviceBasePaths: { 'deals-ms': '/deals' },
    });
    expect((await serviceApps(context, 'local')).place.settings).toBeUndefined();
  });

  it.each(['staging', 'constructor'])(
    'refuses the environment %s when there is none',
    async (name) => {
      const context = contextOf('deals-ms', { environments: { sandbox: {} } });
      await expect(serviceApps(context, name)).rejects.toThrow(
        `There is no environment "${name}"; known are local, sandbox. Correct -c, or add it at apps/super-deals/application.json#/environments`,
      );
    },
  );

  it('says how an application gets its first service', async () => {
    await expect(serviceApps(contextOf('new-shop'), 'local')).rejects.toThrow(
      'new-shop has no services yet. Run: nx g @org/cicd:service <name> --application=new-shop',
    );
  });

  it('refuses what is neither', async () => {
    await expect(serviceApps(contextOf('library'), 'local')).rejects.toThrow(
      'library is neither a service nor an application.',
    );
  });

  it('names file and pointer of an invalid service.json', async () => {
    folder.write({ 'apps/deals-ms/service.json': { name: 'deals-ms', application: 1 } });
    await expect(serviceApps(contextOf('super-deals'), 'local')).rejects.toThrow(
      'apps/deals-ms/service.json#/application: ',
    );
  });
});
