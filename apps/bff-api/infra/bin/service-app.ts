import { join } from 'node:path';
import { type ServiceRuntime, readDeployment } from '@org/constructs';
import { App } from 'aws-cdk-lib';
import service from '../../service.json';
import { ServiceInfraStack } from '../lib/service-infra-stack';

const { name, application, runtime } = service;

const app = new App();
const deployment = readDeployment({ service: name, application });
new ServiceInfraStack(app, `${name}-${deployment.environment}`, {
  deployment,
  code: join(__dirname, '../../dist'),
  runtime: runtime as ServiceRuntime,
  consumes: 'consumes' in service ? Object.keys(service.consumes as object) : [],
});
