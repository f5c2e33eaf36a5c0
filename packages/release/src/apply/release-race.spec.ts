import { releasedSuperDeals, remoteRefs, runRelease } from '../testing/releasing';
import { testRepositories, type TestRepository } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const RELEASERS = 8;

/** Clones of one remote, each of somebody else, so that no two of them make the same commit. */
function releasers(repository: TestRepository): TestRepository[] {
  return Array.from({ length: RELEASERS }, (_, index) => {
    const clone = repository.clone();
    clone.git('config', 'user.name', `Releaser ${index}`);
    return clone;
  });
}

/** Subjects of the commits that the changelog of a service names, each as often as it does. */
function released(repository: TestRepository, service: string): string[] {
  const text = repository.git('show', `origin/main:apps/${service}/CHANGELOG.md`);
  return [...text.matchAll(/^\* (.*?)(?: [0-9a-f]{7})?$/gm)].map(([, subject = '']) => subject);
}

test('eight releasers of the same commits make one release', async () => {
  const repository = await releasedSuperDeals(repositories);
  repository.commit('feat: offers', ['apps/deals-ms/a']);
  repository.git('push', '--quiet', 'origin', 'main');
  const clones = releasers(repository);
  const outcomes = await Promise.all(clones.map((clone) => runRelease(clone)));
  expect(outcomes.filter(({ status }) => status === 'released')).toHaveLength(1);
  expect(outcomes.filter(({ status }) => status === 'nothing')).toHaveLength(RELEASERS - 1);
  const refs = remoteRefs(repository);
  for (const clone of clones) {
    expect(clone.git('status', '--porcelain', '--branch')).toBe('## main...origin/main');
    expect(clone.git('rev-parse', 'HEAD')).toBe(refs[0]?.slice(0, 40));
    expect(clone.git('show-ref', '--tags', '-d').split('\n').sort()).toEqual(
      refs
        .flatMap((line) => line.replace('\t', ' ').split('\n'))
        .filter((line) => line.includes('refs/tags/'))
        .sort(),
    );
  }
}, 60_000);

test('eight releasers, while others push: each commit is released once, no tag is lost or moved', async () => {
  const repository = await releasedSuperDeals(repositories);
  const clones = releasers(repository);
  const seen = new Map<string, string>();
  const note = (): void => {
    for (const line of remoteRefs(repository)) {
      const [id = '', ref = ''] = line.split('\t');
      if (!ref.startsWith('refs/tags/')) continue;
      expect([ref, seen.get(ref) ?? id]).toEqual([ref, id]);
      seen.set(ref, id);
    }
  };
  const subjects: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const releasing = clones.map((clone) => runRelease(clone, { attempts: 40, sleep: shortly }));
    for (const service of ['deals-ms', 'bff-api']) {
      subjects.push(`${service} ${round}`);
      pushCommit(repository, `fix: ${service} ${round}`, `apps/${service}/a`);
      note();
    }
    await Promise.all(releasing);
    note();
  }
  await runRelease(repository);
  note();
  repository.git('fetch', '--quiet');
  const all = ['deals-ms', 'bff-api'].flatMap((service) => released(repository, service));
  expect(all.filter((subject) => subject !== 'begin').sort()).toEqual(subjects.sort());
  for (const clone of clones) expect(clone.git('status', '--porcelain')).toBe('');
  repository.git('-C', repository.git('remote', 'get-url', 'origin'), 'fsck', '--strict');
}, 120_000);

function shortly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
}

/** Commits on top of what the remote has, as often as it takes. */
function pushCommit(repository: TestRepository, message: string, file: string): void {
  repository.commit(message, [file]);
  for (;;) {
    try {
      repository.git('push', '--quiet', 'origin', 'main');
      return;
    } catch {
      repository.git('pull', '--quiet', '--rebase', 'origin', 'main');
    }
  }
}
