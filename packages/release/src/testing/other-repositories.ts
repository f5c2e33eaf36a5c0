import { plan, SUPER_DEALS } from './super-deals';
import { gitServers, type GitServers } from './git-server';
import { testRepositories, type TestRepository } from './test-repository';
import type { ApplicationPlan, ExternalService, PlanOptions, PlanRules } from '../types';

export const DEALS = 'apps/deals-ms/main.ts';
export const BFF = 'apps/bff-api/main.ts';
const OWN = 'apps/super-deals/application.json';

/** Another repository, and how to release there. */
export interface Other extends TestRepository {
  bare: string;
  /** Tags HEAD and pushes. */
  publish(...tags: string[]): void;
}

/** The workspace of super-deals, and repositories beside it. */
export interface OtherRepositories {
  workspace(): TestRepository;
  other(...begin: [message: string, files: string[]][]): Other;
  /** A repository of one service, tagged by hand. */
  payments(): Other;
  /** A repository of two services, tagged on release commits. */
  hub(): Other;
  folder(): string;
  startServer: GitServers['start'];
  dispose(): Promise<void>;
}

export function otherRepositories(): OtherRepositories {
  const repositories = testRepositories();
  const servers = gitServers();
  const other: OtherRepositories['other'] = (...begin) => {
    const repository = repositories.create();
    begin.forEach(([message, files]) => repository.commit(message, files));
    const bare = repository.addRemote();
    return {
      ...repository,
      bare,
      publish: (...tags) => {
        repository.tag(...tags);
        repository.git('push', '--quiet', 'origin', 'main', '--tags');
      },
    };
  };
  return {
    workspace: () => {
      const repository = repositories.create();
      repository.commit('feat: begin', [DEALS, BFF, OWN]);
      return repository;
    },
    other,
    payments: () => {
      const repository = other(['feat: begin', ['src/main.ts']]);
      repository.publish('v1.0.0');
      return repository;
    },
    hub: () => {
      const repository = other(['feat: begin', ['apps/users-ms/main.ts', 'apps/mail-ms/main.ts']]);
      repository.commit('chore(release): publish', [
        'apps/users-ms/CHANGELOG.md',
        'apps/mail-ms/CHANGELOG.md',
      ]);
      repository.publish('users-ms@v3.0.0', 'mail-ms@v1.0.0');
      return repository;
    },
    folder: repositories.folder,
    startServer: servers.start,
    dispose: async () => {
      await servers.closeAll();
      repositories.dispose();
    },
  };
}

/** super-deals, composed of services of other repositories too. */
export function withExternals(...externals: ExternalService[]): PlanRules {
  const services = ['bff-api', 'deals-ms'];
  return {
    ...SUPER_DEALS,
    application: { name: 'super-deals', root: 'apps/super-deals', services, externals },
  };
}

/** The service of a repository of one service. */
export function alone({ bare }: Other): ExternalService {
  return { name: 'payments-ms', repository: bare, tagPattern: 'v{version}' };
}

export async function planApp(
  repository: TestRepository,
  rules: PlanRules,
  options: Partial<PlanOptions> = {},
): Promise<ApplicationPlan> {
  const { application } = await plan(repository, rules, options);
  if (!application) throw new Error('there is no application in the plan');
  return application;
}
