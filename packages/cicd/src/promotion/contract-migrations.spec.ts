import type { HeldLock, MigrationPlan } from '@org/delivery';
import { contractMigrations, type ContractPlace } from './contract-migrations';
import { releaseNamed } from './testing/sealed-stores';

const STEPS = ['deals-ms', 'users-ms'].map((service) => ({
  service,
  from: null,
  to: releaseNamed(service, '2.0.0'),
}));

const lockOf = (signal: AbortSignal): HeldLock => ({
  ...{ token: 1, records: [], signal },
  append: () => Promise.reject(new Error('nothing is put on record here')),
});

const run = async (contract: ContractPlace['contract'], stop = new AbortController()) => {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const afterwards = contractMigrations({ environment: 'staging', by: 'ada', contract }, say);
  await afterwards(lockOf(stop.signal), STEPS);
  return said;
};

const waiting = (until: string | null): MigrationPlan =>
  ({
    waiting: [{ step: { id: '0002-drop-price' }, because: '1.0.0 needs what it removes', until }],
  }) as unknown as MigrationPlan;

test('what waits is said, with until when, and is no failure', async () => {
  const until = '2026-12-01T10:00:00.000Z';
  expect(await run(async (service) => (service === 'deals-ms' ? waiting(until) : null))).toEqual([
    'deals-ms: 0002-drop-price of 2.0.0 waits until 2026-12-01 10:00: 1.0.0 needs what it removes',
  ]);
  expect(await run(async () => waiting(null))).toContain(
    'users-ms: 0002-drop-price of 2.0.0 waits: 1.0.0 needs what it removes',
  );
});

test('one that fails is told with the command that goes on with it, and the others go on', async () => {
  const asked: string[] = [];
  const running = run(async (service) => {
    asked.push(service);
    if (service === 'deals-ms') throw new Error('it divides by zero');
    return null;
  });
  await expect(running).rejects.toThrow(
    /staging runs what was promoted[^]*deals-ms: it divides by zero\n.*nx run deals-ms:migrate -c staging$/,
  );
  expect(asked).toEqual(['deals-ms', 'users-ms']);
});

test('nothing goes on when the lock is lost', async () => {
  const stop = new AbortController();
  const asked: string[] = [];
  const running = run(async (service) => {
    asked.push(service);
    stop.abort(new Error('the lock is lost'));
    throw new Error('it was cut off');
  }, stop);
  await expect(running).rejects.toThrow('the lock is lost');
  expect(asked).toEqual(['deals-ms']);
});
