import type { Cloud } from '../../infrastructure/cloud/cloud';
import type { WantedStack } from '../../infrastructure/types';
import { invalidMigrations } from '../migration-errors';

/** A table of a service's stack. */
export interface StackTable {
  stack: WantedStack;
  /** Its physical name; `null`: nothing says it before the stack is deployed. */
  name: string | null;
}

/** How outputs end that name a table, as `ServiceTable` of the constructs has them. */
const NAMES_A_TABLE = 'TableName';

/**
 * Finds the table of a service by an output of its stack: as the stack is deployed, else as its template names it.
 *
 * @param output its key; `undefined`: the only one that ends with `TableName`
 * @throws DeliveryError `invalid-artifact` when there is no such output, or more than one; `access-failed`, `worker-ended`
 */
export async function tableOf(
  service: string,
  output: string | undefined,
  { stacks, cloud }: { stacks: readonly WantedStack[]; cloud: Cloud },
): Promise<StackTable> {
  const { key, stack } = outputOf(service, output, stacks);
  const deployed = await cloud.readStack(stack, { template: false });
  const value = deployed?.outputs.find((each) => each.key === key)?.value;
  return { stack, name: value ?? nameInTemplate(stack, key) };
}

function outputOf(
  service: string,
  output: string | undefined,
  stacks: readonly WantedStack[],
): { key: string; stack: WantedStack } {
  const all = stacks.flatMap((stack) =>
    Object.keys(stack.template.Outputs ?? {}).map((key) => ({ key, stack })),
  );
  const found = all.filter(({ key }) =>
    output === undefined ? key.endsWith(NAMES_A_TABLE) : key === output,
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const named = (found.length > 1 ? found : all).map(({ key }) => key).join(', ') || 'none';
  const wanted = output ?? `one that ends with ${NAMES_A_TABLE}`;
  throw invalidMigrations(
    service,
    found.length > 1
      ? `its migrations may be of more than one table: ${named}`
      : `its stack has no output ${wanted}, which names the table of its migrations; it has ${named}`,
    'Name the output at "migrations"."table" of service.json, and release that.',
  );
}

function nameInTemplate({ template }: WantedStack, key: string): string | null {
  const { Value } = (template.Outputs?.[key] ?? {}) as { Value?: unknown };
  if (typeof Value === 'string') return Value;
  const { Ref } = (Value ?? {}) as { Ref?: unknown };
  const resource = typeof Ref === 'string' ? template.Resources?.[Ref] : undefined;
  const name = resource?.Properties?.['TableName'];
  return typeof name === 'string' ? name : null;
}
