import { discoverService } from './discover-service';
import { parseAnswer } from './parse-answer';
import { type Callee, send } from './send';
import type { ServiceClient, ServiceClientOptions } from './types';

/**
 * A client of another service. Nothing is read or sent before the first call.
 *
 * Idempotent requests are repeated on 502, 503, 504 and when no whole answer came, after waits with full
 * jitter. When the host is gone the service is discovered anew, once per call; if it moved, any request
 * goes to the new URL, since nobody can have served it at the old one.
 *
 * @example
 * const deals = serviceClient('deals-ms', { requestId: () => logger.getCorrelationId() });
 * const deal = await deals.json(`/deals/${encodeURIComponent(id)}`, { schema: dealSchema });
 */
export function serviceClient(service: string, options: ServiceClientOptions = {}): ServiceClient {
  const discovery = options.discovery ?? discoverService(service);
  const callee: Callee = { service, discovery, options };
  return {
    fetch: async (path, init = {}) => (await send(callee, path, init)).response,
    json: async (path, { body, schema, headers, ...init }) => {
      const { response, about } = await send(callee, path, {
        ...init,
        headers: {
          accept: 'application/json, application/problem+json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return parseAnswer(await response.text(), schema, about);
    },
  };
}
