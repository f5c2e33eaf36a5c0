import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand, type FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients';
import type { FunctionLogs, LogEvent, LogPage, StackResource } from './cloud';

/** The resources of a stack that are there. */
export async function readResources(
  { cloudFormation }: Clients,
  stack: string,
): Promise<StackResource[]> {
  const resources: StackResource[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: stack, NextToken }),
    );
    for (const found of page.StackResourceSummaries ?? []) {
      if (found.ResourceStatus === 'DELETE_COMPLETE') continue;
      resources.push({
        logicalId: found.LogicalResourceId ?? '',
        physicalId: found.PhysicalResourceId ?? '',
        type: found.ResourceType ?? '',
        status: found.ResourceStatus ?? '',
      });
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return resources;
}

/** The functions of a stack, and where each one logs. */
export async function readFunctionLogs(clients: Clients, stack: string): Promise<FunctionLogs[]> {
  const functions = (await readResources(clients, stack)).filter(
    ({ type, physicalId }) => type === 'AWS::Lambda::Function' && physicalId !== '',
  );
  return Promise.all(
    functions.map(async ({ physicalId }) => {
      const { LoggingConfig } = await clients.lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: physicalId }),
      );
      return {
        function: physicalId,
        logGroup: LoggingConfig?.LogGroup ?? `/aws/lambda/${physicalId}`,
      };
    }),
  );
}

/** One page of what was logged; nothing while the log group is not there. */
export async function readLogEvents(
  { logs }: Clients,
  logGroup: string,
  since: number,
  next: string | null,
): Promise<LogPage> {
  try {
    const page = await logs.send(
      new FilterLogEventsCommand({
        logGroupName: logGroup,
        startTime: since,
        ...(next !== null && { nextToken: next }),
      }),
    );
    return { events: withIds(page.events ?? []), next: page.nextToken ?? null };
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') {
      return { events: [], next: null };
    }
    throw error;
  }
}

/** MiniStack 1.5.33 gives events no id: theirs is their place among those of one stream that say the same at the same time. */
function withIds(told: readonly FilteredLogEvent[]): LogEvent[] {
  const seen = new Map<string, number>();
  return told.map(({ eventId, logStreamName = '', timestamp = 0, message = '' }) => {
    const key = JSON.stringify([logStreamName, timestamp, message]);
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    return {
      id: eventId ?? `${key}#${place}`,
      time: timestamp,
      message: message.replace(/\n$/, ''),
    };
  });
}
