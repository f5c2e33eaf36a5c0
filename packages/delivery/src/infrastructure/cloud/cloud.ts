import type { StackAddress, Template } from '../types';
import type { Place } from './clients';

/** A stack as it is deployed. */
export interface DeployedStack {
  id: string;
  name: string;
  status: string;
  statusReason: string | null;
  terminationProtection: boolean;
  tags: Record<string, string>;
  parameters: DeployedParameter[];
  outputs: StackOutput[];
  /** `null` unless it was asked for. */
  template: Template | null;
}

/** A stack as a listing of all has it. */
export interface ListedStack {
  id: string;
  name: string;
  status: string;
  statusReason: string | null;
  /** Whether it is a resource of another stack. */
  nested: boolean;
  tags: Record<string, string>;
  /** Values by name; of one that stands for an SSM parameter, the name. */
  parameters: Record<string, string>;
}

/** An alarm that says that something is wrong. */
export interface FiringAlarm {
  /** One in an account and region. */
  name: string;
  /** ISO 8601, UTC; `null` where the cloud does not say. */
  since: string | null;
}

export interface DeployedParameter {
  key: string;
  value: string;
  /** For one that stands for an SSM parameter; only with the template. */
  ssm: {
    name: string;
    /** What it held at the last deployment. */
    resolved: string;
    /** What it holds now; `null` when it is gone. */
    current: string | null;
  } | null;
}

export interface StackOutput {
  key: string;
  value: string;
  description: string | null;
  exportName: string | null;
}

/** Something that happened to a stack or a resource of it. */
export interface StackEvent {
  id: string;
  stackId: string;
  /** The stack's own events have its name here. */
  logicalId: string;
  physicalId: string;
  /** Such as `AWS::Lambda::Function`. */
  type: string;
  status: string;
  reason: string | null;
  /** ISO 8601. */
  time: string;
}

export interface StackResource {
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
}

/** A function of a stack, and where what it logs is. */
export interface FunctionLogs {
  function: string;
  logGroup: string;
}

/** A function as it is now. */
export interface FunctionState {
  arn: string;
  /** Of the archive of the code that is not published: SHA-256 in base64. */
  codeSha256: string;
  tags: Record<string, string>;
}

export interface FunctionVersion {
  version: string;
  codeSha256: string;
  description: string;
}

/** A ZIP file in base64, or where one is. */
export type FunctionCode = { archive: string } | { bucket: string; key: string };

/** Where an alias sends requests. */
export interface AliasRouting {
  /** What gets all that no other version gets. */
  version: string;
  /** Parts of 1 that other versions get. */
  weights: Record<string, number>;
  /** Another one after every change. */
  revision: string;
}

/** `at`: when, by the clock of the cloud, in milliseconds since 1970. */
export type RoutingChange = { changed: true; at: number } | { changed: false };

/** What a version of a function says to a request. */
export interface VersionAnswer {
  /** `null`: it threw, or said none. */
  status: number | null;
  body: string;
}

/** A metric by the minute. */
export interface MetricQuery {
  namespace: string;
  metric: string;
  dimensions: Record<string, string>;
  /** Such as `Sum` or `p95`. */
  statistic: string;
}

/** What CloudWatch holds of metrics. */
export interface MetricData {
  /** Of each query, in their order: minutes (milliseconds since 1970) and values. Minutes without data are left out. */
  series: [minute: number, value: number][][];
  /** By the clock of the cloud when it answered: milliseconds since 1970. */
  now: number;
}

export interface LogEvent {
  id: string;
  /** Milliseconds since 1970. */
  time: number;
  message: string;
}

export interface LogPage {
  events: LogEvent[];
  /** For the rest; `null` when this was all. */
  next: string | null;
}

export interface DeployStackInput {
  stack: StackAddress;
  /** How the assembly calls the stack. */
  id: string;
  /** The cloud assembly. */
  folder: string;
  /** Values for parameters of the template; others keep theirs. */
  parameters: Record<string, string>;
  force: boolean;
  /** Milliseconds between two looks. */
  interval: number;
}

