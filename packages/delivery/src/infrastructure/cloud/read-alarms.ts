import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Clients } from './clients';
import type { FiringAlarm } from './cloud';

/** The most that CloudWatch gives at once. */
const PAGE = 100;

/** Metric and composite alarms in the state `ALARM`, page by page. */
export async function readFiringAlarms({ configuration }: Clients): Promise<FiringAlarm[]> {
  // Only gates ask for alarms, and every process that talks to AWS would load it.
  const { CloudWatchClient, DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
  const client = new CloudWatchClient(configuration);
  const firing: FiringAlarm[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new DescribeAlarmsCommand({
        StateValue: 'ALARM',
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: PAGE,
        NextToken,
      }),
    );
    firing.push(...[...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])].map(told));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return firing;
}

function told(alarm: MetricAlarm | CompositeAlarm): FiringAlarm {
  const { AlarmName = '', StateTransitionedTimestamp, StateUpdatedTimestamp } = alarm;
  // MiniStack 1.5.33 has only the second one, which moves also when an evaluation alone does.
  const since = StateTransitionedTimestamp ?? StateUpdatedTimestamp;
  return { name: AlarmName, since: since?.toISOString() ?? null };
}
