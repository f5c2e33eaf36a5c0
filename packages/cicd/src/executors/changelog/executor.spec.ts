import {
  applicationContext,
  type ExecutorRepository,
  gitRepository,
  listenToLogger,
} from '../testing/executor-workspace';
import releaseExecutor from '../release/executor';
import changelogExecutor from './executor';

const DEALS = 'apps/deals-ms/CHANGELOG.md';
const APPLICATION = 'apps/super-deals/CHANGELOG.md';

describe('changelogs written anew', () => {
  let workspace: ExecutorRepository;
  let said: ReturnType<typeof listenToLogger>;

  beforeEach(() => {
    said = listenToLogger();
    workspace = gitRepository();
    workspace.commit('feat: begin', { 'apps/deals-ms/main.ts': '', '.gitignore': 'tmp\n' });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  const run = (
    options: Parameters<typeof changelogExecutor>[0],
  ): ReturnType<typeof changelogExecutor> =>
    changelogExecutor({ json: 'tmp/files.json', ...options }, applicationContext(workspace.root));

  const report = (): unknown => JSON.parse(workspace.read('tmp/files.json'));

  const release = (): ReturnType<typeof releaseExecutor> =>
    releaseExecutor({}, applicationContext(workspace.root));

  /** @returns the two changelogs as the releases left them */
  const releaseTwice = async (): Promise<string[]> => {
    await release();
    workspace.commit('fix: sort', { 'apps/deals-ms/main.ts': 'sorted' });
    await release();
    return [workspace.read(DEALS), workspace.read(APPLICATION)];
  };

  it('are what the releases left, and nothing is written then', async () => {
    const [deals] = await releaseTwice();
    expect(deals?.match(/^## \S+/gm)).toEqual(['## 1.0.1', '## 1.0.0']);
    expect(await run({ rebuild: true })).toEqual({ success: true });
    expect(report()).toEqual({
      files: [
        { path: DEALS, change: 'unchanged' },
        { path: APPLICATION, change: 'unchanged' },
      ],
      dryRun: false,
    });
    expect(workspace.git('status', '--porcelain')).toBe('');
  });

  it('replace files that were lost or changed; a dry run only says which', async () => {
    const left = await releaseTwice();
    workspace.commit('docs: words', { [APPLICATION]: 'other words' });
    workspace.git('rm', '--quiet', DEALS);
    const files = [
      { path: DEALS, change: 'created' },
      { path: APPLICATION, change: 'updated' },
    ];
    expect(await run({ rebuild: true, dryRun: true })).toEqual({ success: true });
    expect(report()).toEqual({ files, dryRun: true });
    expect(said.info.at(-1)).toBe(`CREATE ${DEALS} [dry-run]\nUPDATE ${APPLICATION} [dry-run]`);
    expect(workspace.read(APPLICATION)).toBe('other words');
    expect(() => workspace.read(DEALS)).toThrow('ENOENT');

    expect(await run({ rebuild: true })).toEqual({ success: true });
    expect(report()).toEqual({ files, dryRun: false });
    expect([workspace.read(DEALS), workspace.read(APPLICATION)]).toEqual(left);
  });

  it('do not tell what is not released, which the next release does', async () => {
    const [deals = ''] = await releaseTwice();
    workspace.commit('feat: offers', { 'apps/deals-ms/main.ts': 'offers' });
    await run({ rebuild: true });
    expect(workspace.read(DEALS)).toBe(deals);
    expect(await run({})).toEqual({ success: true });
    expect(workspace.read(DEALS)).toContain('## 1.1.0');
    await run({ rebuild: true });
    expect(workspace.read(DEALS)).toBe(deals);
  });

  it('are none before the first release', async () => {
    expect(await run({ rebuild: true })).toEqual({ success: true });
    expect(report()).toEqual({ files: [], dryRun: false });
    expect(workspace.git('status', '--porcelain')).toBe('');
  });

  it('have nothing to do with the identifier of a next prerelease', async () => {
    await release();
    expect(await run({ rebuild: true, preid: 'rc' })).toEqual({ success: false });
    expect(said.error[0]).toContain('Leave one of them out');
  });
});
