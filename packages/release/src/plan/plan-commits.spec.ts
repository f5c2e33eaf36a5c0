import { plan, planDeals, SERVICES } from '../testing/super-deals';
import { testRepositories } from '../testing/test-repository';

const repositories = testRepositories();
afterEach(() => repositories.dispose());

const DEALS = ['apps/deals-ms/src/main.ts'];

describe('a commit counts', () => {
  test('for the deepest project its files are in, and not for one with a longer name', async () => {
    const repository = repositories.create();
    repository.commit('feat: x', ['apps/api-gateway/main.ts', 'apps/api/plugins/auth/main.ts']);
    const { services } = await plan(repository, {
      projects: [
        { name: 'api', root: 'apps/api' },
        { name: 'api-gateway', root: 'apps/api-gateway' },
        { name: 'auth', root: 'apps/api/plugins/auth' },
      ],
    });
    expect(services.map(({ name, nextVersion }) => [name, nextVersion])).toEqual([
      ['api', null],
      ['api-gateway', '1.0.0'],
      ['auth', '1.0.0'],
    ]);
  });

  test('when it only deletes files of the service', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [...DEALS, 'apps/deals-ms/old.ts']);
    repository.tag('deals-ms@v1.0.0');
    repository.commitFiles('feat!: remove the old API', { 'apps/deals-ms/old.ts': null });
    expect((await planDeals(repository)).nextVersion).toBe('2.0.0');
  });

  test('for both services when a file is moved from one to the other', async () => {
    const repository = repositories.create();
    repository.commit('chore: begin', ['apps/deals-ms/a.ts', 'apps/bff-api/b.ts']);
    repository.commitFiles('feat: move', {
      'apps/deals-ms/a.ts': null,
      'apps/bff-api/a.ts': 'chore: begin\n0\n',
    });
    const { services } = await plan(repository, SERVICES);
    expect(services.map(({ nextVersion }) => nextVersion)).toEqual(['1.0.0', '1.0.0']);
  });

  test('for nobody when it touches only root files or files of releases', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit('fix: lockfile', ['package-lock.json', 'nx.json']);
    repository.commit('fix: words', [
      'apps/deals-ms/CHANGELOG.md',
      'apps/deals-ms/release.json',
      'apps/deals-ms/releases/1.0.0.json',
    ]);
    expect((await planDeals(repository)).nextVersion).toBeNull();
    repository.commit('fix: sources in a folder of that name', ['apps/deals-ms/releases/list.ts']);
    expect((await planDeals(repository)).nextVersion).toBe('1.0.1');
  });

  test('as a patch, and as a dependency, for services built from a library, however breaking it is', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', [...DEALS, 'apps/bff-api/main.ts']);
    repository.tag('deals-ms@v1.0.0', 'bff-api@v1.0.0');
    repository.commit('docs: words', ['libs/core/README.md']);
    repository.commit('feat!: new core', ['libs/core/index.ts']);
    const { services } = await plan(repository, SERVICES);
    expect(services.map(({ name, nextVersion }) => [name, nextVersion])).toEqual([
      ['bff-api', '1.0.1'],
      ['deals-ms', null],
    ]);
    expect(services[0]?.commits).toMatchObject([
      {
        header: 'feat!: new core',
        bump: 'patch',
        dependency: 'core',
        files: ['libs/core/index.ts'],
      },
    ]);
  });

  test('as its own when it touches service and library', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', ['apps/bff-api/main.ts']);
    repository.tag('bff-api@v1.0.0');
    repository.commit('feat: both', ['libs/http/index.ts', 'apps/bff-api/main.ts']);
    const { services } = await plan(repository, SERVICES);
    expect(services[0]).toMatchObject({
      nextVersion: '1.1.0',
      commits: [{ bump: 'minor', files: ['apps/bff-api/main.ts'] }],
    });
    expect(services[0]?.commits[0]).not.toHaveProperty('dependency');
  });

  test('once, for each conventional line, when it is a squash', async () => {
    const repository = repositories.create();
    repository.commit('feat: begin', DEALS);
    repository.tag('deals-ms@v1.0.0');
    repository.commit(
      'Deals (#3)\n\n* fix: sort\n\nwords\n\n* feat: list\n\n* wip\n\n* feat: gone\n\n* Revert "feat: gone"\n',
      DEALS,
    );
    const deals = await planDeals(repository);
    expect(deals.commits.map(({ header, body }) => [header, body])).toEqual([
      ['fix: sort', 'words'],
      ['feat: list', '* wip'],
    ]);
    expect(deals.nextVersion).toBe('1.1.0');
  });
});
