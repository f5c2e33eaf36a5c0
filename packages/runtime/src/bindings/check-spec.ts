import { type BindingProblem, BindingsError } from './bindings-error';
import type { Binding, BindingsSpec } from './spec';
import { privateNameVariable } from './variable-names';

const TYPES: readonly unknown[] = [undefined, 'string', 'number', 'boolean', 'url', 'json'];

/** So that a variable can be named after it. */
const NAME = /^[a-z][A-Za-z0-9]*$/;

/** Names of parameters: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
const PATH = /^(?!\.+(\/|$))[\w.-]+(\/(?!\.+(\/|$))[\w.-]+)*$/;

/**
 * Checks what the types of a spec cannot: specs written in JavaScript or read from a file, and
 * bindings that would share a variable.
 *
 * @throws BindingsError `invalid-spec`, naming all that is wrong
 */
export function checkSpec(spec: BindingsSpec, service: string): void {
  const users = new Map<string, string>();
  const problems: BindingProblem[] = [];
  for (const [binding, entry] of Object.entries(spec)) {
    const what = wrongWith(binding, entry) ?? sharedVariable(binding, entry, users);
    if (what === undefined) continue;
    const fix = 'Correct the spec.';
    problems.push({ code: 'invalid-spec', binding, where: 'spec', what, fix });
  }
  const [first, ...others] = problems;
  if (first) throw new BindingsError(service, [first, ...others]);
}

function wrongWith(name: string, { visibility, secure, type, path }: Binding): string | undefined {
  if (!NAME.test(name))
    return 'a name is written like apiUrl: letters and digits, a small one first';
  if (visibility !== 'public' && visibility !== 'private') {
    return 'visibility is neither "public" nor "private"';
  }
  if (visibility === 'public' && secure) return 'what is secure cannot be public';
  if (!TYPES.includes(type)) return `there is no type ${JSON.stringify(type)}`;
  if (path !== undefined && !PATH.test(path)) {
    return `${JSON.stringify(path)} is no path of a parameter`;
  }
  return undefined;
}

function sharedVariable(
  name: string,
  { visibility }: Binding,
  users: Map<string, string>,
): string | undefined {
  if (visibility !== 'private') return undefined;
  const variable = privateNameVariable(name);
  const other = users.get(variable);
  users.set(variable, name);
  return other === undefined ? undefined : `it shares the variable ${variable} with ${other}`;
}
