/**
 * What a bad cloud does to a request.
 *
 * - `throttled`: it says that it was asked too often
 * - `failing`, `unavailable`: it answers 500, 503
 * - `silent`: it says nothing, for a while
 * - `lost-before`: the connection ends before the request was heard
 * - `lost-after`: the request is carried out, and the answer is lost
 *
 * @typedef {'throttled' | 'failing' | 'unavailable' | 'silent' | 'lost-before' | 'lost-after'} Fault
 *
 * @typedef {object} Plan
 * @property {number} rate which part of the requests meets a fault, 0 to 1
 * @property {string | null} service the AWS service that is bad; `null`: all of them
 * @property {readonly { at: number, length: number }[]} outages milliseconds from the beginning; no request gets through
 * @property {number} silence milliseconds that a request gets no answer, before its connection ends
 * @property {number} endless how many of the first of these get none ever
 */

/** @type {readonly Fault[]} */
export const FAULTS = Object.freeze([
  'throttled',
  'failing',
  'unavailable',
  'silent',
  'lost-before',
  'lost-after',
]);

/** What a deployment cannot do without. */
const SERVICES = ['cloudformation', 's3', 'ssm', 'sts', 'lambda'];

/**
 * Makes up how bad a cloud is: in one of four, one service is not to be had at all.
 *
 * @param {import('../../bench/history/random.mjs').Random} random
 * @param {number} number of the cloud
 * @returns {Plan}
 */
export function makePlan(random, number) {
  const silence = random.between(2_000, 8_000);
  if (number % 4 === 0)
    return { rate: 1, service: random.pick(SERVICES), outages: [], silence, endless: 0 };
  const outages = Array.from({ length: random.between(0, 2) }, () => ({
    at: random.between(0, 12_000),
    length: random.between(1_000, 5_000),
  }));
  const endless = number % 4 === 1 ? 1 : 0;
  return { rate: random.between(5, 40) / 100, service: null, outages, silence, endless };
}

/** What a service that is away does: a request that is carried out would say that it is there. */
const AWAY = FAULTS.filter((fault) => fault !== 'lost-after');

/**
 * What happens to requests, one after the other.
 *
 * @param {Plan} plan
 * @param {import('../../bench/history/random.mjs').Random} random
 * @returns {(milliseconds: number, service: string | null) => Fault | null} takes the time since the beginning, and the AWS service
 *   that is asked
 */
export function faultsOf({ rate, service: bad, outages }, random) {
  return (milliseconds, service) => {
    if (bad !== null && service !== bad) return null;
    const fault = random.chance(rate) ? random.pick(bad === null ? FAULTS : AWAY) : null;
    const isOut = outages.some(
      ({ at, length }) => milliseconds >= at && milliseconds < at + length,
    );
    return isOut ? 'lost-before' : fault;
  };
}
