import type * as ToolkitLibrary from '@aws-cdk/toolkit-lib';
import type { IIoHost, IoMessage, Toolkit } from '@aws-cdk/toolkit-lib';
import type { StackEvent as Told } from '@aws-sdk/client-cloudformation';
import type { DeployStackEvent, DeployStackInput } from './cloud';
import { stackEvent } from './read-events';

/** The toolkit takes a second to load, and not every call needs it. */
export function loadToolkit(): Promise<typeof ToolkitLibrary> {
  return import('@aws-cdk/toolkit-lib');
}

/**
 * Deploys one stack with the CDK toolkit: publishes its assets, creates or updates it, and waits.
 *
 * Directly, without a change set: what would be looked at in one is shown by `diff`, and a change set that is
 * interrupted leaves an empty stack behind.
 */
export async function deployStack(
  input: DeployStackInput,
  onEvent: (event: DeployStackEvent) => void,
): Promise<void> {
  const { StackParameters, StackSelectionStrategy } = await loadToolkit();
  const toolkit = await openToolkit((message) => {
    const event = translate(message);
    if (event !== null) onEvent(event);
  });
  const source = await toolkit.fromAssemblyDirectory(input.folder);
  await toolkit.deploy(source, {
    stacks: {
      strategy: StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE,
      patterns: [input.id],
    },
    deploymentMethod: { method: 'direct' },
    parameters: StackParameters.withExisting(input.parameters),
    forceDeployment: input.force,
    assetBuildConcurrency: 2,
    stackEventPollingInterval: input.interval,
  });
}

/** A toolkit that asks nobody: whoever deploys has decided. */
export async function openToolkit(notify: (message: IoMessage<unknown>) => void): Promise<Toolkit> {
  const { Toolkit } = await loadToolkit();
  const ioHost: IIoHost = {
    notify: async (message) => notify(message),
    requestResponse: async ({ defaultResponse }) => defaultResponse,
  };
  return new Toolkit({ ioHost, color: false, emojis: false });
}

/** The codes are in https://docs.aws.amazon.com/cdk/api/toolkit-lib/message-registry/ */
function translate({ code, data }: IoMessage<unknown>): DeployStackEvent | null {
  switch (code) {
    case 'CDK_TOOLKIT_I5220':
      return { kind: 'publishing', asset: assetName(data) };
    case 'CDK_TOOLKIT_I5501':
      return { kind: 'operation' };
    case 'CDK_TOOLKIT_I5502':
      return { kind: 'event', event: stackEvent((data as { event: Told }).event) };
    default:
      return null;
  }
}

function assetName(data: unknown): string {
  const { asset } = data as { asset: { displayName(includeDestination: boolean): string } };
  return asset.displayName(false);
}
