import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  type MethodOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { isLocal } from '../deployment/deployment';
import { acceptFinding } from '../findings/accepted-findings';
import type { ServiceFunction } from '../function/service-function';
import { serviceLogGroup } from '../logs/service-log-group';
import { addOutput } from '../stack/add-output';
import { deploymentOf } from '../stack/deployment-of';

export interface ServiceApiProps {
  /** Takes every request, through its alias. */
  readonly handler: ServiceFunction;
  /** Who may call it, such as an authorizer. Default: everybody; the service decides. */
  readonly methodOptions?: MethodOptions;
  /** Requests a second over time, and at once. Default: 100 and 200. */
  readonly throttling?: { readonly rate: number; readonly burst: number };
  /** Default: a week in the local environment, three months elsewhere. */
  readonly logRetention?: RetentionDays;
  /**
   * Whether the stack sets the role with which API Gateway writes logs. It is one for all APIs of an
   * account and region, stays when the stack goes, and is the same whichever service set it. Default: true,
   * but not in the local environment. False where something else looks after the account.
   */
  readonly accountLogRole?: boolean;
}

/**
 * The REST API of a service, called like its id, with one stage, called like the environment. It hands
 * every request on to the function's alias, and logs accesses as JSON.
 */
export class ServiceApi extends Construct {
  readonly restApi: RestApi;
  readonly logGroup: LogGroup;
  /** Where it answers, without a slash at the end. In the local environment at the local cloud's endpoint. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    super(scope, id);
    const deployment = deploymentOf(this);
    const local = isLocal(deployment);
    const { handler, methodOptions, throttling = { rate: 100, burst: 200 } } = props;
    const { accountLogRole = !local } = props;
    this.logGroup = serviceLogGroup(this, 'logs', `/aws/apigateway/${id}`, props.logRetention);
    this.restApi = new RestApi(this, 'api', {
      restApiName: id,
      description: `${deployment.service} of ${deployment.application}`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: accountLogRole,
      ...(accountLogRole && { cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }),
      ...(methodOptions && { defaultMethodOptions: methodOptions }),
      deployOptions: {
        stageName: deployment.stageName,
        accessLogDestination: new LogGroupLogDestination(this.logGroup),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
        loggingLevel: MethodLoggingLevel.ERROR,
        throttlingRateLimit: throttling.rate,
        throttlingBurstLimit: throttling.burst,
        tracingEnabled: !local,
      },
    });
    // The output that the CDK adds: locally it would lead to the real AWS.
    this.restApi.node.tryRemoveChild('Endpoint');
    const integration = new LambdaIntegration(handler.alias, { allowTestInvoke: false });
    this.restApi.root.addMethod('ANY', integration);
    this.restApi.root.addProxy({ defaultIntegration: integration });
    this.acceptFindings(methodOptions, accountLogRole);

    const { restApiId } = this.restApi;
    const { stageName } = this.restApi.deploymentStage;
    this.url =
      deployment.endpoint === undefined
        ? `https://${restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stageName}`
        : `${deployment.endpoint}/restapis/${restApiId}/${stageName}/_user_request_`;
    addOutput(this, 'Url', this.url);
  }

  private acceptFindings(methodOptions: MethodOptions | undefined, accountLogRole: boolean): void {
    acceptFinding(this, 'apiValidation');
    acceptFinding(this, 'apiFirewall');
    if (methodOptions === undefined) acceptFinding(this, 'apiAuthorization');
    if (accountLogRole) {
      const policy = `arn:${Aws.PARTITION}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`;
      acceptFinding(this, 'apiLogRole', { policy });
    }
  }
}
