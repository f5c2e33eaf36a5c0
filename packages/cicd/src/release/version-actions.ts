import { type ProjectGraph, type ProjectGraphDependency, type Tree, readNxJson } from '@nx/devkit';
import {
  type PlanFilesOptions,
  applicationFiles,
  releaseDate,
  serviceChangelog,
} from '@org/release';
import { VersionActions } from 'nx/release';
import { gt, valid } from 'semver';
import { APPLICATION_TAG } from '../graph/tags';
import { type CommitTypeSettings, commitTypeSettings } from './commit-types';
import { type ReleaseSession, type SessionRules, sessionOf } from './release-session';

/** Stands for "no release yet"; no tag is ever laid at it. */
const UNRELEASED = '0.0.0';

type Versioned = Awaited<ReturnType<VersionActions['calculateNewVersion']>>;

/**
 * Versions services and applications for `nx release`.
 *
 * Nx decides *whether* a project is released and finds its current version by tag; *how
 * far* the version moves is asked of the release engine, unless the user named a version
 * or a bump. Services keep their version in tags alone, so nothing of theirs is written.
 * For an application `release.json` is composed, once every service is decided.
 */
export default class ReleaseVersionActions extends VersionActions {
  override readonly validManifestFilenames = null;
  override readonly excludeManifestsFromFormatting = true;
  #session: ReleaseSession | undefined;
  #types: CommitTypeSettings = commitTypeSettings();
  #preid: string | undefined;
  #firstRelease = false;
  #newVersion: string | undefined;

  override async init(tree: Tree): Promise<void> {
    this.#session = sessionOf(tree);
    this.#types = commitTypeSettings(readNxJson(tree)?.release?.conventionalCommits?.types);
    await super.init(tree);
  }

  /** Implicit ones too, which Nx would leave out: an application's edges to its services are such. */
  override async readDependencies(
    tree: Tree,
    projectGraph: ProjectGraph,
  ): Promise<ProjectGraphDependency[]> {
    sessionOf(tree).useGraph(projectGraph);
    return projectGraph.dependencies[this.name] ?? [];
  }

  /** Called only when there is no tag: the answer stands for "never released". */
  override async readCurrentVersionFromSourceManifest(): Promise<{
    currentVersion: string;
    manifestPath: string;
  }> {
    this.#firstRelease = true;
    return {
      currentVersion: UNRELEASED,
      manifestPath: `${this.projectGraphNode.data.root} (no release yet)`,
    };
  }

  override async readCurrentVersionFromRegistry(): Promise<null> {
    return null;
  }

  override async readCurrentVersionOfDependency(): Promise<{
    currentVersion: string | null;
    dependencyCollection: string | null;
  }> {
    return { currentVersion: null, dependencyCollection: null };
  }

