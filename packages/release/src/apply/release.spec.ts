import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../manifest/parse-manifest';
import { line, tag } from '../external/testing/payments';
import { memoryExternals } from '../testing/memory-externals';
import { withExternals } from '../testing/other-repositories';
import { releasedSuperDeals, remoteRefs, runRelease, stateOf } from '../testing/releasing';
import { SERVICES, SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const tagsOf = (repository: TestRepository): string[] =>
  repository.git('tag', '--sort=refname').split('\n');

const remoteTags = (repository: TestRepository): string[] =>
  remoteRefs(repository)
    .map((line) => line.split('\trefs/tags/')[1])
    .filter((name) => name !== undefined)
    .filter((name) => !name.endsWith('^{}'));

describe('a release', () => {
  it('is one commit on the branch, all tags annotated at it, and the remote has exactly these', async () => {
    const repository = await releasedSuperDeals(repositories);
    const planned = repository.commit('feat: offers', ['apps/deals-ms/a']);
    repository.git('push', '--quiet', 'origin', 'main');
    repository.git('tag', 'a-note-of-mine');
    const outcome = await runRelease(repository);

    expect(outcome).toMatchObject({
      status: 'released',
      branch: 'main',
      remote: 'origin',
      tags: ['deals-ms@v1.1.0', 'super-deals@v1.1.0'],
      attempts: 1,
      resumed: [],
      notes: [],
    });
    expect(repository.git('rev-parse', 'HEAD', 'origin/main', 'HEAD^')).toBe(
      `${outcome.commit}\n${outcome.commit}\n${planned}`,
    );
    for (const tag of outcome.tags) {
      expect(repository.git('cat-file', '-t', tag)).toBe('tag');
      expect(repository.git('rev-parse', `${tag}^{commit}`)).toBe(outcome.commit);
    }
    expect(remoteTags(repository)).toEqual(
      tagsOf(repository).filter((name) => name !== 'a-note-of-mine'),
    );
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.git('diff', '--name-only', 'HEAD^').split('\n')).toEqual([
      'apps/deals-ms/CHANGELOG.md',
      'apps/super-deals/CHANGELOG.md',
      'apps/super-deals/release.json',
      'apps/super-deals/releases/1.1.0.json',
    ]);
    const text = readFileSync(join(repository.root, 'apps/super-deals/release.json'), 'utf8');
    expect(parseManifest(text, 'release.json')).toMatchObject({
      version: '1.1.0',
      previous: '1.0.0',
      sourceCommit: planned,
      services: { 'deals-ms': { version: '1.1.0', sourceCommit: planned } },
    });
    repository.git('fsck', '--strict');
  });

  it('of nothing changes nothing', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('docs: words', ['apps/deals-ms/README.md']);
    const before = [stateOf(repository), remoteRefs(repository)];
    expect(await runRelease(repository)).toMatchObject({
      status: 'nothing',
      tags: [],
      commit: null,
    });
    expect([stateOf(repository), remoteRefs(repository)]).toEqual(before);
  });

  it('that is only tried writes nothing, here or there', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    const count = (): string => repository.git('count-objects', '-v');
    const before = [stateOf(repository), remoteRefs(repository), count()];
    expect(await runRelease(repository, { dryRun: true })).toMatchObject({
      status: 'planned',
      tags: ['deals-ms@v1.1.0', 'super-deals@v1.1.0'],
      files: expect.arrayContaining(['apps/deals-ms/CHANGELOG.md']),
      commit: null,
    });
    expect([stateOf(repository), remoteRefs(repository), count()]).toEqual(before);
  });

  it('says in a dry run what it does not see of the remote', async () => {
    const repository = await releasedSuperDeals(repositories);
    const other = repository.clone();
    other.commit('feat: theirs', ['apps/deals-ms/b']);
    other.git('push', '--quiet');
    const { status, notes } = await runRelease(repository, { dryRun: true });
    expect({ status, notes }).toEqual({
      status: 'nothing',
      notes: ['origin has newer commits of main, which a dry run does not fetch.'],
    });
  });

  it('takes what the remote has and the clone lacks, and brings the clone there', async () => {
    const repository = await releasedSuperDeals(repositories);
    const other = repository.clone();
    other.commit('feat: theirs', ['apps/bff-api/b']);
    other.git('push', '--quiet');
    await runRelease(other);
    const planned = other.commit('fix: theirs', ['apps/bff-api/b']);
    other.git('push', '--quiet');
    const { status, tags, plan } = await runRelease(repository);
    expect({ status, tags, head: plan.head }).toEqual({
      status: 'released',
      tags: ['bff-api@v1.1.1', 'super-deals@v1.1.1'],
      head: planned,
    });
    expect(existsSync(join(repository.root, 'apps/bff-api/b'))).toBe(true);
    expect(tagsOf(repository)).toContain('bff-api@v1.1.0');
  });

  it('stays in the clone when it is not to be pushed, and goes out with the next one that is', async () => {
    const repository = await releasedSuperDeals(repositories);
    const before = remoteRefs(repository);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    const local = await runRelease(repository, { push: false });
    expect(local).toMatchObject({ status: 'released', remote: null });
    expect(remoteRefs(repository)).toEqual(before);
    const pushed = await runRelease(repository);
    expect(pushed).toMatchObject({ status: 'nothing', resumed: local.tags });
    expect(repository.git('rev-parse', 'origin/main')).toBe(local.commit);
    expect(remoteTags(repository)).toEqual(tagsOf(repository));
  });

  it('names releases of other repositories', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    const elsewhere = 'https://git.example.com/org/payments.git';
    const [commit] = line('c feat: pay | src/main.ts');
    const externals = memoryExternals({
      [elsewhere]: { tags: [tag('v2.1.0', 'c')], commits: commit ? [commit] : [] },
    });
    const outcome = await runRelease(repository, {
      rules: withExternals({
        name: 'payments-ms',
        repository: elsewhere,
        tagPattern: 'v{version}',
      }),
      externals,
    });
    expect(outcome).toMatchObject({ status: 'released' });
    const text = repository.git('show', 'origin/main:apps/super-deals/release.json');
    expect(parseManifest(text, 'release.json').services['payments-ms']).toMatchObject({
      version: '2.1.0',
      tag: 'v2.1.0',
      repository: elsewhere,
    });
  });

  it('works in a bare repository', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    repository.git('push', '--quiet', 'origin', 'main');
    const bare = repository.git('remote', 'get-url', 'origin');
    repository.git('-C', bare, 'config', 'user.name', 'Ada Lovelace');
    repository.git('-C', bare, 'config', 'user.email', 'ada@example.com');
    const outcome = await runRelease({ ...repository, root: bare });
    expect(outcome).toMatchObject({ status: 'released', remote: null });
    expect(repository.git('-C', bare, 'rev-parse', 'main', 'deals-ms@v1.1.0^{commit}')).toBe(
      `${outcome.commit}\n${outcome.commit}`,
    );
  });

  it('works in a workspace below the top of the repository', async () => {
    const repository = repositories.create();
    repository.commitFiles('feat: begin', {
      'inner/apps/deals-ms/a': '',
      'inner/apps/bff-api/a': '',
    });
    await runRelease(
      { ...repository, root: join(repository.root, 'inner') },
      { rules: SUPER_DEALS },
    );
    expect(repository.git('ls-tree', '-r', '--name-only', 'HEAD')).toContain(
      'inner/apps/super-deals/release.json',
    );
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('on no branch takes the one the CI system names', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    repository.git('push', '--quiet', 'origin', 'main');
    const runner = repository.clone();
    runner.git('checkout', '--quiet', '--detach');
    await expect(runRelease(runner)).rejects.toMatchObject({ code: 'no-branch' });
    const env = { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' };
    const { commit } = await runRelease(runner, { env });
    expect(repository.git('ls-remote', 'origin', 'refs/heads/main')).toContain(commit);
  });

  it('of services without an application is pushed as well', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat!: offers', ['apps/deals-ms/a']);
    repository.commit('fix: rounding', ['apps/bff-api/a']);
    const { tags, commit } = await runRelease(repository, { rules: SERVICES });
    expect(tags).toEqual(['bff-api@v1.0.1', 'deals-ms@v2.0.0']);
    expect(repository.git('log', '-1', '--format=%s', commit ?? '')).toBe(
      'chore(release): 2 services',
    );
  });

  it('deepens a shallow clone only when it may', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    repository.git('push', '--quiet', 'origin', 'main');
    const shallow = repository.clone('--depth=1');
    await expect(runRelease(shallow)).rejects.toMatchObject({ code: 'shallow-clone' });
    const { tags } = await runRelease(shallow, { unshallow: true });
    expect(tags).toEqual(['deals-ms@v1.1.0', 'super-deals@v1.1.0']);
  });
});

