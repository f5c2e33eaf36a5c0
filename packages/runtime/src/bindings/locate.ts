import { type Variables, variable } from '../variables';
import type { BindingProblem } from './bindings-error';
import type { Binding, BindingsSpec } from './spec';
import { OWN_PUBLIC_PATH, privateNameVariable, publicPathVariable } from './variable-names';

/** A binding and the full name of its parameter. */
export interface Located {
  binding: string;
  spec: Binding;
  /** Full name of the parameter. */
  parameter: string;
}

/** Whose bindings are asked for, and where from. */
export interface Owner {
  /** The service whose bindings they are; undefined: the service that runs. */
  service: string | undefined;
  variables: Variables;
}

/** A name for people: of the service whose bindings they are. */
export function ownerName({ service, variables }: Owner): string {
  return service ?? variable(variables, 'SERVICE_NAME') ?? 'this service';
}

/** The variable that says where the public parameters of a service are. */
export function pathVariable({ service, variables }: Owner): string {
  const own = service === undefined || service === variable(variables, 'SERVICE_NAME');
  return own ? OWN_PUBLIC_PATH : publicPathVariable(service);
}

/**
 * Where the parameters of a spec are, by what the deployment told the function.
 *
 * @returns what could be located, and a problem for each that could not. An optional binding whose
 * variable is not set is in neither.
 */
export function locate(
  spec: BindingsSpec,
  owner: Owner,
): { located: Located[]; problems: BindingProblem[] } {
  const located: Located[] = [];
  const problems: BindingProblem[] = [];
  for (const [name, binding] of Object.entries(spec)) {
    const found = locateOne(name, binding, owner);
    if (typeof found === 'string') located.push({ binding: name, spec: binding, parameter: found });
    else if (!binding.optional) problems.push(found);
  }
  return { located, problems };
}

function locateOne(name: string, binding: Binding, owner: Owner): string | BindingProblem {
  const isPublic = binding.visibility === 'public';
  const where = isPublic ? pathVariable(owner) : privateNameVariable(name);
  const value = variable(owner.variables, where);
  if (value !== undefined) {
    return isPublic ? `${value.replace(/\/+$/, '')}/${binding.path ?? name}` : value;
  }
  return {
    code: 'not-configured',
    binding: name,
    where,
    what: 'this variable of the function is not set',
    fix:
      isPublic && where !== OWN_PUBLIC_PATH
        ? `Add ${ownerName(owner)} to "consumes" of service.json, and deploy this service again.`
        : 'Give the function this binding where its infrastructure is defined, and deploy again.',
  };
}