  override async calculateNewVersion(
    currentVersion: string | null,
    newVersionInput: string,
    newVersionInputReason: string,
    newVersionInputReasonData: Record<string, unknown>,
    preid: string,
  ): Promise<Versioned> {
    this.#preid = preid || undefined;
    const native = (): Promise<Versioned> =>
      super.calculateNewVersion(
        currentVersion,
        newVersionInput,
        newVersionInputReason,
        newVersionInputReasonData,
        preid,
      );
    const versioned = this.isApplication
      ? await this.#applicationVersion(
          currentVersion,
          newVersionInput,
          newVersionInputReason,
          native,
        )
      : await this.#serviceVersion(newVersionInputReason, native);
    this.#newVersion = versioned.newVersion;
    if (!this.isApplication) this.session.decide(this.name, versioned.newVersion);
    return versioned;
  }

  /** The version lives in the tag; what a release writes depends on all versions, and comes later. */
  override async updateProjectVersion(): Promise<string[]> {
    return [];
  }

  /**
   * Writes the files of the release. Nx calls this once every version of the run is final.
   *
   * The changelogs are among them, although Nx has a step for these: with a project filter that
   * step leaves an application's changelog out of the commit, and it would lay files out
   * otherwise than the `changelog` executor does. `changelog: false` of a group switches
   * its changelogs off.
   */
  override async updateProjectDependencies(tree: Tree): Promise<string[]> {
    if (this.#newVersion === undefined) return [];
    const options: PlanFilesOptions = {
      readFile: (path) => tree.read(path, 'utf-8'),
      repository: await this.session.repository(),
      types: this.#types.changelog,
    };
    return this.isApplication
      ? this.#writeApplication(tree, this.#newVersion, options)
      : this.#writeService(tree, this.#newVersion, options);
  }

  async #writeService(tree: Tree, version: string, options: PlanFilesOptions): Promise<string[]> {
    if (this.releaseGroup.changelog === false) return [];
    const plan = await this.session.servicesPlan(this.rules);
    const service = plan.services.find(({ name }) => name === this.name);
    if (!service) return [];
    const { path, content } = await serviceChangelog(service, version, releaseDate(plan), options);
    this.#write(tree, path, content);
    return [];
  }

  async #writeApplication(
    tree: Tree,
    version: string,
    options: PlanFilesOptions,
  ): Promise<string[]> {
    const plan = await this.session.applicationPlan(this.name, this.rules, {
      final: true,
      version,
    });
    for (const { path, content } of await applicationFiles(plan, options)) {
      if (path.endsWith('.md') && this.releaseGroup.changelog === false) continue;
      this.#write(tree, path, content);
    }
    return plan.application.moves.map(
      ({ name, from, to }) => `📦 ${name}: ${from ?? 'new'} → ${to ?? 'removed'}`,
    );
  }

  /** Nx formats what it does not find among the manifests. */
  #write(tree: Tree, path: string, content: string): void {
    tree.write(path, content);
    this.manifestsToUpdate.push({ manifestPath: path, preserveLocalDependencyProtocols: false });
  }

  async #serviceVersion(reason: string, native: () => Promise<Versioned>): Promise<Versioned> {
    if (isUsers(reason)) return native();
    const { services } = await this.session.servicesPlan(this.rules);
    const service = services.find(({ name }) => name === this.name);
    if (service?.nextVersion) return planned(service.nextVersion);
    if (this.#firstRelease) return planned(this.rules.initialVersion ?? '1.0.0');
    return native();
  }

  async #applicationVersion(
    currentVersion: string | null,
    input: string,
    reason: string,
    native: () => Promise<Versioned>,
  ): Promise<Versioned> {
    if (isUsers(reason) && this.#isForWholeApplication(currentVersion, input)) return native();
    const { application } = await this.session.applicationPlan(this.name, this.rules, {
      final: reason !== 'DEPENDENCY_WAS_BUMPED',
    });
    return application.nextVersion ? planned(application.nextVersion) : native();
  }

  /**
   * Nx applies the version a user names to the dependents of a filtered project too.
   * An application takes it when all of its services do, or none is released.
   */
  #isForWholeApplication(currentVersion: string | null, input: string): boolean {
    const { services, decided } = this.session.composition(this.name);
    const count = Object.keys(decided).length;
    const whole = count === 0 || count === services.length;
    return whole && (!valid(input) || gt(input, currentVersion ?? UNRELEASED));
  }

  private get name(): string {
    return this.projectGraphNode.name;
  }

  private get isApplication(): boolean {
    return this.projectGraphNode.data.tags?.includes(APPLICATION_TAG) ?? false;
  }

  private get session(): ReleaseSession {
    if (!this.#session) throw new Error('Nx release did not initialise the version actions.');
    return this.#session;
  }

  private get rules(): SessionRules {
    const { initialVersion } = this.finalConfigForProject.versionActionsOptions ?? {};
    return {
      tagPattern: this.releaseGroup.releaseTag.pattern,
      preid: this.#preid,
      initialVersion: typeof initialVersion === 'string' ? initialVersion : undefined,
      types: this.#types.bumps,
    };
  }
}

function isUsers(reason: string): boolean {
  return reason === 'USER_SPECIFIER' || reason === 'PROMPTED_USER_SPECIFIER';
}

function planned(newVersion: string): Versioned {
  return { newVersion, logText: `❓ The release engine plans ${newVersion}` };
}
