import {
  applicationContext,
  type ExecutorRepository,
  gitRepository,
  listenToLogger,
} from '../testing/executor-workspace';
import releaseExecutor from './executor';

const MANIFEST = 'apps/super-deals/release.json';

describe('a release of an application with a service of another repository', () => {
  let workspace: ExecutorRepository;
  let payments: ExecutorRepository;
  let said: ReturnType<typeof listenToLogger>;

  beforeEach(() => {
    said = listenToLogger();
    [workspace, payments] = [gitRepository(), gitRepository()];
    workspace.commit('feat: begin', { 'apps/deals-ms/main.ts': '', '.gitignore': 'tmp\n' });
    payments.commit('feat: begin', { 'main.ts': '' });
    payments.git('tag', '--annotate', 'v1.0.0', '--message', 'v1.0.0');
  });

  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
    payments.remove();
  });

  const run = (
    options: Parameters<typeof releaseExecutor>[0],
  ): ReturnType<typeof releaseExecutor> =>
    releaseExecutor(
      { json: 'tmp/release.json', ...options },
      applicationContext(workspace.root, {
        'payments-ms': { repository: payments.root, tagPattern: 'v{version}' },
      }),
    );

  const pinned = (): { version: string; services: Record<string, { version: string }> } =>
    JSON.parse(workspace.read(MANIFEST)) as ReturnType<typeof pinned>;

  it('composes what is released there, and with --offline what is pinned', async () => {
    expect(await run({})).toEqual({ success: true });
    expect(pinned()).toMatchObject({ services: { 'payments-ms': { version: '1.0.0' } } });

    payments.git('tag', '--annotate', 'v1.1.0', '--message', 'v1.1.0');
    workspace.commit('fix: sort', { 'apps/deals-ms/main.ts': 'sorted' });
    expect(await run({ offline: true })).toEqual({ success: true });
    expect(pinned()).toMatchObject({
      version: '1.0.1',
      services: { 'deals-ms': { version: '1.0.1' }, 'payments-ms': { version: '1.0.0' } },
    });
    expect(JSON.parse(workspace.read('tmp/release.json'))).toMatchObject({
      plan: { application: { externals: [{ name: 'payments-ms', state: 'kept' }] } },
    });

    expect(await run({})).toEqual({ success: true });
    expect(pinned()).toMatchObject({
      version: '1.1.0',
      services: { 'payments-ms': { version: '1.1.0' } },
    });
  });

  it('is refused while the other repository is out of reach, but not with --offline', async () => {
    await run({});
    workspace.commit('fix: sort', { 'apps/deals-ms/main.ts': 'sorted' });
    const head = workspace.git('rev-parse', 'HEAD');
    payments.remove();
    expect(await run({})).toEqual({ success: false });
    expect(said.error.join()).toContain('does not appear to be a git repository');
    expect(workspace.git('rev-parse', 'HEAD')).toBe(head);
    expect(await run({ offline: true })).toEqual({ success: true });
    expect(pinned()).toMatchObject({ version: '1.0.1' });
  });

  it('cannot compose with --offline what was never pinned', async () => {
    const head = workspace.git('rev-parse', 'HEAD');
    expect(await run({ offline: true })).toEqual({ success: false });
    expect(workspace.git('rev-parse', 'HEAD')).toBe(head);
    expect(workspace.git('tag')).toBe('');
    expect(said.error[0]).toContain('it was never composed from this repository');
  });
});
