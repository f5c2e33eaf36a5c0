import type { Variables } from '../variables';
import { type BindingsError } from './bindings-error';
import { cached, type Cached } from './cached';
import { checkSpec } from './check-spec';
import { ownerName, type Owner } from './locate';
import type { ParameterReader } from './parameter-reader';
import { readValues } from './read-values';
import type { BindingsSpec, BindingValues } from './spec';
import { ssmParameters } from './ssm-parameters';

export interface BindingsOptions {
  /** The service whose bindings they are. Default: the service that runs. */
  service?: string;
  /** Milliseconds that values are served without another look. Default 300 000. */
  ttl?: number;
  /** Milliseconds until another try after a refresh that failed. Default 10 000. */
  retryAfter?: number;
  /** Milliseconds for the first read and for `refresh`. Default 10 000. */
  timeout?: number;
  /** Milliseconds for a read while older values can be served instead. Default 1 000. */
  refreshTimeout?: number;
  /**
   * A refresh failed, so values read `age` milliseconds ago are served on. Default: a line of JSON to
   * standard error.
   */
  onStale?: (error: BindingsError, age: number) => void;
  /** Default: {@link ssmParameters}. Hand over one to all bindings of a function, so that they share a client. */
  reader?: ParameterReader;
  /** Default `process.env`. */
  variables?: Variables;
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: () => number;
  /** From 0 up to 1. Default `Math.random`. */
  random?: () => number;
}

/** The bindings of a service, as the parameter store has them. */
export interface Bindings<S extends BindingsSpec> {
  /**
   * The values, frozen, at most a time to live old. When they cannot be refreshed, those read before.
   *
   * @throws BindingsError naming every binding that cannot be had
   */
  get(): Promise<BindingValues<S>>;
  /**
   * Reads now. What was read before is kept when it fails. Joins a read that is under way.
   *
   * @param options.olderThan Milliseconds: younger values are good enough. Default 0.
   * @throws BindingsError
   */
  refresh(options?: { olderThan?: number }): Promise<BindingValues<S>>;
}

/**
 * Discovers bindings. Nothing is read before the first `get`.
 *
 * @example
 * const spec = { apiUrl: { visibility: 'public', type: 'url' } } as const;
 * const deals = bindings(spec, { service: 'deals-ms' });
 * const { apiUrl } = await deals.get();
 *
 * @throws BindingsError `invalid-spec`
 */
export function bindings<const S extends BindingsSpec>(
  spec: S,
  options: BindingsOptions = {},
): Bindings<S> {
  const { service, variables = process.env, reader = ssmParameters() } = options;
  const owner: Owner = { service, variables };
  checkSpec(spec, ownerName(owner));
  const { onStale = warn, ttl = 300_000, retryAfter = 10_000 } = options;
  const { timeout = 10_000, refreshTimeout = 1_000 } = options;
  const { now = Date.now, random = Math.random } = options;
  const values: Cached<BindingValues<S>> = cached(
    (patience) => readValues(spec, owner, reader, AbortSignal.timeout(patience)),
    {
      ttl,
      retryAfter,
      timeout,
      refreshTimeout,
      now,
      random,
      onStale: (error, age) => onStale(error as BindingsError, age),
    },
  );
  return { get: () => values.get(), refresh: (wish) => values.refresh(wish) };
}

function warn(error: BindingsError, age: number): void {
  const message = 'Bindings could not be refreshed; those read before are served on.';
  const { service, code } = error;
  console.error(
    JSON.stringify({ level: 'WARN', message, service, code, age, error: error.message }),
  );
}
