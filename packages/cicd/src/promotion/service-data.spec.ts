import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type Log, openLog, openStateStore } from '@org/delivery';
import { applicationContext } from '../executors/testing/executor-workspace';
import { environmentsMetadata } from '../graph/environments-metadata';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { migrateService } from './migrate-service';
import { restoreService } from './restore-service';

const BACKUP = {
  ...{ id: '2026-11-21T10-00-00-000Z-0002-drop-price', kind: 'dynamodb-backup' },
  ...{ database: 'DynamoDB table deals', location: 'arn:aws:dynamodb:x' },
  ...{ at: '2026-11-21T10:00:00.000Z', bytes: null, items: null, steps: [] },
};

describe('the data of a service', () => {
  let folder: TempFolder;
  let log: Log;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
    mkdirSync(join(folder.path, 'tmp/delivery/work'), { recursive: true });
    const store = openStateStore('tmp/delivery/state', { root: folder.path, env: {} });
    log = openLog(store, { application: 'super-deals', environment: 'production' });
  });
  afterEach(() => folder.remove());

  const contextOf = (projectName: string, configurationName = 'production'): ExecutorContext => {
    const base = applicationContext(folder.path);
    const { 'super-deals': node } = base.projectGraph.nodes;
    const environments = { production: {}, rehearsal: { localCloud: true } };
    if (node) node.data.metadata = environmentsMetadata({ name: 'super-deals', environments });
    return { ...base, projectName, configurationName };
  };

  const said: string[] = [];
  const say = (line: string): void => void said.push(line);

  const append = async (entry: Record<string, unknown>): Promise<void> => {
    const { head } = await log.read();
    await log.append(head, { by: 'ada', ...entry } as never);
  };

  it('is that of a service, and not of an application', async () => {
    const context = contextOf('super-deals');
    for (const asked of [
      migrateService({}, context, say),
      restoreService(wanted('x'), context, say),
    ])
      await expect(asked).rejects.toThrow('super-deals is an application; data is of one of');
  });

  it('is not planned for where nothing was promoted', async () => {
    for (const plan of [true, false])
      await expect(migrateService({ plan }, contextOf('deals-ms'), say)).rejects.toThrow(
        'deals-ms in production: nothing of it was promoted there',
      );
  });

  it('is not planned for while a promotion has not ended', async () => {
    const fingerprint = `sha256:${'0'.repeat(64)}`;
    const promotion = { kind: 'promotion-started', fingerprint, version: '3.1.0' };
    await append({ ...promotion, steps: [], gates: [] });
    await expect(migrateService({}, contextOf('deals-ms'), say)).rejects.toThrow(
      'a promotion has not ended, and it is not known what runs',
    );
  });

  it('is not looked at on a local cloud that does not run, and none is started for that', async () => {
    const context = contextOf('deals-ms', 'rehearsal');
    await expect(migrateService({ plan: true }, context, say)).rejects.toThrow(
      'its local cloud does not run',
    );
  });

  it('is brought back from a backup that is on record alone', async () => {
    const context = contextOf('deals-ms');
    await expect(restoreService(wanted('x'), context, say)).rejects.toThrow('On record are none.');
    await append({
      ...{ kind: 'backup-made', service: 'deals-ms', before: '0002-drop-price' },
      backup: BACKUP,
    });
    await expect(restoreService(wanted('x'), context, say)).rejects.toThrow(
      `there is no backup "x"\nOn record are ${BACKUP.id}.`,
    );
  });

  const wanted = (backup: string) => ({ backup });
});
