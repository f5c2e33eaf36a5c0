import { bindings, type BindingsOptions } from '../bindings/bindings';
import { BindingsError } from '../bindings/bindings-error';
import { parseValue } from '../bindings/parse-value';
import { apiUrlVariable } from '../bindings/variable-names';
import { type Variables, variable } from '../variables';
import { reachableUrl } from './reachable-url';
import type { Discovery } from './types';

const SPEC = { apiUrl: { visibility: 'public', type: 'url' } } as const;

/**
 * Finds out where a service answers: where its variable says (`DEALS_MS_API_URL`), for processes that are in no
 * cloud; else where it published that it does. Nothing is read before the first call, which throws a BindingsError
 * when that cannot be said.
 */
export function discoverService(
  service: string,
  options: Pick<BindingsOptions, 'reader' | 'variables'> = {},
): Discovery {
  const { variables = process.env } = options;
  const published = bindings(SPEC, { service, ...options });
  const find = async (read: () => Promise<{ apiUrl: string }>): Promise<{ apiUrl: string }> => {
    const apiUrl = givenUrl(service, variables);
    return { apiUrl: apiUrl ?? reachableUrl((await read()).apiUrl, variables) };
  };
  return {
    get: () => find(() => published.get()),
    refresh: (wish) => find(() => published.refresh(wish)),
  };
}

function givenUrl(service: string, variables: Variables): string | undefined {
  const where = apiUrlVariable(service);
  const given = variable(variables, where);
  if (given === undefined) return undefined;
  const parsed = parseValue(given, 'url');
  if ('value' in parsed) return given;
  const problem = {
    code: 'invalid',
    binding: 'apiUrl',
    where,
    what: `it is ${parsed.unfit}: ${JSON.stringify(given)}`,
    fix: 'Give one like http://127.0.0.1:3001, or leave the variable out: then the service is discovered.',
  } as const;
  throw new BindingsError(service, [problem]);
}
