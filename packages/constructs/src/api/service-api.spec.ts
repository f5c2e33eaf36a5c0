import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import {
  ENVIRONMENTS,
  exampleDeployment,
  synthExample,
  type ExampleInfraStack,
} from '../testing/example-service';
import { ServiceApi, type ServiceApiProps } from './service-api';

/** A second API of the same service. */
function another(props: Partial<ServiceApiProps>, environment = 'staging') {
  const change = (stack: ExampleInfraStack): void =>
    void new ServiceApi(stack, 'deals-ms-admin-api', { handler: stack.fn, ...props });
  return synthExample(environment, { change });
}

const aliasRef = (template: Template) => ({
  Ref: Object.keys(template.findResources('AWS::Lambda::Alias'))[0],
});

describe.each(ENVIRONMENTS)('in %s', (environment) => {
  const { template } = synthExample(environment);

  test('everything goes to the alias, and nothing else may be called', () => {
    const uris = Object.values(template.findResources('AWS::ApiGateway::Method')).map(
      ({ Properties }) => [Properties.HttpMethod, JSON.stringify(Properties.Integration.Uri)],
    );
    expect(uris).toHaveLength(2);
    for (const [method, uri] of uris) {
      expect(method).toBe('ANY');
      expect(uri).toContain(JSON.stringify(aliasRef(template)));
    }
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission'));
    expect(permissions).toHaveLength(2);
    for (const { Properties } of permissions) {
      expect(Properties.FunctionName).toEqual(aliasRef(template));
    }
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: '{proxy+}' });
  });

  test('its stage has the name of the environment, throttles, and logs accesses', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { Name: 'deals-ms-api' });
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: environment,
      AccessLogSetting: {
        DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^dealsmsapilogs'), 'Arn'] },
      },
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          LoggingLevel: 'ERROR',
          DataTraceEnabled: false,
          ThrottlingRateLimit: 100,
          ThrottlingBurstLimit: 200,
        },
      ],
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/apigateway/deals-ms-api',
    });
  });
});

test('its address is an output and a binding, the same', () => {
  const { template } = synthExample('staging');
  const outputs = template.findOutputs('*');
  expect(Object.keys(outputs).sort()).toEqual(['ApiUrl', 'DealsTableName', 'FunctionName']);
  const parts = outputs['ApiUrl']?.['Value']['Fn::Join'][1];
  expect(parts).toEqual([
    'https://',
    { Ref: expect.stringMatching(/^dealsmsapi/) },
    '.execute-api.',
    { Ref: 'AWS::Region' },
    '.',
    { Ref: 'AWS::URLSuffix' },
    '/',
    { Ref: expect.stringMatching(/^dealsmsapiDeploymentStagestaging/) },
  ]);
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/super-deals/staging/deals-ms/public/apiUrl',
    Value: { 'Fn::Join': ['', parts] },
  });
});

test('locally it answers at the endpoint of the local cloud', () => {
  const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4599/' };
  const deployment = exampleDeployment('local', { env });
  const { template } = synthExample('local', { deployment });
  template.hasOutput('ApiUrl', {
    Value: {
      'Fn::Join': [
        '',
        [
          'http://127.0.0.1:4599/restapis/',
          { Ref: Match.stringLikeRegexp('^dealsmsapi') },
          '/',
          { Ref: Match.stringLikeRegexp('^dealsmsapiDeploymentStagelocal') },
          '/_user_request_',
        ],
      ],
    },
  });
  expect(JSON.stringify(template.toJSON())).not.toContain('.execute-api.');
});

describe('the role for logs of the account', () => {
  test('is set, and stays when the stack goes', () => {
    synthExample('staging').template.hasResource('AWS::ApiGateway::Account', {
      DeletionPolicy: 'Retain',
    });
  });

  test('is not set locally, nor where something else does it', () => {
    synthExample('local').template.resourceCountIs('AWS::ApiGateway::Account', 0);
    another({ accountLogRole: false }).template.resourceCountIs('AWS::ApiGateway::Account', 1);
  });
});

test('takes limits and who may call it', () => {
  const methodOptions = { authorizationType: AuthorizationType.IAM };
  const { template } = another({ throttling: { rate: 5, burst: 6 }, methodOptions });
  template.hasResourceProperties('AWS::ApiGateway::Method', { AuthorizationType: 'AWS_IAM' });
  template.hasResourceProperties('AWS::ApiGateway::Stage', {
    MethodSettings: [{ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 6 }],
  });
  template.hasOutput('AdminApiUrl', {});
});
