import { ConstructsError } from '../constructs-error';
import { physicalNames, stackName, type NamedTemplate, type PhysicalName } from './physical-names';

/** A synthesised stack, as far as names are concerned. */
export interface SynthesizedStack {
  service: string;
  environment: string;
  stack: string;
  /** Undefined: it goes wherever the credentials lead; all such stacks of an environment go to one account. */
  account?: string | undefined;
  region?: string | undefined;
  template: NamedTemplate;
}

/**
 * Refuses stacks that cannot be in AWS at once, before anything is deployed: two of them would
 * have a resource, an export, or a stack of the same name in one account. A stack that is given
 * twice is one.
 *
 * @throws ConstructsError `name-clash`, naming every name and whose it is
 */
export function checkClashes(stacks: readonly SynthesizedStack[]): void {
  const owners = new Map<string, { name: PhysicalName; stacks: SynthesizedStack[] }>();
  for (const stack of unique(stacks)) {
    for (const name of namesOf(stack)) {
      const key = JSON.stringify([...place(stack, name), name.type, normal(name)]);
      const entry = owners.get(key) ?? { name, stacks: [] };
      owners.set(key, entry);
      entry.stacks.push(stack);
    }
  }
  const clashes = [...owners.values()].filter((entry) => entry.stacks.length > 1);
  if (clashes.length === 0) return;
  throw new ConstructsError({
    code: 'name-clash',
    what: `${clashes.length === 1 ? 'one name is' : `${clashes.length} names are`} there twice in one account:\n${clashes
      .map(({ name, stacks: of }) => `  ${name.type} ${name.text}: ${of.map(describe).join(', ')}`)
      .join('\n')}`,
    fix: 'Rename one of each, or give one of the environments an account of its own.',
  });
}

function namesOf({ account, region, stack, template }: SynthesizedStack): PhysicalName[] {
  const pseudo = { account: account ?? '<account>', region: region ?? '<region>', stack };
  const names = physicalNames(template, pseudo);
  return [stackName(stack), ...names].filter(({ exact, rule }) => exact && rule.scope !== 'parent');
}

function unique(stacks: readonly SynthesizedStack[]): SynthesizedStack[] {
  const identity = ({ service, environment, account, region, stack }: SynthesizedStack) =>
    JSON.stringify([service, environment, account, region, stack]);
  return [...new Map(stacks.map((stack) => [identity(stack), stack])).values()];
}

/** Where a name may be there once. */
function place(
  { account, region, environment }: SynthesizedStack,
  { rule }: PhysicalName,
): string[] {
  const known = account ?? `of ${environment}`;
  switch (rule.scope) {
    case 'world':
      return [];
    case 'account':
      return [known];
    default:
      return [known, region ?? 'unknown'];
  }
}

function normal({ text, rule }: PhysicalName): string {
  return rule.ignoresCase ? text.toLowerCase() : text;
}

function describe({ service, environment, stack }: SynthesizedStack): string {
  return `${service} in ${environment} (stack ${stack})`;
}
