import { type BindingProblem, BindingsError } from './bindings-error';
import { locate, ownerName, type Located, type Owner } from './locate';
import { type Parameter, ParameterReadError, type ParameterReader } from './parameter-reader';
import { parseValue } from './parse-value';
import { Secret } from './secret';
import type { BindingsSpec, BindingValues } from './spec';

/**
 * Reads every binding of a spec once.
 *
 * @throws BindingsError naming all bindings that cannot be had
 */
export async function readValues<S extends BindingsSpec>(
  spec: S,
  owner: Owner,
  reader: ParameterReader,
  signal: AbortSignal,
): Promise<BindingValues<S>> {
  const { located, problems } = locate(spec, owner);
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(spec)) values[name] = undefined;
  // One that misses its variable needs a deployment, whatever the store would answer.
  if (problems.length === 0) {
    const parameters = await readAll(located, owner, reader, signal);
    for (const one of located) {
      const read = judge(one, parameters.get(one.parameter), owner);
      if ('code' in read) problems.push(read);
      else values[one.binding] = read.value;
    }
  }
  const [first, ...others] = problems;
  if (first) throw new BindingsError(ownerName(owner), [first, ...others]);
  return Object.freeze(values) as BindingValues<S>;
}

/** Secure ones apart, so that nothing else asks for the permission to decrypt. */
async function readAll(
  located: readonly Located[],
  owner: Owner,
  reader: ParameterReader,
  signal: AbortSignal,
): Promise<Map<string, Parameter>> {
  const found = new Map<string, Parameter>();
  for (const decrypt of [false, true]) {
    const group = located.filter(({ spec }) => (spec.secure ?? false) === decrypt);
    if (group.length === 0) continue;
    const names = group.map(({ parameter }) => parameter);
    try {
      for (const [name, read] of await reader.read(names, { decrypt, signal })) {
        found.set(name, read);
      }
    } catch (error) {
      throw unreadable(group, error, ownerName(owner));
    }
  }
  return found;
}

function judge(
  { binding, spec, parameter }: Located,
  read: Parameter | undefined,
  owner: Owner,
): BindingProblem | { value: unknown } {
  const problem = (code: 'missing' | 'invalid', what: string, fix: string): BindingProblem => ({
    code,
    binding,
    where: parameter,
    what,
    fix,
  });
  if (read === undefined) {
    if (spec.optional) return { value: undefined };
    return spec.secure
      ? problem('missing', 'there is no such parameter', 'Create it as a SecureString.')
      : problem(
          'missing',
          'there is no such parameter',
          `Deploy ${ownerName(owner)} to this environment first. If it is deployed, see which bindings it publishes.`,
        );
  }
  if (read.secure !== (spec.secure ?? false)) {
    return read.secure
      ? problem('invalid', 'it is a SecureString', 'Declare the binding private and secure.')
      : problem(
          'invalid',
          'it is declared secure, but stored in plain text',
          'Delete the parameter, change what it holds, and create it as a SecureString.',
        );
  }
  const parsed = parseValue(read.value, spec.type);
  if ('unfit' in parsed) {
    return problem('invalid', `it holds ${parsed.unfit}`, 'Correct the parameter, or the type.');
  }
  return { value: spec.secure ? new Secret(parsed.value) : parsed.value };
}

const FIXES = {
  denied:
    'Allow the role of the function ssm:GetParameters on these parameters, and for secure ones kms:Decrypt with their key.',
  unavailable: 'It may pass. If it does not: can the function reach the parameter store at all?',
};

function unreadable(group: readonly Located[], error: unknown, service: string): BindingsError {
  const code =
    error instanceof ParameterReadError && error.code === 'denied' ? 'denied' : 'unavailable';
  const what = error instanceof Error ? error.message : String(error);
  const [first, ...others] = group.map(({ binding, parameter }): BindingProblem => ({
    code,
    binding,
    where: parameter,
    what,
    fix: FIXES[code],
  }));
  return new BindingsError(service, [first as BindingProblem, ...others], { cause: error });
}