describe('refused before anything is written:', () => {
  async function refused(
    repository: TestRepository,
    code: string,
    options: Parameters<typeof runRelease>[1] = {},
  ): Promise<void> {
    const before = [stateOf(repository), remoteRefs(repository)];
    await expect(runRelease(repository, options)).rejects.toMatchObject({ code });
    expect([stateOf(repository), remoteRefs(repository)]).toEqual(before);
  }

  async function dueForRelease(): Promise<TestRepository> {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    repository.git('push', '--quiet', 'origin', 'main');
    return repository;
  }

  it('uncommitted changes', async () => {
    const repository = await dueForRelease();
    writeFileSync(join(repository.root, 'apps/deals-ms/a'), 'changed');
    await refused(repository, 'uncommitted-changes');
  });

  it('an untracked file where the release writes', async () => {
    const repository = await dueForRelease();
    writeFileSync(join(repository.root, 'apps/super-deals/releases/1.1.0.json'), 'mine');
    await refused(repository, 'uncommitted-changes');
  });

  it('a branch that went two ways', async () => {
    const repository = await dueForRelease();
    const other = repository.clone();
    other.commit('feat: theirs', ['apps/bff-api/b']);
    other.git('push', '--quiet');
    repository.git('fetch', '--quiet');
    repository.commit('feat: mine', ['apps/bff-api/c']);
    await refused(repository, 'diverged');
  });

  it('a tag that is elsewhere on the remote', async () => {
    const repository = await dueForRelease();
    const other = repository.clone();
    other.git('tag', '-f', '-a', '-m', 'moved', 'deals-ms@v1.0.0', 'HEAD');
    other.git('push', '--quiet', '--force', 'origin', 'deals-ms@v1.0.0');
    await refused(repository, 'tag-conflict');
  });

  it('a tag of the version that is due, in the clone alone', async () => {
    const repository = await dueForRelease();
    repository.tag('deals-ms@v1.1.0');
    await refused(repository, 'tags-unpushed');
  });

  it('a remote that does not exist', async () => {
    await refused(await dueForRelease(), 'invalid-options', { remote: 'upstream' });
  });

  it('the run of a pull request', async () => {
    await refused(await dueForRelease(), 'no-branch', { env: { GITHUB_HEAD_REF: 'feature/x' } });
  });

  it('nobody who releases', async () => {
    const repository = await dueForRelease();
    repository.git('config', 'user.name', '.');
    await refused(repository, 'no-identity');
  });
});

