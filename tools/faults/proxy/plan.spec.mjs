import { seededRandom } from '../../bench/history/random.mjs';
import { FAULTS, faultsOf, makePlan } from './plan.mjs';

const faults = (plan, seed, times) => {
  const faultAt = faultsOf(plan, seededRandom(seed));
  return times.map((time) => faultAt(time, 'ssm'));
};
const always = (length) => Array.from({ length }, () => 0);

it('makes up clouds that are bad between 5 and 40 %, the same one for the same seed', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const plan = makePlan(seededRandom(seed), 2);
    expect(plan.service).toBeNull();
    expect(plan.rate).toBeGreaterThanOrEqual(0.05);
    expect(plan.rate).toBeLessThanOrEqual(0.4);
    expect(plan.silence).toBeGreaterThan(0);
    for (const { length } of plan.outages) expect(length).toBeGreaterThanOrEqual(1_000);
    expect(makePlan(seededRandom(seed), 2)).toEqual(plan);
  }
});

it('has clouds with and without outages, one with a silence that does not end, and one where a service is away', () => {
  const plans = always(100).map((_, seed) => makePlan(seededRandom(seed), (seed % 4) + 1));
  expect(new Set(plans.map(({ outages }) => outages.length))).toEqual(new Set([0, 1, 2]));
  expect(new Set(plans.map(({ endless }) => endless))).toEqual(new Set([0, 1]));
  expect(new Set(plans.map(({ service }) => service))).toEqual(
    new Set([null, 'cloudformation', 's3', 'ssm', 'sts', 'lambda']),
  );
});

it('lets a service that is away answer nothing, and the others everything', () => {
  const plan = { rate: 1, service: 's3', outages: [] };
  const faultAt = faultsOf(plan, seededRandom(1));
  for (let index = 0; index < 100; index += 1) {
    expect(faultAt(0, 'ssm')).toBeNull();
    expect([null, 'lost-after']).not.toContain(faultAt(0, 's3'));
  }
});

it('lets as many requests meet a fault as the rate says, and every fault comes', () => {
  const met = faults({ rate: 0.2, service: null, outages: [] }, 3, always(10_000)).filter(Boolean);
  expect(met.length / 10_000).toBeCloseTo(0.2, 1);
  expect(new Set(met)).toEqual(new Set(FAULTS));
});

it('lets nothing through in an outage, and everything around it', () => {
  const plan = { rate: 0, service: null, outages: [{ at: 1_000, length: 500 }] };
  expect(faults(plan, 1, [999, 1_000, 1_499, 1_500])).toEqual([
    null,
    'lost-before',
    'lost-before',
    null,
  ]);
});

it('does the same to the same requests for the same seed, with outages or without', () => {
  const plan = { rate: 0.4, service: null, outages: [] };
  const once = faults(plan, 5, always(100));
  expect(faults(plan, 5, always(100))).toEqual(once);
  expect(faults(plan, 6, always(100))).not.toEqual(once);
  const out = { ...plan, outages: [{ at: 1, length: 1 }] };
  const during = faults(
    out,
    5,
    always(100).map((_, index) => (index < 50 ? 1 : 0)),
  );
  expect(during.slice(50)).toEqual(once.slice(50));
});
