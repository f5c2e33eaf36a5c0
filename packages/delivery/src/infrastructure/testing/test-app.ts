import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceApp } from '../types';

/** What the app of a test makes. */
export interface TestAppSettings {
  service: string;
  /** What its function answers. */
  says: string;
  /** With a resource that cannot be made, beside another one that is cancelled or taken back for its sake. */
  broken?: boolean;
  /** The service whose SSM parameter it reads. */
  consumes?: string;
  /** With a resource that is only there when somebody says so. */
  waits?: boolean;
  /** With a resource of a type that there is not. */
  refused?: boolean;
  /** The table stays when the stack goes. */
  retain?: boolean;
  /** With a second function, which has no alias, and code of its own in `helper`: what it answers. */
  helper?: string;
}

/** The AWS CDK is found from here, wherever the app is. */
const PACKAGE = join(__dirname, '../../../package.json');

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(PACKAGE)});
const { App, CfnOutput, CfnResource, CfnWaitCondition, CfnWaitConditionHandle, RemovalPolicy, Stack, Tags } = load('aws-cdk-lib');
const apigateway = load('aws-cdk-lib/aws-apigateway');
const dynamodb = load('aws-cdk-lib/aws-dynamodb');
const lambda = load('aws-cdk-lib/aws-lambda');
const ssm = load('aws-cdk-lib/aws-ssm');
const settings = require('./settings.json');

const { service } = settings;
const app = new App();
const stack = new Stack(app, service + '-stack', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
});
Tags.of(stack).add('service', service);
const table = new dynamodb.TableV2(stack, 'Table', {
  tableName: service + '-table',
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  removalPolicy: settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
});
const environment = { ENVIRONMENT: process.env.ENV_NAME };
if (settings.consumes) {
  environment.PROVIDER = ssm.StringParameter.valueForStringParameter(stack, '/test/' + settings.consumes);
}
const handler = new lambda.Function(stack, 'Handler', {
  functionName: service,
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromAsset('code'),
  environment,
  currentVersionOptions: { removalPolicy: RemovalPolicy.DESTROY },
});
table.grantReadData(handler);
const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
const api = new apigateway.LambdaRestApi(stack, 'Api', {
  restApiName: service + '-api',
  handler: live,
  deployOptions: { stageName: 'local' },
  cloudWatchRole: false,
});
const parameter = new ssm.StringParameter(stack, 'Parameter', {
  parameterName: '/test/' + service,
  stringValue: service + ' says ' + settings.says,
});
if (settings.broken) {
  const broken = new CfnResource(stack, 'Broken', {
    type: 'AWS::SSM::Parameter',
    properties: { Type: 'String', Name: '/test/broken', Value: handler.node.defaultChild.getAtt('Nothing') },
  });
  broken.node.addDependency(live);
}
if (settings.refused) new CfnResource(stack, 'Refused', { type: 'AWS::Nobody::Nothing' });
if (settings.waits) {
  const handle = new CfnWaitConditionHandle(stack, 'Handle');
  new CfnWaitCondition(stack, 'Wait', { count: 1, timeout: '60', handle: handle.ref });
}
if (settings.helper) {
  new lambda.Function(stack, 'Helper', {
    functionName: service + '-helper',
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('helper'),
  });
}
new CfnOutput(stack, 'ApiId', { value: api.restApiId, description: 'of the REST API' });
`;

/**
 * Writes a CDK app: a function with an alias on a published version, a table, a REST API and an SSM parameter. Writing it
 * again changes it.
 */
export function writeTestApp(folder: string, settings: TestAppSettings): ServiceApp {
  const root = join(folder, settings.service);
  mkdirSync(join(root, 'code'), { recursive: true });
  writeFileSync(join(root, 'app.cjs'), APP);
  writeFileSync(join(root, 'settings.json'), JSON.stringify(settings));
  writeFileSync(
    join(root, 'code/index.js'),
    `exports.handler = async () => {
  const body = [${JSON.stringify(settings.says)}, process.env.PROVIDER].filter(Boolean).join(', ');
  console.log('answering ' + body);
  return { statusCode: 200, body };
};
`,
  );
  mkdirSync(join(root, 'helper'), { recursive: true });
  writeFileSync(
    join(root, 'helper/index.js'),
    `exports.handler = async () => ${JSON.stringify(settings.helper)};\n`,
  );
  return {
    service: settings.service,
    root,
    outDir: join(root, 'cdk.out'),
    command: [process.execPath, 'app.cjs'],
  };
}
