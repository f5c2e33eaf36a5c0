import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArtifactStore, openStateStore, packageService } from '@org/delivery';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import releaseExecutor from '../release/executor';
import {
  applicationContext,
  type ExecutorRepository,
  gitRepository,
  listenToLogger,
} from '../testing/executor-workspace';
import sealExecutor from './executor';
import type { SealExecutorOptions } from './schema';

const DEFAULTS = { artifacts: 'tmp/delivery/artifacts', state: 'tmp/delivery/state' };

describe('nx run <application>:seal', () => {
  let workspace: ExecutorRepository;
  let folder: TempFolder;
  let said: ReturnType<typeof listenToLogger>;
  /** The commit that deals-ms was packaged at. */
  let packaged: string;

  beforeEach(async () => {
    said = listenToLogger();
    folder = tempFolder();
    workspace = gitRepository();
    workspace.commit('feat: begin', { 'apps/deals-ms/main.ts': '', '.gitignore': 'tmp\n' });
    packaged = workspace.git('rev-parse', 'HEAD');
    await pack(packaged);
  });

  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
    folder.remove();
  });

  /** With a cloud assembly that is there already. */
  async function pack(sourceCommit: string, service = 'deals-ms'): Promise<void> {
    const outDir = join(folder.path, 'staging');
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, 'manifest.json'), '{"version":"36.0.0","artifacts":{}}');
    const place = { root: workspace.root, env: {} };
    await packageService({
      service,
      application: 'super-deals',
      consumes: {},
      sourceCommit,
      repository: null,
      environments: {
        staging: { app: { service, root: folder.path, outDir }, variables: {} },
      },
      files: [],
      signing: { signer: null, trusted: new Map() },
      stores: {
        artifacts: await openArtifactStore(DEFAULTS.artifacts, place),
        state: openStateStore(DEFAULTS.state, place),
        workFolder: folder.path,
      },
      machine: {},
      by: 'ada',
      builder: 'urn:test',
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
  }

  async function run(
    options: SealExecutorOptions = {},
    services: Parameters<typeof applicationContext>[1] = {},
  ): Promise<unknown> {
    const json = 'tmp/sealed.json';
    const { success } = await sealExecutor(
      { json, ...options },
      applicationContext(workspace.root, services),
    );
    return success ? JSON.parse(workspace.read(json)) : said.error.join('\n');
  }

  it.each<[string, SealExecutorOptions]>([
    ['by default', {}],
    ['when it is asked for', { candidate: true }],
    ['when it is named', { candidate: 'main' }],
  ])('seals a candidate of HEAD %s', async (_, options) => {
    expect(await run(options)).toMatchObject({
      outcome: 'sealed',
      sealed: {
        kind: 'candidate',
        version: null,
        sourceCommit: packaged,
        services: { 'deals-ms': { version: null, sourceCommit: packaged } },
      },
    });
    expect(await run(options)).toMatchObject({ outcome: 'present' });
  });

  it('seals the release whose tag is at HEAD, with the bytes of the commit it was planned on', async () => {
    await releaseExecutor({}, applicationContext(workspace.root));
    expect(workspace.git('rev-parse', 'HEAD^')).toBe(packaged);
    const sealed = await run();
    expect(sealed).toMatchObject({
      outcome: 'sealed',
      sealed: {
        kind: 'manifest',
        version: '1.0.0',
        sourceCommit: packaged,
        services: { 'deals-ms': { version: '1.0.0', sourceCommit: packaged } },
      },
    });
    expect(said.info.at(-1)).toMatch(/Release super-deals 1\.0\.0 is sealed as\nsha256:/);
    expect(await run({ candidate: true })).toContain('there is no artifact of\n  deals-ms at');
  });

  it('seals a release by its version whatever is checked out', async () => {
    await releaseExecutor({}, applicationContext(workspace.root));
    workspace.commit('feat: next', { 'apps/deals-ms/main.ts': 'next' });
    workspace.git('rm', '--quiet', 'apps/super-deals/release.json');
    expect(await run({ release: '1.0.0' })).toMatchObject({
      outcome: 'sealed',
      sealed: { kind: 'manifest', version: '1.0.0' },
    });
  });

  it('seals a candidate with the newest release of a service of another repository', async () => {
    const other = gitRepository();
    try {
      other.commit('feat: begin', { 'main.ts': '' });
      const released = other.git('rev-parse', 'HEAD');
      other.git('tag', 'v2.0.0');
      const services = { payments: { repository: other.root, tagPattern: 'v{version}' } };
      expect(await run({}, services)).toContain(`payments at ${released}: in ${other.root}`);
      await pack(released, 'payments');
      expect(await run({}, services)).toMatchObject({
        sealed: {
          kind: 'candidate',
          services: {
            'deals-ms': { version: null, sourceCommit: packaged },
            payments: { version: '2.0.0', sourceCommit: released },
          },
        },
      });
      const never = { payments: { ...services.payments, tagPattern: 'payments-{version}' } };
      expect(await run({}, never)).toContain('there is no release of it that may be composed');
    } finally {
      other.remove();
    }
  });

  it.each<[string, SealExecutorOptions, string]>([
    ['both at once', { release: '1.0.0', candidate: true }, 'Give --release or --candidate'],
    ['a release that has no tag here', { release: '9.9.9' }, 'super-deals@v9.9.9'],
    ['a candidate that is nowhere', { candidate: 'abc1234' }, 'git checkout abc1234'],
    ['a candidate that looks like an option', { candidate: '--all' }, 'is not what is checked out'],
  ])('refuses %s', async (_, options, message) => {
    expect(await run(options)).toContain(message);
  });

  it('refuses a candidate of what is not committed', async () => {
    writeFileSync(join(workspace.root, 'apps/deals-ms/main.ts'), 'changed');
    expect(await run()).toContain('apps/deals-ms/main.ts has uncommitted changes');
  });

  it('refuses a tag that was laid on another commit than its release', async () => {
    await releaseExecutor({}, applicationContext(workspace.root));
    workspace.git('tag', 'super-deals@v2.0.0');
    expect(await run({ release: '2.0.0' })).toContain('is about super-deals 1.0.0');
    workspace.git('tag', 'super-deals@v0.1.0', packaged);
    expect(await run({ release: '0.1.0' })).toContain('has no apps/super-deals/release.json');
  });

  it('refuses a project that is no application', async () => {
    const context = { ...applicationContext(workspace.root), projectName: 'deals-ms' };
    expect(await sealExecutor({}, context)).toEqual({ success: false });
    expect(said.error).toEqual([expect.stringContaining('"deals-ms" is not an application')]);
  });
});
