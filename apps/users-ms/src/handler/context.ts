import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';

/** What Hono carries along with a request. */
export interface AppEnv {
  /** The event of API Gateway, where the request came through it. */
  Bindings: { requestContext?: { requestId?: string } };
  Variables: RequestIdVariables;
}

/** The id that API Gateway gave the request, so that its log and ours meet; else a new one. */
export function gatewayRequestId(c: Context): string {
  const { requestContext } = (c.env ?? {}) as AppEnv['Bindings'];
  return requestContext?.requestId ?? randomUUID();
}
