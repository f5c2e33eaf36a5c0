import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ArtifactEntry, packageService } from '@org/delivery';
import { folderStores, storeSealed } from '../../promotion/testing/sealed-stores';
import { deliveryMetadata } from '../../graph/delivery-metadata';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import pruneExecutor from './executor';
import type { PruneExecutorOptions } from './schema';

const LONG_AGO = new Date(Date.now() - 100 * 24 * 60 * 60_000);
const ADA = 'a'.repeat(40);
const BOB = 'b'.repeat(40);

describe('nx run <application>:prune', () => {
  let workspace: TempFolder;
  let said: ReturnType<typeof listenToLogger>;

  beforeEach(() => {
    said = listenToLogger();
    workspace = tempFolder();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  /** With a cloud assembly that is there already. */
  async function pack(sourceCommit: string): Promise<{ outcome: string; entry: ArtifactEntry }> {
    const outDir = join(workspace.path, 'staging');
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, 'manifest.json'), '{"version":"36.0.0","artifacts":{}}');
    return packageService({
      service: 'deals-ms',
      application: 'super-deals',
      // So that each has bytes of its own.
      consumes: { 'users-ms': `^${sourceCommit.charCodeAt(0)}.0.0` },
      sourceCommit,
      repository: null,
      environments: {
        staging: { app: { service: 'deals-ms', root: workspace.path, outDir }, variables: {} },
      },
      files: [],
      signing: { signer: null, trusted: new Map() },
      stores: await folderStores(workspace.path),
      machine: {},
      by: 'ada',
      builder: 'urn:test',
      now: () => LONG_AGO,
    });
  }

  function growOld(): void {
    const folder = join(workspace.path, 'tmp/delivery/artifacts/sha256');
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) utimesSync(join(entry.parentPath, entry.name), LONG_AGO, LONG_AGO);
    }
  }

  const has = async ({ artifact }: ArtifactEntry): Promise<boolean> =>
    (await folderStores(workspace.path)).artifacts.has(artifact);

  async function run(
    options: PruneExecutorOptions = {},
    retentionDays = 30,
  ): Promise<{ success: boolean; [member: string]: unknown }> {
    const context = applicationContext(workspace.path);
    const project = context.projectGraph.nodes['super-deals'];
    if (project !== undefined) {
      project.data.metadata = deliveryMetadata({
        name: 'super-deals',
        delivery: { retentionDays },
      });
    }
    const json = 'tmp/pruned.json';
    const { success } = await pruneExecutor({ json, ...options }, context);
    const file = join(workspace.path, json);
    const read = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
    return { success, ...read };
  }

  it('says what would go and what stays, then removes it; packaging brings it back', async () => {
    const { entry: old } = await pack(ADA);
    const { entry: kept } = await pack(BOB);
    const { sourceCommit, artifact, provenance, consumes } = kept;
    await storeSealed(await folderStores(workspace.path), {
      version: '1.0.0',
      sourceCommit: BOB,
      services: { 'deals-ms': { version: '1.0.0', sourceCommit, artifact, provenance, consumes } },
      at: LONG_AGO.toISOString(),
    });
    growOld();
    expect(await run({ plan: true })).toMatchObject({
      success: true,
      outcome: 'planned',
      retentionDays: 30,
      objects: [
        {
          names: [`deals-ms@${ADA.slice(0, 12)}`],
          what: 'artifact',
          storedAt: LONG_AGO.toISOString(),
        },
      ],
    });
    const lines = said.info.join('\n');
    expect(lines).toMatch(/These would go:\n.*release +what +age +size/);
    expect(lines).toMatch(/deals-ms@a{12} +artifact +100 days +[0-9.]+ K?i?B/);
    expect(lines).toMatch(/1 in all/);
    expect(lines).toMatch(/2 +[0-9.]+ K?i?B +it is sealed and waits for an environment/);
    expect(await has(old)).toBe(true);

    const pruned = await run();
    expect(pruned).toMatchObject({ success: true, outcome: 'pruned' });
    expect(said.info.at(-1)).toMatch(/^1 removed, [0-9.]+ K?i?B\.$/);
    expect([await has(old), await has(kept)]).toEqual([false, true]);
    expect(await run()).toMatchObject({ objects: [], bytes: 0 });
    expect(said.info.at(-1)).toBe('Nothing goes.');
    expect(await pack(ADA)).toMatchObject({ outcome: 'restored', entry: old });
    expect(await has(old)).toBe(true);
  });

  it('keeps everything for as long as the application says', async () => {
    await pack(ADA);
    growOld();
    expect(await run({}, 101)).toMatchObject({ success: true, objects: [] });
    expect(await run({}, 99)).toMatchObject({ success: true, objects: [{}, {}] });
  });

  it('says that what nothing names may be of somebody else', async () => {
    const { artifacts } = await folderStores(workspace.path);
    workspace.write({ given: 'x' });
    const digest = 'sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    await artifacts.put(digest, join(workspace.path, 'given'));
    growOld();
    expect(await run()).toMatchObject({
      objects: [],
      kept: [{ why: 'is named by nothing in this state store', objects: 1, bytes: 1 }],
    });
    expect(said.info.join('\n')).toContain('may be of an application whose records are elsewhere');
  });

  it('is for an application', async () => {
    const context = { ...applicationContext(workspace.path), projectName: 'deals-ms' };
    expect(await pruneExecutor({}, context)).toEqual({ success: false });
    expect(said.error.join()).toContain('"deals-ms" is not an application');
  });
});
