import type { CreateNodesContext, ProjectConfiguration } from '@nx/devkit';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { environmentsOf } from '../model/environments';
import { createNodes } from './create-nodes';
import { placesOf } from './environments-metadata';

describe('createNodes and environments', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/super-deals/project.json': {},
      'apps/super-deals/application.json': { name: 'super-deals' },
    });
  });

  afterEach(() => folder.remove());

  async function infer(files: string[]): Promise<Record<string, Partial<ProjectConfiguration>>> {
    const context = { workspaceRoot: folder.path, nxJsonConfiguration: {} } as CreateNodesContext;
    const all = [...files, 'apps/super-deals/application.json'];
    const results = await createNodes[1](all, undefined, context);
    return Object.assign({}, ...results.map(([, result]) => result.projects ?? {}));
  }

  it('gives the infrastructure of a service and its application the environments of application.json', async () => {
    const environments = { sandbox: { directDeployment: true }, live: { account: '111111111111' } };
    folder.write({
      'apps/super-deals/application.json': { name: 'super-deals', environments, basePath: '/x' },
      'apps/deals-ms/infra/bin/service-app.ts': '',
      'apps/other/package.json': {},
      'apps/other/application.json': { name: 'other' },
      'apps/b-ms/package.json': {},
      'apps/b-ms/service.json': { name: 'b-ms', application: 'other' },
      'apps/b-ms/infra/bin/service-app.ts': '',
    });
    folder.write({
      'apps/deals-ms/package.json': { name: 'deals-ms' },
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
    const projects = await infer([
      'apps/deals-ms/service.json',
      'apps/other/application.json',
      'apps/b-ms/service.json',
    ]);
    const configurations = (root: string) => projects[root]?.targets?.['deploy']?.configurations;
    expect(configurations('apps/deals-ms')).toEqual({ sandbox: {}, live: {} });
    expect(configurations('apps/super-deals')).toEqual({ sandbox: {}, live: {} });
    expect(configurations('apps/b-ms')).toEqual({ staging: {}, production: {} });
    expect(placesOf(projects['apps/super-deals']?.metadata)).toEqual({
      environments,
      basePath: '/x',
    });
    expect(placesOf(projects['apps/other']?.metadata)).toEqual({
      environments: environmentsOf({}),
      basePath: undefined,
    });
  });

  it('shares the targets of services of one shape and one set of environments', async () => {
    const names = ['a-ms', 'b-ms'];
    for (const name of names) {
      folder.write({
        [`apps/${name}/package.json`]: {},
        [`apps/${name}/service.json`]: { name, application: 'super-deals' },
        [`apps/${name}/infra/bin/service-app.ts`]: '',
      });
    }
    const projects = await infer(names.map((name) => `apps/${name}/service.json`));
    expect(projects['apps/a-ms']?.targets).toBe(projects['apps/b-ms']?.targets);
  });
});
