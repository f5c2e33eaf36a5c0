import type { Logger } from '@aws-lambda-powertools/logger';
import { acceptedRequestId, REQUEST_ID_HEADER } from '../request-id';

/** What the logger reads of a Lambda context. */
export interface LambdaContext {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string | number;
  awsRequestId: string;
}

/**
 * Gives every line that is logged during an invocation its Lambda context and a correlation id, and takes keys that were
 * appended off again. The id is that of the caller (`x-request-id`), else API Gateway's, else Lambda's;
 * `logger.getCorrelationId()` tells it.
 */
export function withLogger<E, C extends LambdaContext, R>(
  logger: Logger,
  handler: (event: E, context: C) => R | Promise<R>,
): (event: E, context: C) => Promise<R> {
  return async (event, context) => {
    logger.addContext(context);
    logger.setCorrelationId(requestIdOf(event) ?? context.awsRequestId);
    try {
      return await handler(event, context);
    } finally {
      logger.resetKeys();
      logger.clearBuffer();
    }
  };
}

function requestIdOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const { headers, requestContext } = event as {
    headers?: Record<string, unknown> | null;
    requestContext?: { requestId?: unknown };
  };
  const sent = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === REQUEST_ID_HEADER,
  );
  return acceptedRequestId(sent?.[1]) ?? acceptedRequestId(requestContext?.requestId);
}
