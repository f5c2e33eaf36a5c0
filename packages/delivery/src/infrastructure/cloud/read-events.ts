import {
  DescribeStackEventsCommand,
  type CloudFormationClient,
  type StackEvent as Told,
} from '@aws-sdk/client-cloudformation';
import { beginsOperation } from '../events/operation';
import type { StackEvent } from './cloud';

/**
 * Reads the events of a stack from the newest back to one.
 *
 * @param isLast Stops the reading; `keep` tells whether that one is wanted too.
 * @returns Oldest first.
 */
export async function readEvents(
  client: CloudFormationClient,
  stack: string,
  isLast: (event: StackEvent) => boolean,
  { keep }: { keep: boolean },
): Promise<StackEvent[]> {
  const newestFirst: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new DescribeStackEventsCommand({ StackName: stack, NextToken }));
    for (const told of page.StackEvents ?? []) {
      const event = stackEvent(told);
      const last = isLast(event);
      if (!last || keep) newestFirst.push(event);
      if (last) return newestFirst.reverse();
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return newestFirst.reverse();
}

/** Events of the newest operation. */
export function readOperation(client: CloudFormationClient, stack: string): Promise<StackEvent[]> {
  return readEvents(client, stack, beginsOperation, { keep: true });
}

export function stackEvent(told: Told): StackEvent {
  return {
    id: told.EventId ?? '',
    stackId: told.StackId ?? '',
    logicalId: told.LogicalResourceId ?? '',
    physicalId: told.PhysicalResourceId ?? '',
    type: told.ResourceType ?? '',
    status: told.ResourceStatus ?? '',
    reason: told.ResourceStatusReason || null,
    time: new Date(told.Timestamp ?? 0).toISOString(),
  };
}
