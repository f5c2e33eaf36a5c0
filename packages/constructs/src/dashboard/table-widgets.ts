import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from '../metrics/watched-source';
import type { ServiceTable } from '../table/service-table';
import { FULL_WIDTH, graph, search } from './graph';

const WIDTH = FULL_WIDTH / 2;

/** What a table was asked to do, and what it refused. */
export function tableWidgets({ node, table }: ServiceTable): IWidget[] {
  const of = (label: string) => ({ statistic: 'Sum', period: MINUTE, label });
  return [
    graph({
      title: `${node.id}: consumed capacity`,
      unit: 'units a minute',
      metrics: [
        table.metricConsumedReadCapacityUnits(of('read')),
        table.metricConsumedWriteCapacityUnits(of('written')),
      ],
      width: WIDTH,
    }),
    graph({
      title: `${node.id}: throttled requests`,
      unit: 'requests a minute',
      metrics: [
        search({
          namespace: 'AWS/DynamoDB',
          dimensions: { Operation: null, TableName: table.tableName },
          metric: 'ThrottledRequests',
          statistic: 'Sum',
          label: "${PROP('Dim.Operation')}",
        }),
      ],
      width: WIDTH,
    }),
  ];
}
