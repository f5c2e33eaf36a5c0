/** All variables of a child process: nothing of this process's own is added. */
export type Variables = Readonly<Record<string, string>>;

/** The CDK app of a service. */
export interface ServiceApp {
  service: string;
  /** Absolute path of the folder the app runs in; its `cdk.json` and `cdk.context.json` are read there. */
  root: string;
  /** Absolute path of the cloud assembly. */
  outDir: string;
  /**
   * Program and arguments that write the cloud assembly, such as
   * `['node', '--import', 'tsx', 'infra/bin/service-app.ts']`. Without it, `outDir` holds one already.
   */
  command?: readonly string[];
  /** Names of the stacks that are meant. Default: all of the assembly, without those of its stages. */
  stacks?: readonly string[];
}

/** A CloudFormation template as data. */
export interface Template {
  Resources?: Record<string, TemplateResource>;
  Parameters?: Record<string, { Type: string; Default?: unknown; Description?: string }>;
  Outputs?: Record<string, unknown>;
  [section: string]: unknown;
}

export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  DeletionPolicy?: string;
  [attribute: string]: unknown;
}

/** Where a stack is, and who may touch it. */
export interface StackAddress {
  name: string;
  /** `null`: whichever the credentials belong to. */
  account: string | null;
  /** `null`: the region of the variables. */
  region: string | null;
  /** The role the CDK deploys with. `null`: the credentials themselves. */
  roleArn: string | null;
}

/** A stack as an app wants it. */
export interface WantedStack extends StackAddress {
  /** How the assembly calls it. */
  id: string;
  template: Template;
  /** Values that the app gives for parameters of the template. */
  parameters: Record<string, string>;
  tags: Record<string, string>;
  terminationProtection: boolean;
  /** What the environment must have been bootstrapped to. */
  bootstrap: { version: number; parameter: string } | null;
}

/** What a service's app wants. */
export interface ServiceAssembly {
  service: string;
  /** Absolute. */
  folder: string;
  /** Those a stack needs come before it. */
  stacks: readonly WantedStack[];
}

/** What is going on; for people `message`, for machines the rest. */
export interface InfrastructureProgress {
  phase:
    | 'synthesizing'
    | 'bootstrapping'
    | 'waiting'
    | 'publishing'
    | 'creating'
    | 'updating'
    | 'deleting'
    | 'unchanged'
    | 'done'
    | 'failed'
    | 'not-started'
    | 'checking';
  service: string | null;
  stack?: string;
  /** One line. */
  message: string;
  /** Resources that are finished, and those that take part as far as it is known. */
  done?: number;
  total?: number;
  /** The resource that has just moved. */
  resource?: { logicalId: string; type: string; status: string; reason?: string };
}

export type OnProgress = (progress: InfrastructureProgress) => void;

/** What every function that talks to a cloud takes. */
export interface CloudOptions {
  /** The name of the environment; apps read it as `ENV_NAME`. */
  environment: string;
  /**
   * Whether the CDK holds templates against the rules of their resource types when apps are run. It is most of
   * the time they take. Default: yes; `deploy` leaves templates out that are deployed as they are, or were validated
   * before and differ in the hashes of assets alone.
   */
  validate?: boolean;
  /** For the process that talks to it, and for apps. Credentials, region and endpoint come from here alone. */
  env: Variables;
  onProgress?: OnProgress;
  /** Ends the call early: it rejects with the reason of the signal. What a cloud has begun goes on there. */
  signal?: AbortSignal;
}
