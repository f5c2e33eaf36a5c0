import {
  DescribeStacksCommand,
  GetTemplateCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { GetParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Template } from '../types';
import type { Clients } from './clients';
import type { DeployedStack } from './cloud';
import { ssmParameters } from './ssm-parameters';

/** SSM answers for this many parameters at once. */
const PARAMETERS_AT_ONCE = 10;

/** A stack by its name or id; `null` when there is none, or none any more. */
export async function readStack(
  { cloudFormation, ssm }: Clients,
  name: string,
  wanted: { template: boolean },
): Promise<DeployedStack | null> {
  const stack = await describe(cloudFormation, name);
  if (stack === null) return null;
  const template = wanted.template ? await readTemplate(cloudFormation, name) : null;
  const names = template === null ? {} : ssmParameters(template);
  const current = await readParameters(ssm, [...new Set(Object.values(names))]);
  return {
    id: stack.StackId ?? name,
    name: stack.StackName ?? name,
    status: stack.StackStatus ?? 'UNKNOWN',
    statusReason: stack.StackStatusReason ?? null,
    terminationProtection: stack.EnableTerminationProtection ?? false,
    tags: Object.fromEntries((stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    parameters: (stack.Parameters ?? []).map(
      ({ ParameterKey = '', ParameterValue = '', ResolvedValue }) => {
        const ssmName = names[ParameterKey] ?? null;
        return {
          key: ParameterKey,
          value: ParameterValue,
          ssm:
            ssmName === null
              ? null
              : {
                  name: ssmName,
                  // MiniStack 1.5.33 has it in the other place.
                  resolved: ResolvedValue ?? ParameterValue,
                  current: current.get(ssmName) ?? null,
                },
        };
      },
    ),
    outputs: (stack.Outputs ?? []).map((output) => ({
      key: output.OutputKey ?? '',
      value: output.OutputValue ?? '',
      description: output.Description ?? null,
      exportName: output.ExportName ?? null,
    })),
    template,
  };
}

async function describe(client: CloudFormationClient, name: string): Promise<Stack | null> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const stack = Stacks?.[0];
    return stack === undefined || stack.StackStatus === 'DELETE_COMPLETE' ? null : stack;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** CloudFormation has no error of its own for a stack that is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && /does not exist/.test(error.message);
}

async function readTemplate(client: CloudFormationClient, name: string): Promise<Template> {
  const { TemplateBody = '' } = await client.send(
    new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
  );
  try {
    return JSON.parse(TemplateBody) as Template;
  } catch {
    // Not one of the CDK: anything is a change of it.
    return {};
  }
}

async function readParameters(
  client: SSMClient,
  names: readonly string[],
): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  for (let at = 0; at < names.length; at += PARAMETERS_AT_ONCE) {
    const { Parameters } = await client.send(
      new GetParametersCommand({ Names: names.slice(at, at + PARAMETERS_AT_ONCE) }),
    );
    for (const { Name = '', Value = '' } of Parameters ?? []) values.set(Name, Value);
  }
  return values;
}
