/**
 * Writes the cloud assembly of every release into the folder that is given, in one process: the AWS CDK takes longer to
 * load than to run.
 *   node synthesize.cjs FOLDER RELEASES-AS-JSON
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const {
  App,
  CfnCondition,
  CfnCustomResource,
  CfnOutput,
  CfnParameter,
  Duration,
  Fn,
  RemovalPolicy,
  Stack,
} = require('aws-cdk-lib');
const {
  CfnDeployment,
  CfnMethod,
  CfnResource,
  CfnRestApi,
  CfnStage,
} = require('aws-cdk-lib/aws-apigateway');
const iam = require('aws-cdk-lib/aws-iam');
const lambda = require('aws-cdk-lib/aws-lambda');
const ssm = require('aws-cdk-lib/aws-ssm');

const REGION = 'us-east-1';
const ROLE = 'arn:aws:iam::000000000000:role/faults';

const [folder, releases] = process.argv.slice(2);
for (const release of JSON.parse(releases)) {
  const { service, version } = release;
  const root = join(folder, service, version);
  const code = join(root, 'code');
  mkdirSync(code, { recursive: true });
  writeFileSync(join(code, 'index.js'), sourceOf(release));
  const app = new App({ outdir: join(root, 'cdk.out') });
  const stack = new Stack(app, service, { env: { account: '000000000000', region: REGION } });
  describe(stack, release, code);
  app.synth();
}

/** Answers over HTTP; and CloudFormation, after a while, where an operation shall last. */
function sourceOf({ status, code, slow }) {
  return `exports.handler = async ({ RequestType, ResponseURL, ...event }) => {
  if (RequestType === undefined) {
    const body = JSON.stringify({ code: ${JSON.stringify(code)}, version: process.env.SERVICE_VERSION });
    return { statusCode: ${status}, body };
  }
  await new Promise((resolve) => setTimeout(resolve, ${slow}));
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'slow', StackId, RequestId, LogicalResourceId });
  await fetch(ResponseURL, { method: 'PUT', body });
};
`;
}

/** As few resources as a service can have that answers at /health: an update of any of them takes its time. */
function describe(stack, { service, code, slow }, asset) {
  const version = new CfnParameter(stack, 'ReleaseVersion', {
    type: 'String',
    default: 'unreleased',
  }).valueAsString;
  const handler = new lambda.Function(stack, 'Handler', {
    functionName: service,
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(asset),
    role: iam.Role.fromRoleArn(stack, 'Role', ROLE, { mutable: false }),
    environment: { SERVICE_VERSION: version },
    timeout: Duration.seconds(30),
    currentVersionOptions: { description: version, removalPolicy: RemovalPolicy.RETAIN },
  });
  const live = liveAlias(stack, handler);
  if (slow > 0) {
    const lasting = new CfnCustomResource(stack, 'Lasting', { serviceToken: handler.functionArn });
    lasting.addPropertyOverride('Code', code);
  }
  new ssm.StringParameter(stack, 'Code', {
    parameterName: `/faults/${service}`,
    stringValue: code,
  });
  const { ref: restApiId, attrRootResourceId: parentId } = new CfnRestApi(stack, 'Api', {
    name: service,
  });
  const { ref: resourceId } = new CfnResource(stack, 'Health', {
    restApiId,
    parentId,
    pathPart: 'health',
  });
  const uri = `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${live.functionArn}/invocations`;
  const method = new CfnMethod(stack, 'Get', {
    restApiId,
    resourceId,
    httpMethod: 'GET',
    authorizationType: 'NONE',
    integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri },
  });
  const deployment = new CfnDeployment(stack, 'Deployment', { restApiId });
  deployment.addDependency(method);
  new CfnStage(stack, 'Stage', { restApiId, deploymentId: deployment.ref, stageName: 'local' });
  live.addPermission('Invoke', {
    principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
  });
  new CfnOutput(stack, 'ApiUrl', {
    value: Fn.join('', ['https://', restApiId, `.execute-api.${REGION}.amazonaws.com/local/`]),
  });
}

/** As the constructs of a generated service make it: a parameter keeps it at a version while a rollout moves it. */
function liveAlias(stack, handler) {
  const stays = new CfnParameter(stack, 'PreviousVersion', { type: 'String', default: '' });
  const given = Fn.conditionNot(Fn.conditionEquals(stays.valueAsString, ''));
  new CfnCondition(stack, 'Stays', { expression: given });
  const live = new lambda.Alias(stack, 'Live', {
    aliasName: 'live',
    version: handler.currentVersion,
  });
  const resource = live.node.defaultChild;
  const newest = resource.functionVersion;
  resource.functionVersion = Fn.conditionIf('Stays', stays.valueAsString, newest).toString();
  return live;
}
