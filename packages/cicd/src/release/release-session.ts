import type { ProjectGraph, Tree } from '@nx/devkit';
import {
  type ApplicationPlan,
  type ExternalReader,
  type PlanOptions,
  type ReleasePlan,
  type RepositoryUrl,
  openExternals,
  planRelease,
} from '@org/release';
import { gatherContracts } from './gather-contracts';
import { applicationInput, releaseProjects } from './release-input';
import { repositoryOf } from './repository';

/** How one run of `nx release` asks the engine. */
export interface SessionRules {
  tagPattern: string;
  preid: string | undefined;
  initialVersion: string | undefined;
  types: PlanOptions['types'];
}

/**
 * One run of `nx release`: what Nx has decided so far, and what the engine says.
 *
 * Nx versions services first and tells the application's version actions nothing of
 * the outcome, so the outcome is kept here. The engine reads the history once for all
 * services.
 */
export class ReleaseSession {
  readonly #decided = new Map<string, string>();
  #graph: ProjectGraph | undefined;
  #plan: Promise<ReleasePlan> | undefined;
  #repository: Promise<RepositoryUrl | null> | undefined;
  /** One for the run, so that every question is answered by the same tags of other repositories. */
  readonly #externals: ExternalReader;

  constructor(private readonly root: string) {
    this.#externals = openExternals({ root });
  }

  /** Hands over the project graph, which Nx gives to `readDependencies` before it decides anything. */
  useGraph(graph: ProjectGraph): void {
    this.#graph = graph;
  }

  /** Notes the version that a service gets in this run. */
  decide(service: string, version: string): void {
    this.#decided.set(service, version);
  }

  /** The services of an application, and which of them get a version in this run. */
  composition(application: string): { services: string[]; decided: Record<string, string> } {
    const services = applicationInput(this.graph, application)?.services ?? [];
    const decided = services.flatMap((name) => {
      const version = this.#decided.get(name);
      return version === undefined ? [] : [[name, version] as const];
    });
    return { services, decided: Object.fromEntries(decided) };
  }

  /** What the engine says of all services: the history is read once for them. */
  servicesPlan(rules: SessionRules): Promise<ReleasePlan> {
    this.#plan ??= this.#ask(rules, {});
    return this.#plan;
  }

  /** Where the workspace's remote is seen in a browser. */
  repository(): Promise<RepositoryUrl | null> {
    this.#repository ??= repositoryOf(this.root);
    return this.#repository;
  }

  /**
   * What the engine says of an application, given the versions decided in this run.
   * @param options `final`: no other service will get a version in this run; `version`:
   *   that of the application, when it is decided already
   * @returns a plan with an `application`
   * @throws Error when the project is not an application
   */
  async applicationPlan(
    name: string,
    rules: SessionRules,
    { final, version }: { final: boolean; version?: string },
  ): Promise<ReleasePlan & { application: ApplicationPlan }> {
    const input = applicationInput(this.graph, name);
    if (!input) throw new Error(`"${name}" is not an application of this workspace.`);
    const { decided } = this.composition(name);
    const plan = await this.#ask(rules, {
      application: input,
      versions: { ...decided, ...(version !== undefined && { [name]: version }) },
      ...(final && { only: Object.keys(decided) }),
    });
    const { application } = plan;
    if (!application) throw new Error(`The engine planned nothing for "${name}".`);
    return { ...plan, application };
  }

  private get graph(): ProjectGraph {
    if (!this.#graph) throw new Error('The release session was asked before it had the graph.');
    return this.#graph;
  }

  async #ask(
    { tagPattern, preid, initialVersion, types }: SessionRules,
    more: Partial<PlanOptions>,
  ): Promise<ReleasePlan> {
    return planRelease({
      root: this.root,
      projects: releaseProjects(this.graph),
      tagPattern,
      externals: this.#externals,
      gather: gatherContracts,
      ...(preid && { preid }),
      ...(initialVersion && { initialVersion }),
      ...(types && { types }),
      ...more,
    });
  }
}

// Nx constructs version actions per project and passes nothing between them; the tree is
// the one object that identifies a run, and the entry goes away with it.
const sessions = new WeakMap<Tree, ReleaseSession>();

/** The session of the run that a tree belongs to. */
export function sessionOf(tree: Tree): ReleaseSession {
  const existing = sessions.get(tree);
  if (existing) return existing;
  const session = new ReleaseSession(tree.root);
  sessions.set(tree, session);
  return session;
}
