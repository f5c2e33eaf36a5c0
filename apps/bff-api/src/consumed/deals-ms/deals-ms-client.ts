import type { ServiceClient } from '@org/runtime/service-client';
import * as z from 'zod';

/** A deal of deals-ms. What is not named here is left out, so that deals-ms may add to it. */
export const dealSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type Deal = z.infer<typeof dealSchema>;

const pageSchema = z.object({ items: z.array(dealSchema), nextCursor: z.string().optional() });

export type DealPage = z.infer<typeof pageSchema>;

/** The port to deals-ms. */
export interface DealsMsClient {
  /** @param body deals-ms checks it */
  create(body: unknown): Promise<Deal>;
  get(id: string): Promise<Deal>;
  list(page: { limit: number; cursor?: string | undefined }): Promise<DealPage>;
}

/** Calls deals-ms over HTTP. What goes wrong is a ServiceCallError, or a BindingsError when it cannot be found. */
export function dealsMsClient(client: ServiceClient): DealsMsClient {
  return {
    create: (body) => client.json('/deals', { method: 'POST', body, schema: dealSchema }),
    get: (id) => client.json(`/deals/${encodeURIComponent(id)}`, { schema: dealSchema }),
    list: (query) => client.json('/deals', { query, schema: pageSchema }),
  };
}
