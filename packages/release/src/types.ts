import type { ExternalReader } from './external/external-reader';
import type { ExternalPlan, ExternalService } from './external/types';
import type { GitReader } from './git/git-reader';
import type { CheckFinding, GatherChecks, RaisedBump, ReleaseCheck } from './plan/release-check';

export type { CheckFinding, ExternalPlan, ExternalService, GatherChecks, RaisedBump, ReleaseCheck };

/**
 * How far one version is from another. `first` is a first release (no earlier
 * version to be far from), `prerelease` a further prerelease of a target that
 * already has one (`1.1.0-rc.0` → `1.1.0-rc.1`), `none` no release.
 */
export type Bump = 'major' | 'minor' | 'patch' | 'prerelease' | 'first' | 'none';

/** A project of the workspace, as far as releasing needs to know it. */
export interface ReleaseProject {
  name: string;
  /** Posix path relative to the workspace root; `.` is the root itself. */
  root: string;
  /** Names of the projects this one is built from; names that are not in the list are ignored. */
  dependencies?: string[];
  /** `false` is a library: never released, only a dependency of services. Default `true`. */
  released?: boolean;
  /**
   * What else counts for it as if it were in its folder: files and folders (also
   * written `folder/**`), as posix paths relative to the workspace root.
   */
  files?: string[];
}

/** How far a commit of one type goes, unless it is breaking. */
export interface CommitType {
  bump: 'major' | 'minor' | 'patch' | 'none';
}

/** An application: the services it is composed of, by project name. */
export interface ApplicationInput {
  name: string;
  /** Posix path relative to the workspace root; `release.json` is in it. */
  root: string;
  services: string[];
  /** Those of its services that live in other repositories. */
  externals?: ExternalService[];
}

/** The rules of a release that are not read from git. */
export interface PlanRules {
  projects: ReleaseProject[];
  application?: ApplicationInput;
  /** Holds `{projectName}` and `{version}` once each. Default `{projectName}@v{version}`. */
  tagPattern?: string;
  /** Makes prereleases of this identifier (`rc` → `1.1.0-rc.0`). Without it releases are stable. */
  preid?: string;
  /** Version of a first release. Default `1.0.0`. */
  initialVersion?: string;
  /** Releases only these services (project names); the others keep their current version. */
  only?: string[];
  /** Versions decided elsewhere, by project name (the application and services of other repositories included). */
  versions?: Record<string, string>;
  /**
   * The released commit is on a line off an older release: patches only, and a
   * version that is taken on another line is passed over.
   */
  hotfix?: boolean;
  /** Asks no other repository: their services stay as the manifest before pins them. */
  offline?: boolean;
  /**
   * How far commits of a type go. Default: `feat` and `feature` minor, `fix`, `perf`
   * and `revert` patch, others none; types that are not named here keep theirs.
   */
  types?: Record<string, CommitType>;
  /** Judge the plan: they raise bumps, or stop the release. */
  checks?: ReleaseCheck[];
  /** Makes further checks of what is read for them once the history is known. */
  gather?: GatherChecks;
}

/** What {@link planRelease} takes. */
export interface PlanOptions extends PlanRules {
  /** Absolute path of the workspace, or of a bare repository. */
  root: string;
  /** Commit to release. Default `HEAD`. */
  head?: string;
  /** Reads the history. Default: the git repository at `root`. */
  git?: GitReader;
  /** Reads the repositories of external services. Default: `openExternals({ root })`. */
  externals?: ExternalReader;
}

export interface CommitAuthor {
  name: string;
  email: string;
}

/** A reference to an issue or a pull request found in a message. */
export interface CommitReference {
  /** The word before it (`closes`), if any. */
  action: string | null;
  owner: string | null;
  repository: string | null;
  prefix: string;
  issue: string;
}

/**
 * One conventional change as it counts for one service. A squashed commit that
 * holds several gives one entry for each, all with the same hash.
 */
export interface PlannedCommit {
  hash: string;
  shortHash: string;
  /** Committer date, ISO 8601 in UTC. */
  date: string;
  author: CommitAuthor;
  header: string;
  type: string;
  scope: string | null;
  subject: string;
  body: string | null;
  breaking: boolean;
  /** Texts of the breaking-change footers. */
  notes: string[];
  references: CommitReference[];
  bump: Bump;
  /** Files of the commit that count for the project (or for the library named in `dependency`). */
  files: string[];
  /** The library through which it counts; absent when it touches the service itself. */
  dependency?: string;
}

/** What a release does to one service. */
export interface ServicePlan {
  name: string;
  root: string;
  /** The version the next one is counted from; `null` when there was none. */
  currentVersion: string | null;
  currentTag: string | null;
  /** `null`: not released. */
  nextVersion: string | null;
  bump: Bump;
  /** Tag of `nextVersion`; `null` when not released. */
  tag: string | null;
  /** The releasable changes since `currentVersion`, newest first. */
  commits: PlannedCommit[];
  /** What checks raised the bump to, and why; absent when the commits say it all. */
  raised?: RaisedBump[];
  /** The commit the version (next, else current) was built from; `null` when never released. */
  sourceCommit: string | null;
}

/** How one service moves between two compositions of an application. */
export interface ApplicationMove {
  name: string;
  from: string | null;
  to: string | null;
  bump: Bump;
  kind: 'changed' | 'added' | 'removed';
  /** Only when it moved to another repository, with or without another version; `null` is the workspace. */
  repository?: { from: string | null; to: string | null };
}

/** One service inside a manifest. */
export interface ManifestService {
  version: string;
  tag: string;
  sourceCommit: string;
  /** Where tag and commit are; absent for the workspace's own repository. */
  repository?: string;
}

/** The content of `release.json`: an application at a version. */
export interface Manifest {
  $schema?: string;
  application: string;
  version: string;
  /** Version of the composition before this one. */
  previous: string | null;
  sourceCommit: string;
  services: Record<string, ManifestService>;
  /** `sha256:<hex>` over the canonical JSON (RFC 8785) of `services`. */
  fingerprint: string;
}

/** What a release does to the application. */
export interface ApplicationPlan {
  name: string;
  root: string;
  currentVersion: string | null;
  currentTag: string | null;
  nextVersion: string | null;
  bump: Bump;
  tag: string | null;
  moves: ApplicationMove[];
  /** Releasable changes of the application's own files, newest first. */
  commits: PlannedCommit[];
  /** The services of other repositories, sorted by name; absent when it has none. */
  externals?: ExternalPlan[];
  /** The new composition; `null` when the application is not released. */
  manifest: Manifest | null;
}

/** A release as plain data: JSON in, JSON out. */
export interface ReleasePlan {
  /** The commit the plan was made on. */
  head: string;
  /** Committer date of `head`, ISO 8601 in UTC. */
  headDate: string;
  /** Sorted by name. */
  services: ServicePlan[];
  application?: ApplicationPlan;
}

/** Where a remote repository is seen in a browser. */
export interface RepositoryUrl {
  provider: 'github' | 'gitlab' | 'bitbucket' | 'bitbucket-server' | 'codecommit';
  /** `https://github.com`; with the path a server is installed at; for CodeCommit the console of the region. */
  host: string;
  /** `org`; `group/subgroup` on GitLab, `PROJECT` or `~user` on Bitbucket Server, the region on CodeCommit. */
  owner: string;
  name: string;
}
