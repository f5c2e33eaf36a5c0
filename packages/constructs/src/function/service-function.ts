import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import {
  Role,
  ServicePrincipal,
  type IGrantable,
  type IPrincipal,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Alias, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ConstructsError } from '../constructs-error';
import { isLocal } from '../deployment/deployment';
import { acceptFinding } from '../findings/accepted-findings';
import { serviceLogGroup } from '../logs/service-log-group';
import { addOutput } from '../stack/add-output';
import { deploymentOf } from '../stack/deployment-of';
import { releaseVersion } from '../stack/release-version';
import { checkVariable } from './check-variable';
import { keepPreviousVersion } from './keep-previous-version';

/** The alias everything calls. */
export const LIVE = 'live';

/** The runtimes that service.json knows. */
const RUNTIMES = { 'nodejs22.x': Runtime.NODEJS_22_X, 'nodejs24.x': Runtime.NODEJS_24_X } as const;

/** The newest one that the CDK knows; cdk-nag has nothing to say about it. */
const NEWEST: keyof typeof RUNTIMES = 'nodejs24.x';

export type ServiceRuntime = keyof typeof RUNTIMES;

export interface ServiceFunctionProps {
  /** The folder that the service's `build` writes. */
  readonly code: string;
  /** From service.json. Default: `nodejs22.x`. */
  readonly runtime?: ServiceRuntime | undefined;
  /** Default: `main.handler`. */
  readonly handler?: string;
  /** MiB. Default: 512. */
  readonly memory?: number;
  /** Default: 10 seconds; an API waits for 29. */
  readonly timeout?: Duration;
  /** Variables on top of `ENV_NAME`, `APPLICATION_NAME`, `SERVICE_NAME` and `SERVICE_VERSION`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: a week in the local environment, three months elsewhere. */
  readonly logRetention?: RetentionDays;
}

/**
 * The Lambda function of a service, called like its id. A change of code or configuration, or another release,
 * makes a version, and the alias `live` points to the newest, or stays at the one that a parameter of the stack names: callers use
 * {@link alias}, so that a rollout can move them. Versions stay when a newer one is there, to go back to.
 *
 * Its role may write its own logs and traces; what else it needs is granted.
 *
 * @throws ConstructsError `not-built`, `invalid-variable`
 */
export class ServiceFunction extends Construct implements IGrantable {
  readonly lambda: LambdaFunction;
  readonly alias: Alias;
  readonly logGroup: LogGroup;
  readonly grantPrincipal: IPrincipal;
  private readonly variables = new Map<string, string>();

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const deployment = deploymentOf(this);
    const release = releaseVersion(this);
    const { code, handler = 'main.handler', memory = 512, runtime = 'nodejs22.x' } = props;
    checkBuilt(this, code, handler, deployment.service);
    this.logGroup = serviceLogGroup(this, 'logs', `/aws/lambda/${id}`, props.logRetention);
    const role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'function', {
      functionName: id,
      runtime: chooseRuntime(this, runtime),
      code: Code.fromAsset(code),
      handler,
      role,
      memorySize: memory,
      timeout: props.timeout ?? Duration.seconds(10),
      logGroup: this.logGroup,
      tracing: isLocal(deployment) ? Tracing.DISABLED : Tracing.ACTIVE,
      // A version takes no new description, so the same code under another release is another version.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN, description: release },
    });
    this.grantPrincipal = this.lambda.grantPrincipal;
    if (runtime !== NEWEST) acceptFinding(this, 'runtime');
    if (!isLocal(deployment)) acceptFinding(this, 'tracing', { resource: '*' });

    const own = {
      ENV_NAME: deployment.environment,
      APPLICATION_NAME: deployment.application,
      SERVICE_NAME: deployment.service,
      SERVICE_VERSION: release,
    };
    const further = { NODE_OPTIONS: '--enable-source-maps', ...props.environment };
    for (const [name, value] of [...Object.entries(own), ...Object.entries(further)]) {
      this.addEnvironment(name, value);
    }
    this.alias = new Alias(this, LIVE, { aliasName: LIVE, version: this.lambda.currentVersion });
    keepPreviousVersion(this, this.alias);
    addOutput(this, 'Name', this.lambda.functionName);
  }

  /**
   * @throws ConstructsError `invalid-variable` for a name that Lambda refuses or keeps to itself, or
   * that has another value already
   */
  addEnvironment(name: string, value: string): void {
    checkVariable(name, value, this.node.path, this.variables.get(name));
    this.variables.set(name, value);
    this.lambda.addEnvironment(name, value);
  }

  addToRolePolicy(statement: PolicyStatement): void {
    this.lambda.addToRolePolicy(statement);
  }
}

function chooseRuntime(scope: Construct, name: string): Runtime {
  const runtime = Object.hasOwn(RUNTIMES, name) ? RUNTIMES[name as ServiceRuntime] : undefined;
  if (runtime !== undefined) return runtime;
  throw new ConstructsError({
    code: 'invalid-variable',
    what: `${JSON.stringify(name)} is no runtime`,
    where: scope.node.path,
    fix: `Name one of ${Object.keys(RUNTIMES).join(', ')} in service.json.`,
  });
}

function checkBuilt(scope: Construct, code: string, handler: string, service: string): void {
  const file = handler.slice(0, handler.lastIndexOf('.'));
  const built = ['.cjs', '.js', '.mjs'].some((extension) =>
    existsSync(join(code, file + extension)),
  );
  if (built || Token.isUnresolved(code)) return;
  throw new ConstructsError({
    code: 'not-built',
    what: `there is no ${basename(file)}.js in ${code}`,
    where: scope.node.path,
    fix: `Build the service first: nx run ${service}:build`,
  });
}
