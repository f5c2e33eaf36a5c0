import {
  type DeliveryStores,
  KNOWN_RELEASES,
  listSealed,
  readSealed,
  releaseOf,
  type RunningRelease,
} from '@org/delivery';

/** How many are read at the same time. */
const TOGETHER = 8;

/**
 * Releases of services that could be gone back to, beside those that ran in an environment: those of the application's newest
 * releases.
 *
 * @returns by service, the newest first
 * @throws DeliveryError as `readSealed`
 */
export async function knownReleases(
  stores: DeliveryStores,
  application: string,
): Promise<Record<string, RunningRelease[]>> {
  const { releases } = await listSealed(stores.state, application);
  const known: Record<string, RunningRelease[]> = {};
  const newest = releases.slice(0, KNOWN_RELEASES);
  for (let at = 0; at < newest.length; at += TOGETHER) {
    const batch = newest.slice(at, at + TOGETHER);
    const documents = await Promise.all(
      batch.map(({ fingerprint }) => readSealed(stores, application, { fingerprint })),
    );
    for (const { sealed } of documents) {
      for (const [service, each] of Object.entries(sealed.services)) {
        (known[service] ??= []).push(releaseOf(each));
      }
    }
  }
  return known;
}
