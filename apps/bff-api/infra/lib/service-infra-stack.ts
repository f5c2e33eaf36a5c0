import {
  ServiceAlarms,
  ServiceApi,
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
  /** The services whose public bindings the function may read. */
  consumes: readonly string[];
}

/** What bff-api runs on. Every name and id carries its prefix: services share an account. */
export class ServiceInfraStack extends ServiceStack {
  constructor(scope: Construct, id: string, props: ServiceInfraStackProps) {
    const { code, runtime, consumes, ...rest } = props;
    super(scope, id, rest);
    const table = new ServiceTable(this, this.prefixed('offers-table'), {
      partitionKey: { name: 'id', type: AttributeType.STRING },
    });
    const handler = new ServiceFunction(this, this.prefixed('handler'), {
      code,
      runtime,
      environment: { TABLE_NAME: table.tableName },
    });
    table.grant(handler, 'GetItem', 'PutItem', 'Scan');
    const api = new ServiceApi(this, this.prefixed('api'), { handler });
    new ServiceAlarms(this, this.prefixed('alarms'), { source: api });
    publishBindings(this, { spec: bindings, values: { apiUrl: api.url } });
    discoverBindings(handler, { services: consumes });
  }
}
