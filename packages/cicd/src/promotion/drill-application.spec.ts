import type { ExecutorContext } from '@nx/devkit';
import { type DeliveryStores, type LogEntry, openLog } from '@org/delivery';
import { applicationContext } from '../executors/testing/executor-workspace';
import { environmentsMetadata } from '../graph/environments-metadata';
import type { EnvironmentConfig } from '../model/environments';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { drillApplication, type DrillOptions } from './drill-application';
import { promoteApplication } from './promote-application';
import { folderStores, releaseNamed, storeSealed } from './testing/sealed-stores';

const ENVIRONMENTS: Record<string, EnvironmentConfig> = {
  staging: { localCloud: true, account: '111111111111' },
  production: { after: 'staging', drills: { maxAgeDays: 30, emergencies: ['bad-migration'] } },
};

describe('a drill of an application', () => {
  const deals = releaseNamed('deals-ms', '2.1.0');
  let workspace: TempFolder;
  let stores: DeliveryStores;
  let said: string[];

  beforeEach(async () => {
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'tmp/delivery/work/.keep': '',
    });
    stores = await folderStores(workspace.path);
    said = [];
  });

  afterEach(() => workspace.remove());

  const contextOf = (configurationName: string): ExecutorContext => {
    const base = applicationContext(workspace.path);
    const { 'super-deals': node } = base.projectGraph.nodes;
    const metadata = environmentsMetadata({ name: 'super-deals', environments: ENVIRONMENTS });
    if (node) node.data.metadata = metadata;
    return { ...base, configurationName };
  };
  const drill = (environment: string, options: DrillOptions, projectName = 'super-deals') =>
    drillApplication(options, { ...contextOf(environment), projectName }, (line) => {
      said.push(line);
    });
  const append = async (...entries: LogEntry[]): Promise<void> => {
    const log = openLog(stores.state, { application: 'super-deals', environment: 'staging' });
    for (const entry of entries) await log.append((await log.read()).head, entry);
  };
  /** That a release runs in staging. */
  const deployed = () =>
    append(
      {
        kind: 'deployment-started',
        by: 'ada',
        of: 1,
        service: 'deals-ms',
        release: JSON.parse(JSON.stringify(deals)) as LogEntry['release'],
      },
      {
        ...{ kind: 'deployment-ended', by: 'ada', of: 1, service: 'deals-ms' },
        ...{ outcome: 'succeeded', what: null },
      },
    );

  it('is not made where releases end up, nor of a service', async () => {
    await deployed();
    const leak = { emergency: 'slow-leak', service: 'deals-ms' };
    await expect(drill('production', leak)).rejects.toThrow(
      /^production is where releases of super-deals end up/,
    );
    await expect(drill('staging', leak, 'deals-ms')).rejects.toThrow(
      'nx run super-deals:drill -c staging --service=deals-ms',
    );
  });

  it('is told and touches nothing, when only its plan is asked for', async () => {
    await deployed();
    const options = { emergency: 'bad-migration', service: 'deals-ms', plan: true };
    expect(await drill('staging', options)).toMatchObject({
      ...{ application: 'super-deals', environment: 'staging', outcome: 'planned' },
      ...{ emergency: 'bad-migration', service: 'deals-ms', services: ['deals-ms'] },
    });
    expect(said[0]).toBe('Drill of bad-migration with deals-ms in staging:');
    expect(said.join('\n')).toContain('deals-ms has no release to go back to, and stays');
    const log = openLog(stores.state, { application: 'super-deals', environment: 'staging' });
    expect((await log.read()).records).toHaveLength(2);
  });

  it('is no rehearsal where nothing can go back, and a plan says so', async () => {
    await deployed();
    const options = { emergency: 'slow-leak', service: 'deals-ms', plan: true };
    await expect(drill('staging', options)).rejects.toThrow(/Release deals-ms once more/);
  });

  it('is what the gate of production asks for', async () => {
    const [version, sourceCommit] = ['3.1.0', 'c'.repeat(40)];
    await storeSealed(stores, { version, sourceCommit, services: { 'deals-ms': deals } });
    const gate = async () => {
      const options = { plan: true, release: '3.1.0' };
      const { gates } = await promoteApplication(options, contextOf('production'), () => undefined);
      return gates.find((each) => each.gate === 'drills-rehearsed');
    };
    expect(await gate()).toMatchObject({
      outcome: 'refused',
      fix: expect.stringContaining(
        'nx run super-deals:drill -c staging --emergency=bad-migration --service=<name>',
      ),
    });
    const of = { emergency: 'bad-migration', service: 'deals-ms' };
    await append(
      { kind: 'drill-started', by: 'ada', ...of },
      {
        ...{ kind: 'drill-ended', by: 'ada', of: 1, ...of, services: ['deals-ms'] },
        ...{ outcome: 'recovered', what: null, seen: 'seen', recoveryMilliseconds: 900 },
        ...{ damaged: null, compared: null },
      },
    );
    expect(await gate()).toMatchObject({ outcome: 'passed' });
  });
});
