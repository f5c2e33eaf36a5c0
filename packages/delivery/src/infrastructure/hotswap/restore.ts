import { DeliveryError } from '../../delivery-error';
import type { Cloud, DeployedStack, FunctionState } from '../cloud/cloud';
import type { StackAddress } from '../types';
import { isOfSwap, MARK } from './mark';
import { templateFunctions, type TemplateFunction } from './swappable-functions';

/**
 * Brings the functions of a stack whose code was swapped back to what the stack's template says. Where none was,
 * it is one look at the stack's resources and one at each function.
 *
 * @param deployed With its template.
 * @returns The names of the functions that were brought back.
 * @throws DeliveryError `access-failed`, `worker-ended`; `not-swappable` when the template's code cannot be found
 */
export async function restoreSwapped(
  cloud: Cloud,
  stack: StackAddress,
  deployed: DeployedStack,
): Promise<string[]> {
  const functions = templateFunctions(deployed, await cloud.resources(stack));
  const restored = await Promise.all(
    functions.map(async (wanted) => {
      const state = await cloud.readFunction(stack, wanted.name);
      if (state?.tags[MARK] === undefined) return [];
      await restoreFunction(cloud, stack, wanted, state);
      return [wanted.name];
    }),
  );
  return restored.flat();
}

/**
 * Brings one function back: its code, the versions its aliases point to, and no version left that was published for a
 * swap. With such a version the next one of the template might be refused, as one that exists already.
 */
export async function restoreFunction(
  cloud: Cloud,
  stack: StackAddress,
  { name, code, aliases }: TemplateFunction,
  { arn }: FunctionState,
): Promise<void> {
  await cloud.updateCode(stack, name, { bucket: bucketOf(code.bucket, arn, name), key: code.key });
  for (const alias of aliases) await cloud.pointAlias(stack, name, alias.name, alias.version);
  const wanted = new Set(aliases.map(({ version }) => version));
  for (const version of await cloud.versions(stack, name)) {
    if (isOfSwap(version) && !wanted.has(version.version)) {
      await cloud.deleteVersion(stack, name, version.version);
    }
  }
  await cloud.tagFunction(stack, arn, MARK, null);
}

/** The CDK leaves account and region of the bucket open where the app does not say them. */
function bucketOf(bucket: unknown, arn: string, name: string): string {
  const [, partition = '', , region = '', account = ''] = arn.split(':');
  const text =
    typeof bucket === 'string' ? bucket : (bucket as { 'Fn::Sub'?: unknown })?.['Fn::Sub'];
  if (typeof text !== 'string') {
    throw new DeliveryError({
      code: 'not-swappable',
      where: `function ${name}`,
      what: `the bucket of its code cannot be read: ${JSON.stringify(bucket)}`,
      fix: 'Deploy the service anew: destroy it, then deploy it.',
    });
  }
  return text
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::AccountId}', account);
}