describe('a remote', () => {
  async function withHook(script: string): Promise<TestRepository> {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    const hook = join(repository.git('remote', 'get-url', 'origin'), 'hooks/update');
    writeFileSync(hook, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return repository;
  }

  it('that refuses one tag gets nothing, and the clone keeps nothing', async () => {
    const repository = await withHook(
      'case "$1" in refs/tags/super-*) echo "tags are protected" >&2; exit 1;; esac',
    );
    const before = [stateOf(repository), remoteRefs(repository)];
    await expect(runRelease(repository)).rejects.toMatchObject({
      code: 'push-refused',
      message: expect.stringContaining('tags are protected'),
    });
    expect([stateOf(repository), remoteRefs(repository)]).toEqual(before);
  });

  it('whose lock is held is asked again', async () => {
    const repository = await releasedSuperDeals(repositories);
    repository.commit('feat: offers', ['apps/deals-ms/a']);
    const lock = join(repository.git('remote', 'get-url', 'origin'), 'refs/heads/main.lock');
    writeFileSync(lock, '');
    const waits: number[] = [];
    const { rmSync } = await import('node:fs');
    const outcome = await runRelease(repository, {
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        rmSync(lock, { force: true });
      },
    });
    expect(outcome).toMatchObject({ status: 'released', attempts: 2 });
    expect(waits).toHaveLength(1);
  });
});
