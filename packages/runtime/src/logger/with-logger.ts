import type { Logger } from '@aws-lambda-powertools/logger';
import { acceptedRequestId, REQUEST_ID_HEADER } from '../request-id';

/** What is read of the context that Lambda hands to a handler. */
type LambdaContext = Parameters<Logger['addContext']>[0] & { awsRequestId: string };

/**
 * Gives every line that is logged during an invocation its Lambda context and a correlation id, and takes keys that were
 * appended off again. The id is that of the caller (`x-request-id`), else API Gateway's, else Lambda's;
 * `logger.getCorrelationId()` tells it.
 *
 * @param handler Takes event and context; without a context, as when a test calls it, lines have none.
 */
export function withLogger<A extends unknown[], R>(
  logger: Logger,
  handler: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    const [event, context] = args as unknown as [unknown, LambdaContext | undefined];
    if (context) logger.addContext(context);
    const id = requestIdOf(event) ?? context?.awsRequestId;
    if (id !== undefined) logger.setCorrelationId(id);
    try {
      return await handler(...args);
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
