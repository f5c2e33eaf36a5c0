import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What came of the requests, by the version that answered; `none`: nobody did.
 * @typedef {Record<string, { requests: number, failed: number }>} Tally
 */

/**
 * Asks again and again, until it is stopped. A request has failed when its status is 500 or above, or nobody answers.
 *
 * @param {string} url
 * @param {{ perSecond: number }} options
 * @returns {{ stop(): Promise<Tally>, soFar(): Tally }}
 */
export function startTraffic(url, { perSecond }) {
  /** @type {Tally} */
  const tally = {};
  /** @type {Set<Promise<void>>} */
  const asked = new Set();
  let isOver = false;

  const ask = async () => {
    const [version, failed] = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return /** @type {const} */ ([
          response.headers.get('x-executed-version') ?? 'none',
          response.status >= 500,
        ]);
      },
      () => /** @type {const} */ (['none', true]),
    );
    const of = (tally[version] ??= { requests: 0, failed: 0 });
    of.requests += 1;
    if (failed) of.failed += 1;
  };
  const asking = (async () => {
    while (!isOver) {
      const one = ask().finally(() => asked.delete(one));
      asked.add(one);
      await sleep(1000 / perSecond);
    }
  })();
  return {
    soFar: () => structuredClone(tally),
    async stop() {
      isOver = true;
      await asking;
      await Promise.all(asked);
      return tally;
    },
  };
}
