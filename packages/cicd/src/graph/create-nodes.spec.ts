import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateNodesContext, NxJsonConfiguration, ProjectConfiguration } from '@nx/devkit';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { createNodes } from './create-nodes';
import { deliveryOf } from './delivery-metadata';
import { externalServicesOf } from './external-services';

describe('createNodes', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'package.json': { devDependencies: { jest: '30', eslint: '9' } },
      'package-lock.json': {},
      'apps/super-deals/project.json': {},
      'apps/super-deals/application.json': { name: 'super-deals' },
    });
  });

  afterEach(() => folder.remove());

  async function infer(
    files: string[],
    nxJsonConfiguration: NxJsonConfiguration = {},
  ): Promise<Record<string, Partial<ProjectConfiguration>>> {
    const context = {
      workspaceRoot: folder.path,
      nxJsonConfiguration,
    } as CreateNodesContext;
    const results = await createNodes[1](
      [...files, 'apps/super-deals/application.json'],
      undefined,
      context,
    );
    return Object.assign({}, ...results.map(([, result]) => result.projects ?? {}));
  }

  function writeService(content: object = {}): void {
    folder.write({
      'apps/deals-ms/package.json': { name: 'deals-ms' },
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals', ...content },
    });
  }

  it('makes a folder with service.json a service of its application', async () => {
    writeService();
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    expect(service).toMatchObject({
      name: 'deals-ms',
      projectType: 'application',
      tags: ['type:service', 'application:super-deals'],
    });
    expect(Object.keys(service?.targets ?? {}).sort()).toEqual([
      'build',
      'format',
      'format-check',
      'lint',
      'test',
      'typecheck',
    ]);
  });

  it('infers a suite only where its folder is', async () => {
    writeService();
    folder.write({
      'apps/deals-ms/test/e2e/a.spec.ts': '',
      'apps/deals-ms/test/integration/b.ts': '',
    });
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    expect(service?.targets).toHaveProperty('e2e.options.suite', 'e2e');
    expect(service?.targets).toHaveProperty('integration-test.options.suite', 'integration');
  });

  it('infers what migrates a service only where it has migrations', async () => {
    writeService();
    folder.write({ 'apps/deals-ms/infra/bin/service-app.ts': '' });
    const targets = async () => {
      const projects = await infer(['apps/deals-ms/service.json']);
      return Object.keys(projects['apps/deals-ms']?.targets ?? {});
    };
    expect(await targets()).not.toContain('migrate');
    folder.write({ 'apps/deals-ms/migrations/0001-a.expand.ts': '' });
    expect(await targets()).toEqual(expect.arrayContaining(['migrate', 'restore']));
  });

  it('infers what brings a service into an environment only where it has infrastructure', async () => {
    writeService();
    folder.write({ 'apps/deals-ms/infra/bin/service-app.ts': '' });
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    const names = ['synth', 'diff', 'deploy', 'outputs', 'smoke', 'logs', 'destroy'];
    for (const name of names) {
      expect(service?.targets?.[name]).toEqual({
        executor: `@org/cicd:${name}`,
        configurations: { staging: {}, production: {} },
        dependsOn: ['build'],
      });
    }
  });

  it('packages a service, or all of an application, for all environments at once', async () => {
    writeService();
    folder.write({ 'apps/deals-ms/infra/bin/service-app.ts': '' });
    const projects = await infer(['apps/deals-ms/service.json']);
    const executor = '@org/cicd:package';
    expect(projects['apps/deals-ms']?.targets?.['package']).toEqual({
      executor,
      dependsOn: ['build'],
    });
    expect(projects['apps/super-deals']?.targets?.['package']).toEqual({
      executor,
      dependsOn: ['^build'],
    });
  });

  it('takes a service back, and keeps one out, without building anything', async () => {
    writeService();
    folder.write({ 'apps/deals-ms/infra/bin/service-app.ts': '' });
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    for (const target of ['rollback', 'reject']) {
      expect(service?.targets?.[target]).toEqual({
        executor: `@org/cicd:${target}`,
        configurations: { staging: {}, production: {} },
      });
    }
    expect(service?.targets).not.toHaveProperty('promote');
  });

  it('knows where artifacts and records are, and where they are unless it is said', async () => {
    writeService();
    const { 'apps/super-deals': unsaid } = await infer([]);
    expect(deliveryOf(unsaid?.metadata)).toEqual({
      artifacts: 'tmp/delivery/artifacts',
      state: 'tmp/delivery/state',
      trustedKeys: [],
      retentionDays: 30,
    });
    const delivery = { state: 'git:origin', signing: { keys: ['ci.pem'] }, retentionDays: 90 };
    folder.write({ 'apps/super-deals/application.json': { name: 'super-deals', delivery } });
    const { 'apps/super-deals': said } = await infer([]);
    expect(deliveryOf(said?.metadata)).toEqual({
      artifacts: 'tmp/delivery/artifacts',
      state: 'git:origin',
      trustedKeys: ['ci.pem'],
      retentionDays: 90,
    });
  });

  it('keeps a service, or all of an application, up to date on this machine alone', async () => {
    writeService();
    folder.write({ 'apps/deals-ms/infra/bin/service-app.ts': '' });
    const projects = await infer(['apps/deals-ms/service.json']);
    const dev = { executor: '@org/cicd:dev', continuous: true };
    expect(projects['apps/deals-ms']?.targets?.['dev']).toEqual({ ...dev, dependsOn: ['build'] });
    expect(projects['apps/super-deals']?.targets?.['dev']).toEqual({
      ...dev,
      dependsOn: ['^build'],
    });
  });

  it('makes a folder with application.json an application that depends on its services', async () => {
    writeService();
    const { 'apps/super-deals': application } = await infer(['apps/deals-ms/service.json']);
    expect(application).toMatchObject({
      name: 'super-deals',
      tags: ['type:application'],
      implicitDependencies: ['deals-ms'],
    });
    expect(Object.keys(application?.targets ?? {}).sort()).toEqual([
      'affected',
      'approve',
      'changelog',
      'cut',
      'deploy',
      'destroy',
      'dev',
      'diff',
      'drill',
      'history',
      'hotfix',
      'local-cloud',
      'logs',
      'manifest',
      'outputs',
      'package',
      'promote',
      'prune',
      'reject',
      'release',
      'rollback',
      'seal',
      'smoke',
      'status',
      'synth',
      'tag',
    ]);
  });

  it('refuses a service of an application that is not there, and says which there are', async () => {
    writeService({ application: 'super-deal' });
    const error = await infer(['apps/deals-ms/service.json']).catch((thrown: unknown) => thrown);
    expect((error as { errors: [string, Error][] }).errors[0]?.[1].message).toContain(
      'apps/deals-ms/service.json#/application: there is no application "super-deal"; known are super-deals.',
    );
  });

  it('knows the services of other repositories, which are in no folder', async () => {
    const payments = { repository: 'https://git.example.com/org/payments.git', range: '^2' };
    const services = { 'payments-ms': payments };
    folder.write({ 'apps/super-deals/application.json': { name: 'super-deals', services } });
    writeService();
    const { 'apps/super-deals': application } = await infer(['apps/deals-ms/service.json']);
    expect(application?.implicitDependencies).toEqual(['deals-ms']);
    expect(externalServicesOf(application?.metadata)).toEqual([
      { name: 'payments-ms', ...payments },
    ]);
  });

  it('refuses a service of another repository that has the name of one of the workspace', async () => {
    const services = { 'deals-ms': { repository: '../deals' } };
    folder.write({ 'apps/super-deals/application.json': { name: 'super-deals', services } });
    writeService();
    await expect(infer(['apps/deals-ms/service.json'])).rejects.toMatchObject({
      errors: [
        ['apps/super-deals/application.json', { problems: [{ pointer: '/services/deals-ms' }] }],
      ],
    });
  });

  it('leaves a data file of that name alone when no project is beside it', async () => {
    folder.write({ 'fixtures/service.json': { anything: true } });
    expect(Object.keys(await infer(['fixtures/service.json']))).toEqual(['apps/super-deals']);
  });

  it('names file and pointer of what is wrong, for every invalid file', async () => {
    writeService({ runtime: 'nodejs12.x', extra: 1 });
    folder.write({
      'apps/x/package.json': {},
      'apps/x/service.json': '{ "name": "x", }',
    });
    const error = await infer(['apps/deals-ms/service.json', 'apps/x/service.json']).catch(
      (thrown: unknown) => thrown,
    );
    const messages = (error as { errors: [string, Error][] }).errors.map(
      ([, { message }]) => message,
    );
    expect(messages[0]).toContain('apps/deals-ms/service.json#/runtime: must be one of nodejs22.x');
    expect(messages[0]).toContain('apps/deals-ms/service.json#/extra: is unknown here');
    expect(messages[1]).toContain('apps/x/service.json#');
    expect(messages[1]).toContain('is not JSON');
  });

  it('hashes every cached target over explicit inputs, which a changelog is none of', async () => {
    writeService();
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    const named = service?.namedInputs ?? {};
    for (const [name, { inputs = [], cache }] of Object.entries(service?.targets ?? {})) {
      if (!cache) continue;
      const sets = inputs.flatMap((input) =>
        typeof input === 'string' ? (named[input] ?? []) : [],
      );
      expect([name, sets.length > 0]).toEqual([name, true]);
      const whole = sets.includes('{projectRoot}/**/*');
      expect([name, !whole || sets.includes('!{projectRoot}/CHANGELOG.md')]).toEqual([name, true]);
    }
  });

  it('hashes only tools that the workspace has', async () => {
    writeService();
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    expect(service?.namedInputs?.['serviceLint']).toContainEqual({
      externalDependencies: ['eslint'],
    });
    expect(JSON.stringify(service?.namedInputs?.['serviceTypes'])).not.toContain('external');
  });

  it('names no tool without a lock file, by which Nx knows them', async () => {
    writeService();
    rmSync(join(folder.path, 'package-lock.json'));
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json']);
    expect(JSON.stringify(service)).not.toContain('externalDependencies');
  });

  it('takes the production inputs of dependencies where the workspace defines them', async () => {
    writeService();
    const { 'apps/deals-ms': service } = await infer(['apps/deals-ms/service.json'], {
      namedInputs: { production: ['default'] },
    });
    expect(service?.targets?.['build']?.inputs).toContain('^production');
  });

  it('finds the root configuration of prettier from a nested folder', async () => {
    folder.write({
      'services/a/b/package.json': {},
      'services/a/b/service.json': { name: 'b', application: 'super-deals' },
    });
    const { 'services/a/b': service } = await infer(['services/a/b/service.json']);
    expect(service?.targets?.['format']?.options.command).toContain('=../../../.prettierignore');
  });
});
