import { DeliveryError, type SwapResult } from '@org/delivery';
import { BuildError, type SessionPorts, serviceSession } from './service-session';

/** A service and the world around it, where each thing takes its time only when somebody says so. */
function world() {
  const state = {
    source: 'one',
    infrastructure: 'small',
    written: 'one',
    running: 'one',
    deployed: 'small',
    clock: 0,
    done: [] as string[],
    said: [] as string[],
    complained: [] as string[],
    fails: null as Error | null,
    deploysFail: false,
    meanwhile: (): void => undefined,
  };
  const swap = async (): Promise<SwapResult> => {
    const meant = state.written;
    state.clock += 400;
    state.meanwhile();
    await new Promise(setImmediate);
    if (state.fails !== null) throw state.fails;
    const outcome =
      meant === state.running ? 'unchanged' : meant === 'one' ? 'restored' : 'swapped';
    state.running = meant;
    state.done.push(`swap ${meant}`);
    return { outcome, functions: [], milliseconds: 400 };
  };
  const ports: SessionPorts = {
    async build() {
      const digest = state.source;
      if (digest === 'broken') throw new BuildError('does not build\n  src/main.ts:1:2: no');
      return { digest, write: async () => void (state.written = digest) };
    },
    infrastructure: async () => state.infrastructure,
    async deploy() {
      state.clock += 5000;
      state.done.push(`deploy ${state.written} ${state.infrastructure}`);
      if (state.deploysFail) return false;
      state.running = state.written;
      state.deployed = state.infrastructure;
      return true;
    },
    swap,
    say: (text) => void state.said.push(text),
    complain: (text) => void state.complained.push(text),
    now: () => state.clock,
  };
  const session = serviceSession('deals-ms', { digest: 'one', infrastructure: 'small' }, ports);
  const look = (): Promise<void> => {
    session.ask();
    return session.settled();
  };
  return { state, session, look };
}

test('what was saved runs, in how long is said', async () => {
  const { state, look } = world();
  state.source = 'two';
  await look();
  expect(state.running).toBe('two');
  expect(state.said).toEqual(['deals-ms swapped in 0.4 s']);
});

test('the same bytes are neither written nor swapped, and nothing is said', async () => {
  const { state, look } = world();
  await look();
  state.source = 'two';
  await look();
  state.said.length = 0;
  await look();
  expect(state.done).toEqual(['swap two']);
  expect(state.said).toEqual([]);
});

test('an edit that is undone is swapped back', async () => {
  const { state, look } = world();
  for (const source of ['two', 'one']) {
    state.source = source;
    await look();
  }
  expect(state.running).toBe('one');
  expect(state.said[1]).toBe('deals-ms swapped in 0.4 s: as it was deployed');
});

test('what is saved while a swap runs is swapped next, all of it at once', async () => {
  const { state, session } = world();
  const saves = ['three', 'four', 'five'];
  state.meanwhile = () => {
    for (const source of saves.splice(0)) {
      state.source = source;
      session.ask();
    }
  };
  state.source = 'two';
  session.ask();
  await session.settled();
  expect(state.done).toEqual(['swap two', 'swap five']);
  expect(state.running).toBe('five');
});

test('what does not build is told, and the running version stays; then it is told that it builds again', async () => {
  const { state, look } = world();
  state.source = 'broken';
  await look();
  expect([state.running, state.written, state.done]).toEqual(['one', 'one', []]);
  expect(state.complained).toEqual(['deals-ms: does not build\n  src/main.ts:1:2: no']);
  state.source = 'one';
  await look();
  await look();
  expect(state.said).toEqual(['deals-ms builds again, as it runs']);
  state.source = 'two';
  await look();
  expect(state.running).toBe('two');
});

test('another infrastructure is deployed, with the code of that moment', async () => {
  const { state, look } = world();
  Object.assign(state, { source: 'two', infrastructure: 'big' });
  await look();
  await look();
  expect(state.done).toEqual(['deploy two big']);
  expect(state.said).toEqual(['deals-ms deployed in 5.0 s']);
});

test('a deployment that failed is tried again with the next save, and swaps come after it', async () => {
  const { state, look } = world();
  Object.assign(state, { infrastructure: 'bad', deploysFail: true });
  await look();
  expect(state.said).toEqual([]);
  Object.assign(state, { source: 'two', deploysFail: false });
  await look();
  expect(state.done).toEqual(['deploy one bad', 'deploy two bad']);
  Object.assign(state, { source: 'three' });
  await look();
  expect(state.running).toBe('three');
});

test.each(['not-swappable', 'worker-ended'] as const)(
  'where nothing can be swapped (%s), it is deployed',
  async (code) => {
    const { state, look } = world();
    Object.assign(state, { source: 'two', fails: new DeliveryError({ code, what: 'it is gone' }) });
    await look();
    expect(state.done).toEqual(['deploy two small']);
    expect(state.said[0]).toBe('deals-ms cannot be swapped: it is gone');
    expect(state.running).toBe('two');
  },
);

test('a swap that failed for another reason is told, and tried again with the next save', async () => {
  const { state, look } = world();
  const error = new DeliveryError({ code: 'access-failed', what: 'nobody answers' });
  Object.assign(state, { source: 'two', fails: error });
  await look();
  expect(state.complained).toEqual(['deals-ms: nobody answers']);
  Object.assign(state, { fails: null });
  await look();
  expect(state.running).toBe('two');
});
