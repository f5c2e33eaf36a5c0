import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  type DeliveryStores,
  type LastRollback,
  openLog,
  promote,
  readSealed,
  rollBack,
  type RunningRelease,
} from '@org/delivery';
import {
  applicationContext,
  type ExecutorRepository,
  gitRepository,
} from '../executors/testing/executor-workspace';
import { layRollbackTags } from './lay-rollback-tags';
import { rollBackProject, type RollbackOptions } from './roll-back-application';
import { folderStores, releaseNamed, storeSealed } from './testing/sealed-stores';

describe('rollback tags of services', () => {
  let workspace: ExecutorRepository;
  let said: string[];
  let old: RunningRelease;
  let faulty: RunningRelease;

  beforeEach(() => {
    said = [];
    workspace = gitRepository();
    const service = JSON.stringify({ name: 'deals-ms', application: 'super-deals' });
    workspace.commit('feat: begin', { 'apps/deals-ms/service.json': service, '.gitignore': 'tmp' });
    old = releaseNamed('deals-ms', '2.0.5', workspace.git('rev-parse', 'HEAD'));
    workspace.commit('release: deals-ms 2.0.5', { 'apps/deals-ms/CHANGELOG.md': '2.0.5' });
    workspace.git('tag', '-a', '-m', 'x', 'deals-ms@v2.0.5');
    workspace.commit('feat: more', { 'apps/deals-ms/main.ts': '' });
    faulty = releaseNamed('deals-ms', '2.1.1', workspace.git('rev-parse', 'HEAD'));
  });

  afterEach(() => workspace.remove());

  const say = (line: string): void => void said.push(line);

  const lay = (
    moves: LastRollback['moves'],
    { tagPattern = '{projectName}@v{version}', sequence = 17 } = {},
  ) =>
    layRollbackTags(
      { sequence, by: 'ada', because: 'deals-ms goes back', moves },
      { application: 'super-deals', environment: 'production', services: ['deals-ms'] },
      {
        root: workspace.root,
        nxJsonConfiguration: { release: { releaseTag: { pattern: tagPattern } } },
      },
      say,
    );

  const commitOf = (revision: string): string => workspace.git('rev-parse', `${revision}^{commit}`);

  it('are named as the workspace names its tags', async () => {
    const moves = [{ service: 'deals-ms', left: faulty, to: old }];
    expect(await lay(moves)).toEqual(['deals-ms@v2.1.1-rollback']);
    expect(commitOf('deals-ms@v2.1.1-rollback')).toBe(commitOf('deals-ms@v2.0.5'));
    expect(await lay(moves, { tagPattern: 'release/{version}/{projectName}' })).toEqual([
      'release/2.1.1/deals-ms-rollback',
    ]);
    expect(commitOf('release/2.1.1/deals-ms-rollback')).toBe(old.sourceCommit);
    expect(await lay(moves)).toEqual(['deals-ms@v2.1.1-rollback']);
    expect(await lay(moves, { sequence: 23 })).toEqual(['deals-ms@v2.1.1-rollback.2']);
    expect(said).toEqual([
      'CREATE deals-ms@v2.1.1-rollback',
      'CREATE release/2.1.1/deals-ms-rollback',
      'KEEP   deals-ms@v2.1.1-rollback',
      'CREATE deals-ms@v2.1.1-rollback.2',
    ]);
  });

  it('are none for a candidate, for what was not there, and for services of other repositories', async () => {
    const candidate = releaseNamed('deals-ms', null);
    const payments = releaseNamed('payments', '1.1.0');
    expect(
      await lay([
        { service: 'deals-ms', left: candidate, to: old },
        { service: 'deals-ms', left: null, to: old },
        { service: 'payments', left: payments, to: payments },
      ]),
    ).toEqual([]);
    expect(said).toEqual([
      'deals-ms: no tag, since it ran a candidate, which has no version.',
      'deals-ms: no tag, since it ran nothing, which has no version.',
      'payments: no tag, since it is released in another repository.',
    ]);
    expect(workspace.git('tag', '--list', '*rollback*')).toBe('');
  });

  it('that cannot be laid are told with the command that lays them later', async () => {
    const gone = releaseNamed('deals-ms', '1.0.0');
    await expect(lay([{ service: 'deals-ms', left: faulty, to: gone }])).rejects.toThrow(
      /neither tag deals-ms@v1\.0\.0 .*The rollback itself has succeeded\. To lay its tags, run nx run deals-ms:rollback -c production --release=1\.0\.0 --tag$/s,
    );
  });

  describe('of a rollback that was ended before it had laid them', () => {
    let stores: DeliveryStores;

    beforeEach(async () => {
      mkdirSync(join(workspace.root, 'tmp/delivery'), { recursive: true });
      stores = await folderStores(workspace.root);
      const log = openLog(stores.state, { application: 'super-deals', environment: 'production' });
      const common = {
        by: 'ada',
        lock: { holder: 'a test' },
        deliver: () => Promise.resolve({ ok: true as const }),
      };
      for (const [version, release] of [
        ['3.0.0', old],
        ['3.1.0', faulty],
      ] as const) {
        const { sourceCommit } = release;
        await storeSealed(stores, { version, sourceCommit, services: { 'deals-ms': release } });
        await promote(log, {
          ...(await readSealed(stores, 'super-deals', { release: version })),
          ...common,
        });
      }
      const target = { kind: 'service', service: 'deals-ms' } as const;
      await rollBack(log, { target, inspect: () => Promise.resolve(null), ...common });
    });

    const run = (options: RollbackOptions) => {
      const context: ExecutorContext = {
        ...applicationContext(workspace.root),
        projectName: 'deals-ms',
        configurationName: 'production',
      };
      return rollBackProject(options, context, say);
    };

    it('are laid by the same command with the release, and nothing else is touched', async () => {
      const expected = { outcome: 'unchanged', steps: [], tags: ['deals-ms@v2.1.1-rollback'] };
      expect(await run({ release: '2.0.5', tag: true })).toMatchObject(expected);
      expect(commitOf('deals-ms@v2.1.1-rollback')).toBe(commitOf('deals-ms@v2.0.5'));
      expect(await run({ release: '2.0.5', tag: true })).toMatchObject(expected);
      expect(said).toEqual([
        'CREATE deals-ms@v2.1.1-rollback',
        'production has gone back already.',
        'KEEP   deals-ms@v2.1.1-rollback',
        'production has gone back already.',
      ]);
      expect(
        workspace.git('for-each-ref', '--format=%(contents)', 'refs/tags/deals-ms@v2.1.1-rollback'),
      ).toMatch(
        /^deals-ms went back from 2\.1\.1 to 2\.0\.5\n\ndeals-ms goes back, says ada, in production\.\n\nRollback: super-deals\/production#\d+$/,
      );
    });

    it.each([{ plan: true }, { check: true }])('are none with %j', async (more) => {
      await expect(run({ tag: true, ...more })).rejects.toThrow('leave out --plan and --check');
    });
  });
});
