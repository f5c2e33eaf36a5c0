/**
 * Does something with each item, so many at a time.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} atOnce
 * @param {(item: T) => Promise<R>} use
 * @param {(done: number) => void} [onDone] told after each item how many are done
 * @returns {Promise<R[]>} in the order of the items
 */
export async function mapPool(items, atOnce, use, onDone = () => {}) {
  const results = [];
  let done = 0;
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) {
      results[index] = await use(item);
      onDone((done += 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
