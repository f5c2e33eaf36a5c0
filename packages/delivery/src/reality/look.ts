import { openCloud, type OpenCloud } from '../infrastructure/cloud/open-cloud';
import { PATIENCE, whyNot } from './patience';
import { type EnvironmentPlace, lookingAt } from './place';
import { serviceStacks, type ServiceStack } from './service-stacks';

/** What an environment really has, or why nobody could see it. */
export type Look = { stacks: ServiceStack[] } | { why: string };

/**
 * Looks which stacks of an application's services environments really have. What cannot be reached is a result: whoever looks
 * wants to see the others.
 *
 * There is one process for each set of variables, and one listing for each place, however many environments share it.
 *
 * @param patience milliseconds
 * @returns by environment
 */
export async function look(
  application: string,
  places: readonly EnvironmentPlace[],
  patience = PATIENCE,
): Promise<Map<string, Look>> {
  const signal = AbortSignal.timeout(patience);
  const clouds = new Map<string, OpenCloud>();
  const listings = new Map<string, Promise<ServiceStack[]>>();
  const list = (place: EnvironmentPlace): Promise<ServiceStack[]> => {
    const { env, account, region } = place;
    const variables = JSON.stringify(Object.entries(env).sort());
    const key = JSON.stringify([variables, account, region]);
    const going = listings.get(key);
    if (going !== undefined) return going;
    const opened = clouds.get(variables) ?? openCloud(env, signal);
    clouds.set(variables, opened);
    const listing = serviceStacks(opened.cloud, lookingAt(place), application);
    listings.set(key, listing);
    return listing;
  };
  try {
    const looks = await Promise.all(
      places.map(async (place): Promise<[string, Look]> => {
        const { environment } = place;
        try {
          const stacks = (await list(place)).filter((stack) => stack.environment === environment);
          return [environment, { stacks }];
        } catch (error) {
          return [environment, { why: whyNot(error, signal, patience) }];
        }
      }),
    );
    return new Map(looks);
  } finally {
    for (const { close } of clouds.values()) close();
  }
}