/** What the deployment of one stack tells while it runs. */
export type DeployStackEvent =
  | { kind: 'publishing'; asset: string }
  | { kind: 'operation' }
  | { kind: 'event'; event: StackEvent };

/** What the CDK needs in an account and region. */
export interface BootstrapPlace {
  account: string | null;
  region: string | null;
  /** SSM parameter that holds the version. */
  parameter: string;
  /** For reading it. */
  roleArn: string | null;
}

/**
 * AWS, or what answers like it. The real one is in a process of its own, so all that goes through
 * here is data.
 */
export interface Cloud {
  /** `null` when there is none, or none any more. */
  readStack(stack: StackAddress, wanted: { template: boolean }): Promise<DeployedStack | null>;
  /** All stacks of a place that have these tags, in one listing. */
  listStacks(place: Place, tags: Record<string, string>): Promise<ListedStack[]>;
  /** Metric and composite alarms of a place that fire now, whoever they belong to, in one listing. */
  firingAlarms(place: Place): Promise<FiringAlarm[]>;
  /** `null` when the place was never bootstrapped. */
  bootstrapVersion(place: BootstrapPlace): Promise<number | null>;
  bootstrap(place: BootstrapPlace): Promise<void>;
  /** Publishes assets, then creates or updates, then waits. Rejects when it fails. */
  deployStack(input: DeployStackInput, onEvent: (event: DeployStackEvent) => void): Promise<void>;
  /** Begins to delete; waits for nothing. */
  deleteStack(stack: StackAddress): Promise<void>;
  /** Events that came after one, oldest first; all of them for `null`. */
  eventsAfter(stack: StackAddress, event: string | null): Promise<StackEvent[]>;
  /** Events of the stack's newest operation, oldest first. */
  operationEvents(stack: StackAddress): Promise<StackEvent[]>;
  resources(stack: StackAddress): Promise<StackResource[]>;
  functionLogs(stack: StackAddress): Promise<FunctionLogs[]>;
  /** @param since Milliseconds since 1970. */
  logEvents(
    stack: StackAddress,
    logGroup: string,
    since: number,
    next: string | null,
  ): Promise<LogPage>;
  /** `null` when there is none. */
  readFunction(stack: StackAddress, name: string): Promise<FunctionState | null>;
  /** Replaces the code that is not published, and waits until it is in effect. */
  updateCode(stack: StackAddress, name: string, code: FunctionCode): Promise<void>;
  /** Gives the version; that of the last time when nothing has changed since. */
  publishVersion(stack: StackAddress, name: string, description: string): Promise<string>;
  /** Those that are published. */
  versions(stack: StackAddress, name: string): Promise<FunctionVersion[]>;
  deleteVersion(stack: StackAddress, name: string, version: string): Promise<void>;
  /** The version an alias points to. */
  aliasVersion(stack: StackAddress, name: string, alias: string): Promise<string>;
  pointAlias(stack: StackAddress, name: string, alias: string, version: string): Promise<void>;
  /** `null` when there is no such function or alias. */
  aliasRouting(stack: StackAddress, name: string, alias: string): Promise<AliasRouting | null>;
  /** Changes nothing unless the revision is still the alias's. With another description it always makes another one. */
  routeAlias(
    stack: StackAddress,
    name: string,
    alias: string,
    routing: AliasRouting,
    description: string,
  ): Promise<RoutingChange>;
  /** Asks one version of a function for `GET path`, past what divides requests. */
  askVersion(
    stack: StackAddress,
    name: string,
    version: string,
    path: string,
  ): Promise<VersionAnswer>;
  /** From a minute on until now, in as few requests as there can be. */
  metricData(place: Place, queries: readonly MetricQuery[], from: number): Promise<MetricData>;
  /** @param value `null` removes the tag. */
  tagFunction(stack: StackAddress, arn: string, key: string, value: string | null): Promise<void>;
}
