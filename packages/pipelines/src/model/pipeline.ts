import type { Reference, Value } from './values';

/** When something runs, and what: data that renderers make a workflow or a stack of, and a laptop carries out. */
export interface Pipeline {
  /** Unique in an application: `checks`, `delivery`. */
  name: string;
  /** For people. */
  title: string;
  triggers: readonly Trigger[];
  inputs: readonly Input[];
  /** `null`: any number at the same time; jobs of one environment wait for each other all the same. */
  concurrency: Concurrency | null;
  /** In an order in which each comes after those that it needs. */
  jobs: readonly Job[];
}

export type Trigger =
  | { on: 'push'; branches: readonly string[] }
  /** A tag that matches one pattern, and not the other. */
  | { on: 'tag'; pattern: string; except: string }
  | { on: 'pull-request'; branches: readonly string[] }
  /** Changes that wait to be merged, together. */
  | { on: 'merge-queue'; branches: readonly string[] }
  /** Five fields, UTC. */
  | { on: 'schedule'; cron: string }
  | { on: 'manual' }
  /** By a job of another pipeline, with the inputs. */
  | { on: 'call' };

/** What a pipeline is started with. */
export interface Input {
  name: string;
  description: string;
  required: boolean;
  /** Only one of these; without it any text. */
  choices?: readonly string[];
}

/** What happens when it is triggered while it runs. */
export interface Concurrency {
  /** Which of its runs wait for each other: all, or those of one branch or request. */
  of: 'all' | 'per-branch';
  /**
   * `cancel`: what runs is out of date. `queue`: what runs comes to its end, then everything that waits, in order. `latest`: what runs comes to its
   * end, then the last that waits, which has the changes of the others.
   */
  whenBusy: 'cancel' | 'queue' | 'latest';
}

/** The phases that every pipeline has, in their order. */
export const PHASES = ['pre-build', 'build', 'test', 'post-build', 'deploy', 'after'] as const;

export type Phase = (typeof PHASES)[number];

/** What one machine does, one step after the other. */
export interface Job {
  /** Unique in its pipeline. */
  name: string;
  /** For people. */
  title: string;
  phase: Phase;
  /** Jobs that have to have succeeded; one of them may have been skipped since there was nothing to do. */
  needs: readonly string[];
  /** Where it deploys to, whose approvals and identity hold. */
  environment: Environment | null;
  access: readonly Access[];
  /** `full` where tags or former commits decide something. */
  history: 'full' | 'last-commit';
  /** Version of the application whose source commit is checked out; by default the commit that the pipeline runs for. */
  atSourceOf?: Reference;
  /** Runs once for each leg that a job before found; not at all without any. */
  legs?: { job: string; name: string };
  /** Runs only when this has been found out; else it is skipped, and what needs it. */
  when?: Extract<Reference, { from: 'result' }>;
  /** Runs also when a job it needs has failed, and sees how they ended. */
  always?: boolean;
  steps: readonly Step[];
  /** What later jobs may use, each from the JSON file of one of its steps. */
  results?: Readonly<Record<string, Result>>;
  /** Instead of steps: another pipeline, with these inputs. */
  calls?: { pipeline: string; inputs: Readonly<Record<string, Value>> };
}

/** A known environment, or the one that an input names. */
export type Environment = string | Extract<Reference, { from: 'input' }>;

export type Access =
  /** Fetches refs that a checkout has not brought. */
  | 'fetch'
  /** Pushes commits, tags or refs. */
  | 'push'
  /** Talks to AWS as the environment's identity, or that of packaging where the job has no environment. */
  | 'cloud'
  /** Signs what it makes. */
  | 'sign';

/** What a JSON file that a step wrote says. */
export interface Result {
  file: string;
  /** Members on the way: `['plan', 'version']`. */
  path: readonly string[];
}

export type Step =
  /** A target of a project. */
  | {
      kind: 'run';
      title: string;
      project: string;
      target: string;
      configuration?: Environment;
      options?: Readonly<Record<string, Value>>;
    }
  /** Targets of several projects, in parallel. */
  | {
      kind: 'run-many';
      title: string;
      targets: readonly string[];
      projects: Reference | 'all';
      configuration?: Environment;
    }
  /** What the workspace's generated files have to be like. */
  | { kind: 'check'; title: string; what: 'sync' | 'format' }
  /** Fails unless all jobs that this one needs succeeded, or had nothing to do. */
  | { kind: 'all-succeeded'; title: string };
