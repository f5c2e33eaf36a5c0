import {
  ServiceAlarms,
  type ServiceAnalysis,
  ServiceApi,
  ServiceDashboard,
  ServiceFunction,
  type ServiceRuntime,
  ServiceStack,
  type ServiceStackProps,
  ServiceTable,
  discoverBindings,
  publishBindings,
} from '@org/constructs';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { bindings } from '../bindings';

/** What the stack is made for. */
export interface ServiceInfraStackProps extends ServiceStackProps {
  /** The folder that `nx build` writes. */
  code: string;
  runtime?: ServiceRuntime | undefined;
  /** What its rollouts are judged by: its alarms have the same rules. */
  analysis?: ServiceAnalysis | undefined;
  /** The services whose public bindings the function may read. */
  consumes: readonly string[];
}

/** What deals-ms runs on. Every name and id carries its prefix: services share an account. */
export class ServiceInfraStack extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceInfraStackProps) {
    const { code, runtime, analysis, consumes, ...rest } = props;
    super(scope, id, rest);
    const table = new ServiceTable(this, this.prefixed('deals-table'), {
      partitionKey: { name: 'id', type: AttributeType.STRING },
    });
    const handler = new ServiceFunction(this, this.prefixed('handler'), {
      code,
      runtime,
      environment: { TABLE_NAME: table.tableName },
    });
    table.grant(handler, 'GetItem', 'PutItem', 'Scan');
    const api = new ServiceApi(this, this.prefixed('api'), { handler });
    const alarms = new ServiceAlarms(this, this.prefixed('alarms'), { source: api, analysis });
    new ServiceDashboard(this, this.prefixed('dashboard'), {
      alarms,
      functions: [handler],
      tables: [table],
    });
    publishBindings(this, { spec: bindings, values: { apiUrl: api.url } });
    discoverBindings(handler, { services: consumes });
  }
}
