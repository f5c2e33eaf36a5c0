// Generated from application.schema.json by "npm run schema-types". Do not edit.

/**
 * By the clocks of the place: a day of the week (Sun, Mon, Tue, Wed, Thu, Fri, Sat) and a time, or a date and a time.
 */
export type FreezeTime = string;
/**
 * bad-migration: a migration damages the data of a service. broken-contract: a release takes away what another service calls. slow-leak: a service answers a little slower every minute.
 */
export type Emergency = 'bad-migration' | 'broken-contract' | 'slow-leak';
/**
 * How new versions of services take over here; all at once unless said otherwise. A service may have a rollout of its own, in service.json, for environments that have one.
 */
export type Rollout = {
  /**
   * all-at-once: The new version takes all requests at once, and nothing is judged. linear: The new version takes so many percent more after each bake time. canary: The new version takes a few percent first, and more after each bake time. blue-green: The new version takes all requests at once; the previous one stays ready to take them back until the bake time is over.
   */
  strategy: 'all-at-once' | 'linear' | 'canary' | 'blue-green';
  /**
   * How the new version is judged while it bakes.
   */
  analysis?: {
    /**
     * What must not be. None: only time passes.
     *
     * @maxItems 20
     */
    rules?: {
      name: string;
      /**
       * A metric, > or >=, a limit with its unit, and for how many minutes.
       */
      when: string;
      severity?: 'critical' | 'warning';
    }[];
    /**
     * Requests in the window of a rule, without which it is inconclusive.
     */
    minimumRequests?: number;
    /**
     * Which percentile response_time is.
     */
    percentile?: number;
    /**
     * How long after the bake time an inconclusive analysis may still become conclusive. Metrics come late.
     */
    patience?: string;
    /**
     * What follows from a rule that fails, by its severity.
     */
    onFail?: {
      critical?: 'hold' | 'roll-back';
      warning?: 'go-on' | 'hold' | 'roll-back';
    };
    /**
     * What follows from an analysis that stays inconclusive.
     */
    onInconclusive?: 'go-on' | 'hold' | 'roll-back';
    /**
     * After which what an analysis holds goes back, when nobody has decided.
     */
    holdAtMost?: string;
  };
};
/**
 * Targets that run for what changed.
 */
export type TargetNames = string[];
/**
 * Further targets, at night and before what changed is released under gitflow.
 */
export type TargetNames1 = string[];
/**
 * Targets that ask an environment, in its configuration, after something was promoted to it and before it goes on from there.
 */
export type TargetNames2 = string[];

/**
 * An application: composed of services, released as a manifest that names a release of each.
 */
export interface ApplicationConfig {
  $schema?: string;
  /**
   * Name of the application: its Nx project and its release tags.
   */
  name: string;
  /**
   * What its paths in the Parameter Store start with; by default a slash and its name. At most 11 levels of letters, digits, dots, hyphens and underscores, a slash before each; the first starts with neither aws nor ssm. A service's parameterStorePrefix and the variable APP_BASE_PATH go before it.
   */
  basePath?: string;
  /**
   * Where it runs beside this machine, by name; staging and production unless said otherwise. The environment of a command is its Nx configuration: nx deploy deals-ms -c staging.
   */
  environments?: {
    [k: string]: EnvironmentConfig;
  };
  delivery?: DeliveryConfig;
  /**
   * Emergencies that are rehearsed: what, where and when. Each is run with nx run <application>:drill.
   */
  drills?: DrillConfig[];
  /**
   * How the team works. trunk: one branch, each commit goes to staging, a version tag to production. release-branch: trunk is cut into a release branch, which goes to staging and, approved, to production. github-flow: as trunk, with feature branches that are checked; where production takes candidates, by approval alone. gitflow: feature, development, main, production and hotfix branches, each with checks of its own.
   */
  strategy?: 'trunk' | 'release-branch' | 'github-flow' | 'gitflow';
  pipeline?: PipelineConfig;
  /**
   * Services that live in other git repositories and are released there, by their name in the application. Those of this workspace are not listed: they name the application.
   */
  services?: {
    [k: string]: ExternalServiceConfig;
  };
  /**
   * Who reviews changes of the application, and of its services that name no owner: GitHub users or teams (@user, @org/team) or mail addresses.
   */
  owners?: string[];
}
/**
 * Where an environment is, and what may be done with it.
 */
export interface EnvironmentConfig {
  /**
   * The AWS account, twelve digits as a string. Without it, whichever the credentials lead to. Not 000000000000, which is this machine's.
   */
  account?: string;
  /**
   * The AWS region. Without it, the one of AWS_REGION or of the profile.
   */
  region?: string;
  /**
   * A shorter name for paths in the Parameter Store; by default the environment's name. At most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last.
   */
  pathName?: string;
  /**
   * Whether it is on a local cloud of its own on this machine (MiniStack), with its account and region: for a rehearsal of promotions.
   */
  localCloud?: boolean;
  /**
   * Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.
   */
  directDeployment?: boolean;
  /**
   * The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine; nor artifacts or sealed, which the state store has beside environments.
   */
  after?: string;
  /**
   * What may be promoted into it: releases alone, or candidates too.
   */
  takes?: 'manifests' | 'any';
  /**
   * Minutes that have to be over since it was first verified in the environment of "after"; at most those of a year.
   */
  soakMinutes?: number;
  approval?: ApprovalConfig;
  /**
   * When nothing goes in, but a hotfix that says why.
   */
  freezes?: FreezeConfig[];
  /**
   * Nothing goes in while one of its alarms fires, but a hotfix that says why.
   */
  alarmsQuiet?: boolean;
  drills?: DrillRuleConfig;
  rollout?: Rollout;
}
/**
 * Who has to approve of what goes in. An approval is of certain bytes; that of others says nothing.
 */
