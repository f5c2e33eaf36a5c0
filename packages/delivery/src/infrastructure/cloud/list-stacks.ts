import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients';
import type { ListedStack } from './cloud';

/** All stacks that have these tags, page by page; those that are deleted are none any more. */
export async function listStacks(
  { cloudFormation }: Clients,
  tags: Readonly<Record<string, string>>,
): Promise<ListedStack[]> {
  const stacks: ListedStack[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.send(new DescribeStacksCommand({ NextToken }));
    for (const stack of (page.Stacks ?? []).map(listed)) {
      const isMeant = Object.entries(tags).every(([key, value]) => stack.tags[key] === value);
      if (isMeant && stack.status !== 'DELETE_COMPLETE') stacks.push(stack);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return stacks;
}

function listed(stack: Stack): ListedStack {
  const { StackId, StackName = '', StackStatus = 'UNKNOWN', StackStatusReason, ParentId } = stack;
  return {
    id: StackId ?? StackName,
    name: StackName,
    status: StackStatus,
    statusReason: StackStatusReason ?? null,
    nested: ParentId !== undefined,
    tags: Object.fromEntries((stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
  };
}
