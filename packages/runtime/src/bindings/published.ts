import { type Variables, variable } from '../variables';
import { BindingsError } from './bindings-error';
import { type Owner, ownerName, pathVariable } from './locate';
import type { ParameterReader } from './parameter-reader';
import { ssmParameters } from './ssm-parameters';

export interface PublishedOptions {
  /** Default: the service that runs. */
  service?: string;
  /** Milliseconds. Default 10 000. */
  timeout?: number;
  /** Default: {@link ssmParameters}. */
  reader?: ParameterReader;
  /** Default `process.env`. */
  variables?: Variables;
}

/**
 * Everything that a service publishes, whether or not a spec names it: for a look at an environment. A
 * service that uses bindings names them in a spec.
 *
 * @returns texts by path below `public`, nothing where nothing is published
 * @throws BindingsError `not-configured`
 * @throws ParameterReadError
 */
export async function published(options: PublishedOptions = {}): Promise<Record<string, string>> {
  const { service, timeout = 10_000, variables = process.env, reader = ssmParameters() } = options;
  const owner: Owner = { service, variables };
  const where = pathVariable(owner);
  const path = variable(variables, where)?.replace(/\/+$/, '');
  if (path === undefined) {
    const what = 'this variable of the function is not set';
    const fix = `Add ${ownerName(owner)} to "consumes" of service.json, and deploy this service again.`;
    const problem = { code: 'not-configured', binding: '*', where, what, fix } as const;
    throw new BindingsError(ownerName(owner), [problem]);
  }
  const found = await reader.list(path, { signal: AbortSignal.timeout(timeout) });
  const named = [...found].map(([name, value]) => [name.slice(path.length + 1), value] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
