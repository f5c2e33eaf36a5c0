import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** https://nodejs.org/api/diagnostics_channel.html#http */
const SENT = 'http.client.request.start';

/**
 * Ends every HTTP request of this process on whose connection nothing has come for a while after it was sent, as if the connection had been
 * lost: SDKs try it again then. Without it they wait for ever: clients of the CDK have a `requestTimeout`, which only logs unless
 * there is a `throwOnRequestTimeout` as well (`@smithy/node-http-handler`).
 *
 * @returns what stops that
 */
export function endSilentRequests(milliseconds: number): () => void {
  const onSent = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    request.setTimeout(milliseconds, () => {
      const error = new Error(`no answer within ${milliseconds} ms from ${request.host}`);
      request.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
    });
  };
  subscribe(SENT, onSent);
  return () => unsubscribe(SENT, onSent);
}
