import * as z from 'zod';

const name = z.string().trim().min(1).max(120);
const description = z.string().trim().max(2000);

/**
 * What a client sends to create a deal. With an id of its own choosing, a request
 * can be repeated without creating a second one.
 */
export const newDealSchema = z.strictObject({
  id: z.uuid().optional(),
  name,
  description: description.optional(),
});

export type NewDeal = z.infer<typeof newDealSchema>;

/** A deal as it is stored and returned. */
export const dealSchema = z.strictObject({
  id: z.uuid(),
  name,
  description: description.optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type Deal = z.infer<typeof dealSchema>;
