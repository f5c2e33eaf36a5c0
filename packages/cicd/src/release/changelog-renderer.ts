import { join } from 'node:path';
import {
  type NxJsonConfiguration,
  type ProjectGraph,
  readCachedProjectGraph,
  readJsonFile,
  workspaceRoot,
} from '@nx/devkit';
import {
  type PlanOptions,
  type ReleasePlan,
  type RepositoryUrl,
  planRelease,
  renderApplicationChangelog,
  renderServiceChangelog,
} from '@org/release';
import DefaultChangelogRenderer from 'nx/release/changelog-renderer';
import { prerelease } from 'semver';
import { type CommitTypeSettings, commitTypeSettings } from './commit-types';
import { applicationInput, isService, releaseProjects } from './release-input';
import { repositoryOf } from './repository';

/** What the entries of one run of `nx release` have in common. */
interface Run {
  graph: ProjectGraph;
  repository: Promise<RepositoryUrl | null>;
  types: CommitTypeSettings;
  /** The plan for all services, by prerelease identifier. */
  plans: Map<string, Promise<ReleasePlan>>;
}

// One entry per run: Nx makes a renderer per project and gives all of them this one object,
// so that the history is read once for all services.
const runs = new WeakMap<object, Run>();

/**
 * Renders changelog entries for `nx release` with the release engine: for a service its
 * changes, for an application which services moved from what to what and why. Any other
 * project gets Nx's own entry.
 */
export default class ReleaseChangelogRenderer extends DefaultChangelogRenderer {
  override async render(): Promise<string> {
    const name = this.project;
    if (name === null) return super.render();
    const run = this.#run();
    const application = applicationInput(run.graph, name);
    if (application) return this.#application(application, run);
    if (isService(run.graph.nodes[name])) return this.#service(name, run);
    return super.render();
  }

  async #service(name: string, run: Run): Promise<string> {
    const options = planOptions(run, this.changelogEntryVersion);
    const key = options.preid ?? '';
    const planned = run.plans.get(key) ?? planRelease(options);
    run.plans.set(key, planned);
    const plan = await planned;
    const service = plan.services.find((candidate) => candidate.name === name);
    if (!service) return super.render();
    return renderServiceChangelog({
      plan: service,
      version: this.changelogEntryVersion,
      date: dateOf(plan),
      repository: await run.repository,
      types: run.types.changelog,
    });
  }

  async #application(
    application: NonNullable<PlanOptions['application']>,
    run: Run,
  ): Promise<string> {
    const moved = Object.fromEntries(
      (this.dependencyBumps ?? []).map(({ dependencyName, newVersion }) => [
        dependencyName,
        newVersion,
      ]),
    );
    const plan = await planRelease({
      ...planOptions(run, this.changelogEntryVersion),
      application,
      only: Object.keys(moved),
      versions: { ...moved, [application.name]: this.changelogEntryVersion },
    });
    if (!plan.application) return super.render();
    return renderApplicationChangelog({
      application: plan.application,
      services: plan.services,
      date: dateOf(plan),
      repository: await run.repository,
      types: run.types.changelog,
    });
  }

  #run(): Run {
    const existing = runs.get(this.conventionalCommitsConfig);
    if (existing) return existing;
    const run = {
      graph: readCachedProjectGraph(),
      repository: repositoryOf(workspaceRoot),
      types: configuredTypes(),
      plans: new Map(),
    };
    runs.set(this.conventionalCommitsConfig, run);
    return run;
  }
}

function configuredTypes(): CommitTypeSettings {
  const { release } = readJsonFile<NxJsonConfiguration>(join(workspaceRoot, 'nx.json'));
  return commitTypeSettings(release?.conventionalCommits?.types);
}

function planOptions({ graph, types }: Run, version: string): PlanOptions {
  const preid = prerelease(version)?.[0];
  return {
    root: workspaceRoot,
    projects: releaseProjects(graph),
    types: types.bumps,
    ...(typeof preid === 'string' && { preid }),
  };
}

/** The date of the commit that is released, so that the same history gives the same bytes. */
function dateOf(plan: ReleasePlan): string {
  return plan.headDate.slice(0, 10);
}
