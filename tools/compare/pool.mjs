/**
 * Does something with each item, so many at a time.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} atOnce
 * @param {(item: T) => Promise<R>} use
 * @returns {Promise<R[]>} in the order of the items
 */
export async function mapPool(items, atOnce, use) {
  const results = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await use(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
