import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { reachableUrl } from '@org/delivery';

/**
 * Looks at a deployed stack, with bare calls.
 *
 * @param {Record<string, string>} variables of the cloud
 * @param {string} StackName
 */
export function openStack(variables, StackName) {
  const client = new CloudFormationClient({
    endpoint: variables.AWS_ENDPOINT_URL,
    region: variables.AWS_REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    /** How long CloudFormation has worked on its last update, by its own events. @returns {Promise<number>} seconds */
    async lastUpdate() {
      const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName }));
      return secondsOf(StackEvents);
    },

    /** @returns {Promise<{ status: string, version: string }>} what the service says of itself */
    async health() {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
      const { OutputValue } = Stacks[0].Outputs.find(({ OutputKey }) => OutputKey === 'ApiUrl');
      const url = `${reachableUrl(OutputValue, variables)}/health`;
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answers ${response.status}`);
      return response.json();
    },

    close: () => client.destroy(),
  };
}

/**
 * @param {readonly { Timestamp: Date, ResourceType: string, ResourceStatus: string }[]} events the newest first
 * @returns {number} seconds from the beginning of the last update of the stack to its end
 * @throws Error when there is none
 */
export function secondsOf(events) {
  const ofStack = events.filter(
    ({ ResourceType }) => ResourceType === 'AWS::CloudFormation::Stack',
  );
  const end = ofStack.findIndex(({ ResourceStatus }) => ResourceStatus === 'UPDATE_COMPLETE');
  const begin = ofStack
    .slice(end + 1)
    .find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_IN_PROGRESS');
  if (end < 0 || begin === undefined) throw new Error('the stack was not updated');
  return (ofStack[end].Timestamp - begin.Timestamp) / 1000;
}
