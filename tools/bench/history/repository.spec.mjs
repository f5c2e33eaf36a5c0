import { parseManifest, planRelease, verifyManifest } from '@org/release';
import { openProcesses } from '../support/processes.mjs';
import { testFolders } from '../support/testing.mjs';
import { makeRepository } from './repository.mjs';

const folders = testFolders();
afterAll(() => folders.dispose());

async function make(options) {
  const folder = folders.create();
  const processes = openProcesses(new AbortController().signal);
  const made = await makeRepository(processes, folder, options);
  return { folder, made, git: (...args) => folders.git(folder, ...args) };
}

const lines = (text) => text.split('\n').filter((line) => line !== '');

describe('a generated repository', () => {
  let folder, made, git;

  beforeAll(async () => {
    ({ folder, made, git } = await make({ services: 5, commits: 200, releaseEvery: 40 }));
  });

  it('is whole, and has as many commits and merges as it says', () => {
    git('fsck', '--strict', '--full');
    expect(Number(git('rev-list', '--count', 'main'))).toBe(200);
    expect(Number(git('rev-list', '--count', '--merges', 'main'))).toBe(made.merges);
    expect(made.merges).toBeGreaterThan(10);
  });

  it('has criss-cross merges: two commits with more than one best common ancestor', () => {
    const merges = lines(git('rev-list', '--merges', '--parents', 'main'));
    const bases = merges.map((line) => {
      const [, ours, theirs] = line.split(' ');
      return lines(git('merge-base', '--all', ours, theirs)).length;
    });
    expect(Math.max(...bases)).toBeGreaterThan(1);
  });

  it('tells breaking changes, reverts and squash merges', async () => {
    const messages = git('log', '--format=%B', 'main');
    expect(messages).toMatch(/^This reverts commit [0-9a-f]{40}\.$/m);
    expect(messages).toMatch(/^\* (feat|fix)(\(\S+\))?: /m);
    for (const [, hash] of messages.matchAll(/^This reverts commit ([0-9a-f]{40})\.$/gm)) {
      expect(git('cat-file', '-t', hash)).toBe('commit');
    }
  });

  it('has annotated tags of its releases, all on release commits', () => {
    const tags = lines(
      git('for-each-ref', 'refs/tags', '--format=%(objecttype) %(*subject) %(refname:short)'),
    );
    expect(tags).toHaveLength(made.tags);
    for (const tag of tags)
      expect(tag).toMatch(/^tag chore\(release\): super-deals@v\S+ \S+@v\S+$/);
    expect(made.releases).toBeGreaterThan(3);
  });

  it('has a manifest that the engine accepts and whose tags are there', () => {
    const text = git('show', 'main:apps/super-deals/release.json');
    const manifest = parseManifest(text, 'release.json');
    expect(verifyManifest(manifest)).toBe(true);
    expect(Object.keys(manifest.services)).toHaveLength(5);
    const tags = new Set(lines(git('tag')));
    for (const { tag, sourceCommit } of Object.values(manifest.services)) {
      expect(tags).toContain(tag);
      expect(git('rev-parse', `${tag}^{commit}^`)).toBe(sourceCommit);
    }
    expect(git('show', `main:apps/super-deals/releases/${manifest.version}.json`)).toBe(text);
  });

  it('has something to release, and the engine plans it', async () => {
    const plan = await planRelease({ root: folder, head: 'main', ...made.rules });
    const released = plan.services.filter(({ nextVersion }) => nextVersion !== null);
    expect(released.length).toBeGreaterThan(1);
    expect(made.due).toEqual(expect.arrayContaining(released.map(({ name }) => name)));
    expect(plan.application.nextVersion).not.toBeNull();
  });

  it('has a service that needs all of the history to be planned', async () => {
    const { services } = await planRelease({ root: folder, head: 'main', ...made.rules });
    expect(services[0]).toMatchObject({ name: 'service-0', currentVersion: '1.0.0', bump: 'none' });
    expect(Number(git('rev-list', '--count', 'main', '^service-0@v1.0.0'))).toBe(198);
  });
});

it('the same options give the same repository, another seed gives another', async () => {
  const options = { services: 3, commits: 40, releaseEvery: 20 };
  const heads = [];
  for (const seed of [1, 1, 2]) {
    const { git } = await make({ ...options, seed });
    heads.push(git('show-ref'));
  }
  expect(heads[0]).toBe(heads[1]);
  expect(heads[0]).not.toBe(heads[2]);
});

it('all services can be in one folder', async () => {
  const { git } = await make({ services: 3, commits: 10, flat: true });
  expect(lines(git('ls-tree', '--name-only', 'main:apps'))).toEqual(
    expect.arrayContaining(['service-0', 'service-2', 'super-deals']),
  );
});
