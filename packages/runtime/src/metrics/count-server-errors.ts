import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type Identity, readIdentity } from '../config/identity';
import { type Variables, variable } from '../variables';

export interface ServerErrorsOptions {
  /** Default: {@link readIdentity}. */
  identity?: Identity;
  /** Default `process.env`. */
  variables?: Variables;
}

/** What an answer with a status of 500 or above adds one to. A rollout reads it by the version of the function. */
const SERVER_ERRORS = 'ServerErrors';

/**
 * Counts answers with a status of 500 or above by the version of the function that gave them: to Lambda they are no errors. Where
 * there are none, nothing is written and there is no metric to pay for. What is thrown Lambda counts itself. Outside Lambda nothing is counted.
 *
 * @throws ConfigError
 */
export function countServerErrors<A extends unknown[], R>(
  handler: (...args: A) => R | Promise<R>,
  { identity = readIdentity(), variables = process.env }: ServerErrorsOptions = {},
): (...args: A) => Promise<R> {
  const name = variable(variables, 'AWS_LAMBDA_FUNCTION_NAME');
  const version = variable(variables, 'AWS_LAMBDA_FUNCTION_VERSION');
  return async (...args) => {
    const answer = await handler(...args);
    if (name !== undefined && version !== undefined && isServerError(answer))
      countOne(identity, { function: name, version });
    return answer;
  };
}

function countOne(
  { application, service, environment }: Identity,
  dimensions: Record<string, string>,
): void {
  const metrics = new Metrics({
    namespace: application,
    serviceName: service,
    defaultDimensions: { environment, ...dimensions },
  });
  metrics.addMetric(SERVER_ERRORS, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

function isServerError(answer: unknown): boolean {
  const { statusCode } = (answer ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 500;
}
