import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import {
  discoverBindings,
  grantBinding,
  publishBindings,
  readDeployment,
  ServiceAlarms,
  ServiceApi,
  ServiceDashboard,
  ServiceFunction,
  ServiceStack,
  ServiceTable,
  type DeploymentOptions,
  type ServiceAnalysis,
  type ServiceRuntime,
  type ServiceStackProps,
} from '../index';
import { dealsBindings, platformBindings } from './example-bindings';
import { newFolder, testApp } from './test-app';

export interface ExampleProps extends ServiceStackProps {
  code: string;
  runtime?: ServiceRuntime;
  environment?: Record<string, string>;
  analysis?: ServiceAnalysis;
}

/** What a generated service has: every construct of this package. */
export class ExampleInfraStack extends ServiceStack {
  readonly fn: ServiceFunction;
  readonly api: ServiceApi;

  constructor(
    scope: App,
    id: string,
    { code, runtime, environment, analysis, ...props }: ExampleProps,
  ) {
    super(scope, id, props);
    const table = new ServiceTable(this, this.prefixed('deals-table'), {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      indexes: [{ name: 'by-owner', partitionKey: { name: 'owner', type: AttributeType.STRING } }],
    });
    this.fn = new ServiceFunction(this, this.prefixed('function'), {
      code,
      runtime,
      environment: { DEALS_TABLE: table.tableName, ...environment },
    });
    table.grantReadWrite(this.fn);
    this.api = new ServiceApi(this, this.prefixed('api'), { handler: this.fn });
    const alarms = new ServiceAlarms(this, this.prefixed('alarms'), { source: this.api, analysis });
    new ServiceDashboard(this, this.prefixed('dashboard'), {
      alarms,
      functions: [this.fn],
      tables: [table],
    });
    publishBindings(this, {
      spec: dealsBindings,
      values: { apiUrl: this.api.url, tableName: table.tableName },
    });
    discoverBindings(this.fn, { services: ['users-ms'] });
    grantBinding(this.fn, { spec: platformBindings, name: 'slackWebhookUrl', service: 'platform' });
  }
}

/** As an application names its environments. */
export const environments = {
  staging: { account: '111111111111', region: 'eu-central-1' },
  production: { account: '222222222222', region: 'eu-central-1', pathName: 'prod' },
  rehearsal: { account: '333333333333', region: 'eu-central-1', localCloud: true },
};

export const ENVIRONMENTS = ['local', 'staging', 'production', 'rehearsal'] as const;

export function exampleDeployment(environment: string, options: Partial<DeploymentOptions> = {}) {
  return readDeployment({
    service: 'deals-ms',
    application: 'super-deals',
    environment,
    environments,
    env: {},
    ...options,
  });
}

export const BUNDLE = 'exports.handler = async () => ({ statusCode: 200, body: "deals" });\n';

/** A folder as the `build` of a service leaves it, with `bundle` as its code. */
export function builtService(bundle = BUNDLE): string {
  const code = newFolder();
  writeFileSync(join(code, 'main.js'), bundle);
  writeFileSync(join(code, 'main.js.map'), '{"version":3,"sources":[],"mappings":""}');
  return code;
}

export interface Synthesized {
  app: App;
  stack: ExampleInfraStack;
  template: Template;
}

/** The example in an environment, synthesised; `change` may do more to it first. */
export function synthExample(
  environment: string,
  props: Partial<ExampleProps> & { app?: App; change?: (stack: ExampleInfraStack) => void } = {},
): Synthesized {
  const { change, app = testApp(), ...rest } = props;
  const stack = new ExampleInfraStack(app, 'deals-ms-infra', {
    deployment: exampleDeployment(environment),
    code: builtService(),
    ...rest,
  });
  change?.(stack);
  return { app, stack, template: Template.fromStack(stack) };
}
