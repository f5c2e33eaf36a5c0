import { join } from 'node:path';
import { type ServiceSettings, isLocal, readDeployment } from '@org/constructs';
import { App } from 'aws-cdk-lib';
import service from '../../service.json';
import { pipelineStacks } from '../lib/pipeline/pipeline-stacks';
import { ServiceInfraStack } from '../lib/service-infra-stack';

const settings = service as ServiceSettings;
const { name, application, runtime, parameterStorePrefix, consumes = {}, rollout } = settings;

const app = new App();
const deployment = readDeployment({ service: name, application, parameterStorePrefix });
new ServiceInfraStack(app, `${name}-${deployment.environment}`, {
  deployment,
  code: join(__dirname, '../../dist'),
  runtime,
  analysis: rollout?.analysis,
  consumes: Object.keys(consumes),
});
if (!isLocal(deployment)) for (const addStack of pipelineStacks) addStack(app, deployment);
