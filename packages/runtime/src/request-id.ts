/** The header a request's id travels in. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** An id of somebody else goes into logs and headers, so it may not be just anything. The same is accepted by Hono. */
const ACCEPTED = /^[\w=-]{1,255}$/;

/** The id, if it is one that can be passed on. */
export function acceptedRequestId(id: unknown): string | undefined {
  return typeof id === 'string' && ACCEPTED.test(id) ? id : undefined;
}
