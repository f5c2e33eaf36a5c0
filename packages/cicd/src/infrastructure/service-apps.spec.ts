import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { APPLICATION_TAG, SERVICE_TAG, memberTag } from '../graph/tags';
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

  function contextOf(projectName: string): ExecutorContext {
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
        { name, type: 'app', data: { root: `apps/${name}`, tags: tagged } },
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
      apps: [
        {
          service: 'deals-ms',
          root: join(folder.path, 'apps/deals-ms'),
          outDir: join(folder.path, 'tmp/synth/staging/deals-ms'),
          command: [process.execPath, '--import', 'tsx', 'infra/bin/service-app.ts'],
        },
      ],
      dependencies: { 'deals-ms': [] },
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
