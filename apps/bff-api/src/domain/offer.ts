import * as z from 'zod';

const name = z.string().trim().min(1).max(120);
const description = z.string().trim().max(2000);

/**
 * What a client sends to create an offer. With an id of its own choosing, a request
 * can be repeated without creating a second one.
 */
export const newOfferSchema = z.strictObject({
  id: z.uuid().optional(),
  name,
  description: description.optional(),
});

export type NewOffer = z.infer<typeof newOfferSchema>;

/** An offer as it is stored and returned. */
export const offerSchema = z.strictObject({
  id: z.uuid(),
  name,
  description: description.optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type Offer = z.infer<typeof offerSchema>;
