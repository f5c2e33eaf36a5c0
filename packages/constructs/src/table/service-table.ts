import { RemovalPolicy } from 'aws-cdk-lib';
import {
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type Attribute,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isLocal } from '../deployment/deployment';
import { addOutput } from '../stack/add-output';
import { deploymentOf } from '../stack/deployment-of';

export interface ServiceTableIndex {
  readonly name: string;
  readonly partitionKey: Attribute;
  readonly sortKey?: Attribute;
  /** Attributes it has besides keys. Default: all. */
  readonly attributes?: readonly string[];
}

export interface ServiceTableProps {
  readonly partitionKey: Attribute;
  readonly sortKey?: Attribute;
  readonly indexes?: readonly ServiceTableIndex[];
  /** The attribute that says when an item expires, in seconds since 1970. */
  readonly timeToLive?: string;
}

const READ = [
  'BatchGetItem',
  'ConditionCheckItem',
  'DescribeTable',
  'GetItem',
  'Query',
  'Scan',
] as const;
const WRITE = ['BatchWriteItem', 'DeleteItem', 'DescribeTable', 'PutItem', 'UpdateItem'] as const;

/** What can be granted on a table. A transaction needs the actions it consists of. */
export type TableAction = (typeof READ)[number] | (typeof WRITE)[number];

/**
 * A DynamoDB table of a service, called like its id, in the local environment with `local-` before it:
 * on demand, encrypted with the key of AWS, restorable to any second of 35 days. Everywhere but
 * locally it cannot be deleted, and stays when its stack goes.
 */
export class ServiceTable extends Construct {
  readonly table: Table;
  readonly tableName: string;
  private readonly indexes: readonly string[];

  constructor(scope: Construct, id: string, props: ServiceTableProps) {
    super(scope, id);
    const deployment = deploymentOf(this);
    const local = isLocal(deployment);
    const { partitionKey, sortKey, timeToLive, indexes = [] } = props;
    this.table = new Table(this, 'table', {
      tableName: `${deployment.tablePrefix}${id}`,
      partitionKey,
      ...(sortKey && { sortKey }),
      ...(timeToLive !== undefined && { timeToLiveAttribute: timeToLive }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !local,
      removalPolicy: local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    for (const index of indexes) this.addIndex(index);
    this.indexes = indexes.map(({ name }) => name);
    this.tableName = this.table.tableName;
    addOutput(this, 'Name', this.tableName);
  }

  /** Reads of all kinds, of the table and its indexes. */
  grantRead(grantee: IGrantable): Grant {
    return this.grant(grantee, ...READ);
  }

  grantWrite(grantee: IGrantable): Grant {
    return this.grant(grantee, ...WRITE);
  }

  grantReadWrite(grantee: IGrantable): Grant {
    return this.grant(grantee, ...new Set([...READ, ...WRITE]));
  }

  /** Exactly these actions on this table and its indexes, each by its ARN. */
  grant(grantee: IGrantable, ...actions: TableAction[]): Grant {
    const { tableArn } = this.table;
    return Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [tableArn, ...this.indexes.map((index) => `${tableArn}/index/${index}`)],
    });
  }

  private addIndex({ name, partitionKey, sortKey, attributes }: ServiceTableIndex): void {
    this.table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey,
      ...(sortKey && { sortKey }),
      ...(attributes === undefined
        ? { projectionType: ProjectionType.ALL }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...attributes] }),
    });
  }
}
