import fc from 'fast-check';
import { DeliveryError } from '../../delivery-error';
import { dependenciesAmong, deploymentOrder, reversed } from './deployment-order';
import { runInOrder } from './run-in-order';

interface Case {
  services: string[];
  dependencies: Record<string, string[]>;
  failing: Set<string>;
  concurrency: number;
}

/** Graphs without cycles: a service needs some of those before it. They are given in any order. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const names = Array.from({ length: count }, (_, at) => `s${at}`);
  return fc
    .record({
      needs: fc.tuple(...names.map((_, at) => fc.subarray(names.slice(0, at)))),
      services: fc.shuffledSubarray(names, { minLength: 1 }),
      failing: fc.subarray(names),
      concurrency: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ needs, services, failing, concurrency }) => ({
      services,
      dependencies: Object.fromEntries(names.map((name, at) => [name, needs[at] ?? []])),
      failing: new Set(failing),
      concurrency,
    }));
});

/** All that a service needs, also through services that do not take part. */
function closure(service: string, dependencies: Record<string, string[]>): Set<string> {
  const found = new Set<string>();
  const queue = [...(dependencies[service] ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(dependencies[next] ?? []));
  }
  return found;
}

test('starts nothing before what it needs, keeps to the concurrency, and a failure stops dependents alone', () =>
  fc.assert(
    fc.asyncProperty(cases, fc.scheduler(), async (input, scheduler) => {
      const { services, dependencies, failing, concurrency } = input;
      const running = new Set<string>();
      const succeeded = new Set<string>();
      let most = 0;
      const run = async (service: string): Promise<boolean> => {
        for (const needed of closure(service, dependencies)) {
          if (services.includes(needed)) expect(succeeded).toContain(needed);
        }
        running.add(service);
        most = Math.max(most, running.size);
        await scheduler.schedule(Promise.resolve(), service);
        running.delete(service);
        if (!failing.has(service)) succeeded.add(service);
        return !failing.has(service);
      };
      const ended = runInOrder({ services, dependencies, concurrency, run, succeeded: (ok) => ok });
      const ran = await scheduler.waitFor(ended);
      expect(most).toBeLessThanOrEqual(concurrency);
      expect(ran.map(({ service }) => service)).toEqual(services);
      for (const entry of ran) {
        const needed = [...closure(entry.service, dependencies)].filter((one) =>
          services.includes(one),
        );
        const failed = needed.filter(
          (one) =>
            failing.has(one) &&
            ran.some((other) => other.service === one && other.state === 'ended'),
        );
        expect(entry.state).toBe(failed.length > 0 ? 'not-started' : 'ended');
        if (entry.state !== 'not-started') continue;
        expect(entry.because).not.toEqual([]);
        expect(failed).toEqual(expect.arrayContaining([...entry.because]));
      }
    }),
  ));

test('independent services run at the same time', async () => {
  let release = (): void => undefined;
  const both = new Promise<void>((resolve) => (release = resolve));
  let running = 0;
  const run = async (): Promise<void> => {
    running += 1;
    if (running === 2) release();
    await both;
  };
  const services = ['a', 'b'];
  await runInOrder({ services, dependencies: {}, concurrency: 2, run, succeeded: () => true });
  expect(running).toBe(2);
});

test('what is thrown waits for those that run, and starts nobody', async () => {
  const seen: string[] = [];
  const run = async (service: string): Promise<void> => {
    seen.push(service);
    if (service === 'a') throw new Error('gone');
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen.push(`${service} ended`);
  };
  const services = ['a', 'b', 'c'];
  const ended = runInOrder({
    services,
    dependencies: {},
    concurrency: 2,
    run,
    succeeded: () => true,
  });
  await expect(ended).rejects.toThrow('gone');
  expect(seen).toEqual(['a', 'b', 'b ended']);
});

test('the order of deployment, and the other way round', () => {
  const dependencies = { bff: ['deals', 'users'], deals: ['users'] };
  expect(deploymentOrder(['bff', 'deals', 'users'], dependencies)).toEqual([
    'users',
    'deals',
    'bff',
  ]);
  expect(reversed(['bff', 'users'], dependencies)).toEqual({ bff: [], users: ['bff'] });
});

test('what is needed through a service that does not take part is needed', () => {
  const among = dependenciesAmong(['bff', 'users'], { bff: ['deals'], deals: ['users'] });
  expect(among.get('bff')).toEqual(new Set(['users']));
});

test('a cycle is named', () => {
  const dependencies = { a: ['b'], b: ['c'], c: ['b'] };
  const failure = (): unknown => deploymentOrder(['a'], dependencies);
  expect(failure).toThrow(DeliveryError);
  expect(failure).toThrow('b → c → b');
});
