import { type Tree, logger } from '@nx/devkit';
import { contents, emptyTree, json } from '../testing/tree';
import { serviceGenerator } from './generator';
import type { ServiceGeneratorSchema } from './schema';

const ROOT = 'apps/deals-ms';

function tree(files: Readonly<Record<string, unknown>> = {}): Tree {
  return emptyTree({
    'package.json': { name: '@super-deals/source', workspaces: ['apps/*'] },
    'nx.json': { plugins: ['@org/cicd'] },
    ...application('super-deals', { owners: ['@acme/platform'] }),
    ...files,
  });
}

function application(name: string, config: object = {}): Record<string, unknown> {
  return {
    [`apps/${name}/application.json`]: { name, ...config },
    [`apps/${name}/package.json`]: { nx: { name } },
  };
}

async function service(
  workspace: Tree,
  options: Partial<ServiceGeneratorSchema> = {},
): Promise<Tree> {
  await serviceGenerator(workspace, { name: 'deals-ms', skipFormat: true, ...options });
  return workspace;
}

describe('service', () => {
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation(() => undefined);
  });

  afterEach(() => jest.restoreAllMocks());

  it('writes a service', async () => {
    const workspace = await service(tree());

    expect(json(workspace, `${ROOT}/service.json`)).toEqual({
      $schema: '../../node_modules/@org/cicd/dist/schemas/service.schema.json',
      name: 'deals-ms',
      application: 'super-deals',
      runtime: 'nodejs22.x',
    });
    expect(json(workspace, `${ROOT}/package.json`)).toMatchObject({
      name: '@super-deals/deals-ms',
      version: '0.0.0',
      private: true,
      nx: { name: 'deals-ms' },
    });
    const files = Object.keys(contents(workspace)).filter((file) => file.startsWith(`${ROOT}/`));
    expect(files.map((file) => file.slice(ROOT.length + 1))).toEqual([
      'README.md',
      'infra/bin/service-app.ts',
      'infra/bindings.ts',
      'infra/lib/pipeline/pipeline-stacks.ts',
      'infra/lib/service-infra-stack.ts',
      'jest.config.cjs',
      'openapi.json',
      'package.json',
      'service.json',
      'src/app.spec.ts',
      'src/app.ts',
      'src/domain/deal-use-cases.spec.ts',
      'src/domain/deal-use-cases.ts',
      'src/domain/deal.ts',
      'src/domain/errors.ts',
      'src/handler/api-document.spec.ts',
      'src/handler/api-document.ts',
      'src/handler/context.ts',
      'src/handler/deal-routes.ts',
      'src/handler/health-routes.ts',
      'src/handler/log.ts',
      'src/handler/openapi.ts',
      'src/handler/problem-error.ts',
      'src/handler/problem.spec.ts',
      'src/handler/problem.ts',
      'src/handler/request.ts',
      'src/local.ts',
      'src/main.ts',
      'src/server.spec.ts',
      'src/server.ts',
      'src/service.spec.ts',
      'src/service.ts',
      'src/storage/deal-store.ts',
      'src/storage/dynamo-db-deal-store.ts',
      'src/storage/in-memory-deal-store.ts',
      'src/storage/open-store.spec.ts',
      'src/storage/open-store.ts',
      'test/e2e/deals-ms.spec.ts',
      'test/integration/deal-store.contract.ts',
      'test/integration/deal-store.spec.ts',
      'test/integration/deal-table.ts',
      'test/write-openapi.ts',
      'tsconfig.json',
    ]);
  });

  it('leaves nothing of a template unfilled', async () => {
    const workspace = await service(tree(), { resource: 'price-alert' });

    for (const [file, text] of Object.entries(contents(workspace))) {
      expect([file, /<%|%>|__\w+__|undefined\b.*Store|\[object/.exec(text)?.[0]]).toEqual([
        file,
        file.endsWith('app.spec.ts') ? '__proto__' : undefined,
      ]);
    }
  });

  it('takes runtime, owners and folder', async () => {
    const workspace = await service(tree(), {
      runtime: 'nodejs24.x',
      owners: ['@acme/deals,a@b.example'],
      directory: 'services/api/deals',
    });

    const root = 'services/api/deals';
    expect(json(workspace, `${root}/service.json`)).toMatchObject({
      $schema: '../../../node_modules/@org/cicd/dist/schemas/service.schema.json',
      runtime: 'nodejs24.x',
      owners: ['@acme/deals', 'a@b.example'],
    });
    expect(workspace.read(`${root}/tsconfig.json`, 'utf-8')).toContain(
      '"extends": "../../../tsconfig.base.json"',
    );
    expect(json(workspace, 'package.json')['workspaces']).toEqual(['apps/*', root]);
    expect(workspace.read('.github/CODEOWNERS', 'utf-8')).toContain(
      `/${root}/ @acme/deals a@b.example\n`,
    );
  });

  describe('one that consumes others', () => {
    const others = {
      ...application('super-deals', {
        services: { 'payments-ms': { repository: '../payments', range: '^3' } },
      }),
      'apps/users-ms/service.json': { name: 'users-ms', application: 'super-deals' },
      'apps/users-ms/package.json': { nx: { name: 'users-ms' } },
      'apps/catalog/service.json': { name: 'catalog', application: 'super-deals' },
      'apps/catalog/package.json': { nx: { name: 'catalog' } },
      'apps/catalog/src/domain/product-use-cases.ts': '',
      'apps/super-deals/release.json': { services: { catalog: { version: '2.3.1' } } },
    };

    it('gets a client and routes for each', async () => {
      const consumes = ['users-ms@~1.2, catalog', 'payments-ms'];
      const workspace = await service(tree(others), { consumes });

      expect(json(workspace, `${ROOT}/service.json`)['consumes']).toEqual({
        catalog: '^2.3.1',
        'payments-ms': '^3',
        'users-ms': '~1.2',
      });
      expect(workspace.children(`${ROOT}/src/consumed`).sort()).toEqual([
        'catalog',
        'consumed.spec.ts',
        'consumed.ts',
        'payments-ms',
        'relayed.ts',
        'users-ms',
      ]);
      const routes = workspace.read(`${ROOT}/src/app.ts`, 'utf-8')?.match(/route\('.*'/g);
      expect(routes).toEqual([
        "route('/health'",
        "route('/deals'",
        "route('/products'",
        "route('/payments'",
        "route('/users'",
      ]);
    });

    it('works with all compatible releases from the first one on', async () => {
      const workspace = await service(tree(others), { consumes: ['users-ms'] });

      expect(json(workspace, `${ROOT}/service.json`)['consumes']).toEqual({ 'users-ms': '^1.0.0' });
    });

    it('can be generated again', async () => {
      const workspace = await service(tree(others), { consumes: ['users-ms'] });
      const before = contents(workspace);

      await service(workspace, { consumes: ['users-ms@^1'] });

      expect(contents(workspace)).toEqual(before);
      await expect(service(workspace, { consumes: ['catalog'] })).rejects.toThrow(
        'does not consume catalog. Add it to "consumes" in apps/deals-ms/service.json',
      );
    });

    it.each<[string, string, string]>([
      ['itself', 'deals-ms', '"deals-ms" cannot be consumed: it is the service itself'],
      ['what there is not', 'x', 'super-deals has no such service; it has catalog, payments-ms,'],
      ['a range that is none', 'catalog@two', '"two" is no semver range'],
      ['an empty range', 'catalog@', '"" is no semver range'],
    ])('refuses %s', async (_what, consumed, message) => {
      const workspace = tree(others);
      const before = contents(workspace);

      await expect(service(workspace, { consumes: [consumed] })).rejects.toThrow(message);
      expect(contents(workspace)).toEqual(before);
    });

    it('refuses what serves the same', async () => {
      const workspace = tree(others);

      await expect(
        service(workspace, { resource: 'product', consumes: ['catalog'] }),
      ).rejects.toThrow('both serve /products. Let deals-ms serve something else: --resource=');
      workspace.write(
        'apps/products/service.json',
        '{"name":"products","application":"super-deals"}',
      );
      workspace.write('apps/products/package.json', '{}');
      await expect(service(workspace, { consumes: ['catalog', 'products'] })).rejects.toThrow(
        'catalog serves /products as well',
      );
    });

    it('refuses to call anybody in an application of its own', async () => {
      await expect(service(tree(), { consumes: ['users-ms'] })).rejects.toThrow(
        'it has none yet; create the one that is consumed first',
      );
    });
  });

  it('prepares a workspace that does not load the plugin', async () => {
    const workspace = await service(tree({ 'nx.json': {} }));

    expect(json(workspace, 'nx.json')).toMatchObject({ plugins: ['@org/cicd'] });
    expect(workspace.exists('tsconfig.base.json')).toBe(true);
  });

  describe('the application', () => {
    it('is the only one', async () => {
      const workspace = await service(tree());

      expect(json(workspace, `${ROOT}/service.json`)['application']).toBe('super-deals');
    });

    it('is the one asked for', async () => {
      const workspace = await service(tree(application('other')), { application: 'other' });

      expect(json(workspace, `${ROOT}/service.json`)['application']).toBe('other');
    });

    it('is not a file of the same name without a project', async () => {
      const workspace = await service(tree({ 'docs/application.json': 'data' }));

      expect(json(workspace, `${ROOT}/service.json`)['application']).toBe('super-deals');
    });
  });

  describe('run again', () => {
    it('changes nothing', async () => {
      const workspace = await service(tree(), { owners: ['@me'] });
      const before = contents(workspace);

      await service(workspace, { owners: ['@me'] });
      await service(workspace);
      await service(workspace, { application: 'super-deals', directory: 'apps/deals-ms/' });

      expect(contents(workspace)).toEqual(before);
    });

    it('keeps what the user edited, renamed and deleted', async () => {
      const workspace = await service(tree());
      workspace.write(`${ROOT}/src/app.ts`, 'mine');
      workspace.write(`${ROOT}/README.md`, 'mine');
      workspace.rename(`${ROOT}/src/domain/deal.ts`, `${ROOT}/src/domain/offer.ts`);
      workspace.delete(`${ROOT}/test/e2e/deals-ms.spec.ts`);
      workspace.write(
        `${ROOT}/service.json`,
        '{"name":"deals-ms","application":"super-deals","consumes":{"users-ms":"^1.0.0"}}',
      );
      const before = contents(workspace);

      await service(workspace, { resource: 'offer', runtime: 'nodejs24.x' });

      expect(contents(workspace)).toEqual(before);
    });

    it('brings the workspace up to date', async () => {
      const workspace = await service(tree());
      workspace.write('nx.json', '{"plugins":["@org/cicd","@nx/eslint/plugin"]}');
      workspace.write('package.json', '{"name":"@super-deals/source","workspaces":["libs/*"]}');
      workspace.delete('.github/CODEOWNERS');

      await service(workspace);

      expect(json(workspace, 'nx.json')['plugins']).toEqual([
        '@org/cicd',
        { plugin: '@nx/eslint/plugin', exclude: [`${ROOT}/**`] },
      ]);
      expect(json(workspace, 'package.json')['workspaces']).toEqual(['libs/*', ROOT]);
      expect(workspace.read('.github/CODEOWNERS', 'utf-8')).toContain('/apps/deals-ms/ @acme');
    });
  });

  describe('refuses, with nothing written,', () => {
    const others = {
      'libs/lib/project.json': { name: 'lib' },
      'apps/users-ms/service.json': { name: 'users-ms', application: 'super-deals' },
      'apps/users-ms/package.json': { name: '@super-deals/users-ms' },
      'apps/stray/notes.md': '',
    };

    it.each<[string, Partial<ServiceGeneratorSchema>, string]>([
      ['no name', { name: '' }, '"" cannot be the name of a service: it is empty'],
      ['a bad name', { name: 'Deals' }, 'it must start with a lower-case letter'],
      ['a path', { name: 'apps/deals' }, 'the folder goes into --directory'],
      ['a long name', { name: 'a'.repeat(41) }, 'at most 40'],
      ['an unknown application', { application: 'x' }, 'Known applications: super-deals.'],
      ["an application's name", { name: 'super-deals' }, 'taken by the project in apps/super-'],
      ["a project's name", { name: 'lib' }, 'taken by the project in libs/lib'],
      ['an occupied folder', { name: 'stray' }, 'The folder apps/stray is occupied.'],
      ["a project's folder", { directory: 'apps/users-ms' }, 'by the project users-ms'],
      ['a folder in a project', { directory: 'apps/users-ms/x' }, 'inside the project users-ms'],
      ['a folder with projects', { directory: 'apps' }, 'The folder apps is occupied'],
      ['a folder outside', { directory: '../deals' }, 'it has a ".." in it'],
      ['an owner that is none', { owners: ['me'] }, '"me" is no owner'],
      ['a resource that is a path', { resource: '../x' }, '"../x" cannot be the resource'],
      ['a resource that is code', { resource: "x'; y" }, 'cannot be the resource'],
      ['a resource that is taken', { resource: 'map' }, 'another use for the type Map'],
      ['a name that gives such a one', { name: 'dates-ms' }, 'such as --resource=price-alert'],
      ['an ignored folder', { name: 'dist' }, 'ignores dist'],
    ])('%s', async (_what, options, message) => {
      const workspace = tree(others);
      const before = contents(workspace);

      await expect(service(workspace, options)).rejects.toThrow(message);
      expect(contents(workspace)).toEqual(before);
    });

    it.each([
      ['super-deals', '{"name":"super-deals","x":1}', 'apps/super-deals/application.json#/x'],
      ['super-deals', '{', 'apps/super-deals/application.json#'],
    ])('an invalid application.json (%s, %s)', async (name, text, message) => {
      const workspace = tree({ [`apps/${name}/application.json`]: text });
      const before = contents(workspace);

      await expect(service(workspace)).rejects.toThrow(message);
      expect(contents(workspace)).toEqual(before);
    });

    it('an invalid service.json', async () => {
      const workspace = tree({
        ...others,
        'apps/users-ms/service.json': '{"name":"users-ms","application":"super-deals","runtime":1}',
      });

      await expect(service(workspace)).rejects.toThrow(
        'apps/users-ms/service.json#/runtime: must be one of nodejs22.x, nodejs24.x; found 1',
      );
    });

    it('to be a part of nothing', async () => {
      const workspace = emptyTree();
      const before = contents(workspace);

      await expect(service(workspace)).rejects.toThrow('nx g @org/cicd:application super-deals');
      await expect(service(workspace, { application: 'shop' })).rejects.toThrow(
        'nx g @org/cicd:application shop',
      );
      expect(contents(workspace)).toEqual(before);
    });

    it('to choose between applications where nobody can be asked', async () => {
      await expect(service(tree(application('other')))).rejects.toThrow(
        'several applications: other, super-deals. Say which one the service is a part of: --application=other',
      );
    });

    it('to move one that exists', async () => {
      const workspace = await service(tree(application('other')), { application: 'other' });

      await expect(service(workspace, { application: 'super-deals' })).rejects.toThrow(
        'The service "deals-ms" (apps/deals-ms) is a part of other, not of super-deals.',
      );
      await expect(service(workspace, { directory: 'apps/x' })).rejects.toThrow(
        'is in apps/deals-ms already',
      );
    });

    it('one that exists in an application that does not', async () => {
      const workspace = await service(tree());
      workspace.write(`${ROOT}/service.json`, '{"name":"deals-ms","application":"gone"}');

      await expect(service(workspace)).rejects.toThrow(
        'apps/deals-ms/service.json#/application: there is no application "gone"',
      );
    });
  });
});
