import { type Variables, variable } from '../variables';
import { ConfigError, type ConfigProblem } from './config-error';

/** What runs, and where. */
export interface Identity {
  /** `SERVICE_NAME` */
  readonly service: string;
  /** `SERVICE_VERSION`, which the deployment tells, since a bundle carries none; else `unreleased`. */
  readonly version: string;
  /** `APPLICATION_NAME` */
  readonly application: string;
  /** `ENV_NAME`; outside Lambda `local` by default. */
  readonly environment: string;
}

/**
 * Reads what runs, and where.
 *
 * @param variables Default `process.env`. Empty ones count as not set.
 * @throws ConfigError naming every variable that is missing
 */
export function readIdentity(variables: Variables = process.env): Identity {
  const { identity, problems } = findIdentity(variables);
  if (problems.length > 0) throw new ConfigError(problems);
  return identity;
}

/** As {@link readIdentity}, with what is missing as data. */
export function findIdentity(variables: Variables): {
  identity: Identity;
  problems: ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const required = (name: string, otherwise?: string): string => {
    const value = variable(variables, name) ?? otherwise;
    if (value === undefined) problems.push({ variable: name, message: 'is not set' });
    return value ?? '';
  };
  const inLambda = variable(variables, 'AWS_LAMBDA_FUNCTION_NAME') !== undefined;
  const identity = {
    service: required('SERVICE_NAME'),
    version: variable(variables, 'SERVICE_VERSION') ?? 'unreleased',
    application: required('APPLICATION_NAME'),
    environment: required('ENV_NAME', inLambda ? undefined : 'local'),
  };
  return { identity: Object.freeze(identity), problems };
}
