import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Variables } from '../variables';
import { ConfigError, type ConfigProblem } from './config-error';
import { findIdentity, type Identity } from './identity';

/** What a function was configured with. */
export interface Config<T> {
  readonly identity: Identity;
  /** What the schema made of the variables. */
  readonly values: T;
}

/**
 * Reads the configuration of this environment from the variables of the process.
 *
 * @param schema Any [Standard Schema](https://standardschema.dev), for example of zod, from variables to
 * what the code uses. Gets all variables that are set to something.
 * @param variables Default `process.env`.
 * @throws ConfigError naming everything that is wrong
 *
 * @example
 * const { identity, values } = readConfig(z.object({ DEALS_TABLE: z.string() }));
 */
export function readConfig<S extends StandardSchemaV1>(
  schema: S,
  variables: Variables = process.env,
): Config<StandardSchemaV1.InferOutput<S>> {
  const { identity, problems } = findIdentity(variables);
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '');
  const result = schema['~standard'].validate(Object.fromEntries(set));
  if (result instanceof Promise) {
    throw new TypeError(
      'readConfig: the schema is asynchronous, and configuration is read at once.',
    );
  }
  if (result.issues) problems.push(...result.issues.map(problemOf));
  else if (problems.length === 0) return { identity, values: result.value };
  throw new ConfigError(problems);
}

function problemOf({ path = [], message }: StandardSchemaV1.Issue): ConfigProblem {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return { variable: keys.join('.'), message };
}
