import type { ServiceClient } from '@org/runtime/service-client';
import * as z from 'zod';

/** A user of users-ms. What is not named here is left out, so that users-ms may add to it. */
export const userSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type User = z.infer<typeof userSchema>;

const pageSchema = z.object({ items: z.array(userSchema), nextCursor: z.string().optional() });

export type UserPage = z.infer<typeof pageSchema>;

/** The port to users-ms. */
export interface UsersMsClient {
  /** @param body users-ms checks it */
  create(body: unknown): Promise<User>;
  get(id: string): Promise<User>;
  list(page: { limit: number; cursor?: string | undefined }): Promise<UserPage>;
}

/** Calls users-ms over HTTP. What goes wrong is a ServiceCallError, or a BindingsError when it cannot be found. */
export function usersMsClient(client: ServiceClient): UsersMsClient {
  return {
    create: (body) => client.json('/users', { method: 'POST', body, schema: userSchema }),
    get: (id) => client.json(`/users/${encodeURIComponent(id)}`, { schema: userSchema }),
    list: (query) => client.json('/users', { query, schema: pageSchema }),
  };
}
