import { ConstructsError } from '../constructs-error';
import { MAX_LEVELS } from '../deployment/checks';
import type { ServicePaths } from '../deployment/deployment';
import { MAX_PARAMETER_NAME } from '../names/name-rules';

/** One value that a service publishes, or that it is given. Plain data, so that its Lambda code can share it. */
export interface BindingSpec {
  /** `public`: other services may discover it. `private`: the service's own. */
  readonly visibility: 'public' | 'private';
  readonly description?: string;
  /** Below the public or private path, such as `monitor/slack/webhookUrl`. Default: the binding's name. */
  readonly path?: string;
  /** A SecureString. Somebody puts it into the Parameter Store; no template ever holds its value. */
  readonly secure?: boolean;
  /** It need not be there. */
  readonly optional?: boolean;
  /** What the code that reads it takes its text for, such as `number`. */
  readonly type?: string;
  /** Reads this version of the parameter. Default: the newest. */
  readonly version?: number;
}

/** The bindings of a service by their names, written `as const`. */
export type BindingsSpec = Readonly<Record<string, BindingSpec>>;

type SecureNames<S extends BindingsSpec> = {
  [K in keyof S]: S[K] extends { readonly secure: true } ? K : never;
}[keyof S];

type OptionalNames<S extends BindingsSpec> = {
  [K in keyof S]: S[K] extends { readonly optional: true } ? K : never;
}[keyof S];

/** A value for each binding but the optional ones, and none for those that are secure. */
export type BindingValues<S extends BindingsSpec> = {
  readonly [K in Exclude<keyof S, SecureNames<S> | OptionalNames<S>>]: string;
} & { readonly [K in Exclude<OptionalNames<S>, SecureNames<S>>]?: string } & {
  readonly [K in SecureNames<S>]?: never;
};

/**
 * @returns the name of a binding's parameter
 * @throws ConstructsError `invalid-binding`
 */
export function bindingPath(paths: ServicePaths, spec: BindingsSpec, name: string): string {
  const binding = Object.hasOwn(spec, name) ? spec[name] : undefined;
  if (binding === undefined) {
    throw invalid(
      name,
      'there is no such binding',
      `The spec has ${Object.keys(spec).join(', ')}.`,
    );
  }
  const problem = bindingProblem(name, binding);
  if (problem !== undefined) throw invalid(name, ...problem);
  const path = `${paths[binding.visibility]}/${binding.path ?? name}`;
  const levels = path.split('/').length - 1;
  if (levels > MAX_LEVELS || path.length > MAX_PARAMETER_NAME) {
    throw invalid(
      name,
      `${path} has ${levels} levels and ${path.length} characters`,
      `The Parameter Store takes at most ${MAX_LEVELS} levels and ${MAX_PARAMETER_NAME} characters.`,
    );
  }
  return path;
}

function bindingProblem(
  name: string,
  binding: BindingSpec,
): [what: string, fix: string] | undefined {
  const { visibility, path, secure, version } = binding;
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    return [
      'it is no name of a binding',
      'Write it like apiUrl: letters and digits, a small one first.',
    ];
  }
  if (visibility !== 'public' && visibility !== 'private') {
    return [`${JSON.stringify(visibility)} is no visibility`, 'It is public or private.'];
  }
  if (path !== undefined && !/^(?!\.+(\/|$))[\w.-]+(\/(?!\.+(\/|$))[\w.-]+)*$/.test(path)) {
    return [`${JSON.stringify(path)} is no path`, 'Write it like monitor/slack/webhookUrl.'];
  }
  if (secure && visibility === 'public') {
    return [
      'it is secure and public',
      'Make it private: public bindings are read by other services.',
    ];
  }
  if (version !== undefined && !(Number.isInteger(version) && version > 0)) {
    return [`${version} is no version of a parameter`, 'Versions are counted from 1.'];
  }
  return undefined;
}

export function invalid(name: string, what: string, fix: string): ConstructsError {
  return new ConstructsError({ code: 'invalid-binding', what, where: `binding ${name}`, fix });
}
