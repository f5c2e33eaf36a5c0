export interface ServiceTemplateInput {
  /** Of the function; the API is `<name>-api`. */
  name: string;
  /** What it answers. */
  says: string;
  /** With a further resource, made after all others. */
  further?: Record<string, unknown>;
}

/** A handler for API Gateway. */
export function handlerSaying(says: string): string {
  return `exports.handler = async () => ({ statusCode: 200, body: ${JSON.stringify(says)} });`;
}

/**
 * A CloudFormation template of the shape the CDK makes of a service: a function, a version of its own
 * for each code (another logical id), an alias, and a REST API that calls the alias.
 */
export function serviceTemplate({ name, says, further }: ServiceTemplateInput): string {
  const version = `Version${Buffer.from(says).toString('hex')}`;
  const alias = { Ref: 'Live' };
  const uri = {
    'Fn::Sub': [
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Alias}/invocations',
      { Alias: alias },
    ],
  };
  const resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: name,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: handlerSaying(says) },
      },
    },
    [version]: {
      Type: 'AWS::Lambda::Version',
      DeletionPolicy: 'Retain',
      Properties: { FunctionName: { Ref: 'Function' } },
    },
    Live: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        FunctionName: { Ref: 'Function' },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        Name: 'live',
      },
    },
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: `${name}-api` } },
    Proxy: {
      Type: 'AWS::ApiGateway::Resource',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        PathPart: '{proxy+}',
      },
    },
    Any: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Proxy' },
        HttpMethod: 'ANY',
        AuthorizationType: 'NONE',
        Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: uri },
      },
    },
    Deployment: {
      Type: 'AWS::ApiGateway::Deployment',
      DependsOn: ['Any'],
      Properties: { RestApiId: { Ref: 'Api' } },
    },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'local',
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: alias,
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
      },
    },
    ...(further && { Further: { DependsOn: ['Live', 'Stage'], ...further } }),
  };
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources });
}
