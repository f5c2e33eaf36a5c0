import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUPER_DEALS } from '../testing/super-deals';
import { testRepositories, type TestRepository } from '../testing/test-repository';
import { parseRepositoryUrl } from './repository-url';
import { makeRelease, readIn } from './testing/make-release';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = 'apps/deals-ms/main.ts';
const BFF = 'apps/bff-api/main.ts';
const HTTP = 'libs/http/main.ts';

const ADA = ['Ada Lovelace', 'ada@example.com'] as const;
const GRACE = ['Grace Hopper', '1906+grace@users.noreply.github.com'] as const;
const ALAN = ['Alan Turing', '1912-alan@users.noreply.gitlab.com'] as const;

function commit(
  repository: TestRepository,
  [name, email]: readonly [string, string],
  message: string,
  files: string[],
): void {
  repository.git('config', 'user.name', name);
  repository.git('config', 'user.email', email);
  repository.commit(message, files);
}

/** Two releases of the same history; its dates and identities are fixed, and so are its hashes. */
async function released(remote: string): Promise<TestRepository> {
  const repository = repositories.create();
  const options = { repository: parseRepositoryUrl(remote) };
  commit(repository, ADA, 'feat: list deals', [DEALS, BFF]);
  await makeRelease(repository, SUPER_DEALS, options);
  commit(
    repository,
    GRACE,
    'feat(prices)!: send cents\n\nBREAKING CHANGE: prices are integers now, see #7',
    [DEALS],
  );
  commit(repository, ALAN, 'fix(http): retry twice', [HTTP]);
  commit(
    repository,
    ADA,
    'fix: round prices (#12)\n\nCloses #11\n\nCo-authored-by: Grace Hopper <grace@example.com>',
    [DEALS],
  );
  commit(repository, ADA, 'feat: bump @types/node, thanks @ada\n\nSee !3', [DEALS]);
  commit(repository, ['renovate[bot]', 'renovate[bot]@example.com'], 'fix(deps): newer <script>', [
    DEALS,
  ]);
  commit(repository, ADA, 'perf: `cache` deals, see https://example.com/a_b*c', [DEALS, BFF]);
  commit(repository, ADA, 'chore: ready', []);
  await makeRelease(repository, SUPER_DEALS, options);
  return repository;
}

test.each([
  ['none', '/srv/git/deals.git'],
  ['github', 'git@github.com:org/deals.git'],
  ['gitlab', 'https://gitlab.com/org/shop/deals.git'],
  ['bitbucket', 'git@bitbucket.org:org/deals.git'],
  ['bitbucket-server', 'ssh://git@bitbucket.example.com:7999/shop/deals.git'],
  ['codecommit', 'codecommit::eu-west-1://deals'],
])('the changelogs of a repository at %s', async (provider, remote) => {
  const repository = await released(remote);
  for (const project of ['deals-ms', 'super-deals']) {
    const file = join(__dirname, 'testing/golden', provider, project, 'CHANGELOG.md');
    expect(readIn(repository, `apps/${project}/CHANGELOG.md`)).toBe(readFileSync(file, 'utf8'));
  }
});