export interface ApprovalConfig {
  /**
   * How many different people have to approve.
   */
  count: number;
  /**
   * Who may, as records name them; upper and lower case are one. By default everybody.
   */
  approvers?: string[];
  /**
   * Whoever asks for a promotion does not approve it.
   */
  notRequester?: boolean;
  /**
   * Hours after which an approval does not count any more, at most those of a year. Without it, it stays.
   */
  expiresAfterHours?: number;
}
/**
 * A time in which nothing goes in: each week, or once. From and to are of one kind.
 */
export interface FreezeConfig {
  from: FreezeTime;
  to: FreezeTime;
  /**
   * The place whose clocks count, as IANA names it.
   */
  timeZone: string;
  /**
   * For those who have to wait.
   */
  why?: string;
}
/**
 * Nothing goes in unless these emergencies were rehearsed in the environments before, and recovered from, or a hotfix says why.
 */
export interface DrillRuleConfig {
  /**
   * Days after which a drill does not count any more, at most those of a year.
   */
  maxAgeDays: number;
  /**
   * Which; by default all.
   *
   * @minItems 1
   */
  emergencies?: Emergency[];
}
/**
 * Where artifacts and records of the application are kept, and who signs them.
 */
export interface DeliveryConfig {
  /**
   * Where artifacts are: a folder, relative to the workspace, or an S3 bucket with a prefix. Whoever packages, seals, promotes or rolls back has to reach it.
   */
  artifacts?: string;
  /**
   * Where records and the index of artifacts are: a folder, relative to the workspace; git:origin for a ref of that remote; or s3://bucket/prefix. Without credentials.
   */
  state?: string;
  signing?: SigningConfig;
  /**
   * How many days artifacts are kept. What an environment runs, ran last, or a rollback needs is kept however old it is.
   */
  retentionDays?: number;
}
/**
 * Whose signatures count. The key to sign with is named by CICD_SIGNING_KEY where a service is packaged, and never kept in the repository.
 */
export interface SigningConfig {
  /**
   * Public Ed25519 keys in PEM format, as paths relative to the workspace. With one at least, what nobody of them has signed is refused.
   *
   * @minItems 1
   */
  keys: string[];
}
/**
 * An emergency that is rehearsed.
 */
export interface DrillConfig {
  emergency: Emergency;
  /**
   * With which service. A broken contract finds one by itself.
   */
  service?: string;
  /**
   * The name of an environment: at most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last. Not local, which always is this machine; nor artifacts or sealed, which the state store has beside environments.
   */
  environment: string;
  /**
   * When, in UTC: minute, hour, day of the month, month, day of the week, as cron has them.
   */
  schedule: string;
}
/**
 * The pipelines that are generated for the application, and kept in step by nx sync. Without it there are none.
 */
export interface PipelineConfig {
  /**
   * What carries them out.
   */
  provider: 'github-actions';
  /**
   * What branches are called.
   */
  branches?: {
    /**
     * Where work is integrated; by default main.
     */
    trunk?: string;
    /**
     * Where version cuts are merged to, under release-branch; by default release.
     */
    release?: string;
    /**
     * Where work is integrated under gitflow; by default development.
     */
    development?: string;
    /**
     * What users run, under gitflow; by default production.
     */
    production?: string;
  };
  /**
   * The machine that jobs run on, as the provider calls it; by default one of its own Linux machines.
   */
  runner?: string;
  /**
   * Version of Node.
   */
  nodeVersion?: string;
  targets?: TargetNames;
  integrationTargets?: TargetNames1;
  acceptanceTargets?: TargetNames2;
  /**
   * When all projects are checked, in UTC: minute, hour, day of the month, month, day of the week, as cron has them. Never, if it is not said.
   */
  nightly?: string;
}
/**
 * Where a service of another repository is found, and which of its releases are composed.
 */
export interface ExternalServiceConfig {
  /**
   * The git repository, a URL (https, ssh, git, codecommit, file), git@host:path, or a path relative to the workspace. Without credentials: it is written into release.json.
   */
  repository: string;
  /**
   * How its releases are tagged there: {version} once, {projectName} at most once. v{version} in a repository of one service.
   */
  tagPattern?: string;
  /**
   * Its name there, for {projectName}; by default the name here.
   */
  project?: string;
  /**
   * The versions that may be composed, like ^2; by default all.
   */
  range?: string;
  /**
   * Its folder there, whose changes the application's changelog tells. By default the whole repository, or with {projectName} the folder of that name in which its release commit wrote CHANGELOG.md.
   */
  root?: string;
}
