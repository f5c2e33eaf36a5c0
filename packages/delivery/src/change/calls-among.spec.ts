import { callsAmong } from './plan-promotion';

const calling = (...names: string[]) => ({
  consumes: Object.fromEntries(names.map((name) => [name, '*'])),
});

describe('who calls whom', () => {
  test('is what services consume, of those that there are', () => {
    expect(
      callsAmong({
        bff: calling('users', 'deals', 'mails'),
        deals: calling(),
        users: calling('deals'),
      }),
    ).toEqual({ bff: ['deals', 'users'], deals: [], users: ['deals'] });
  });

  test('has no circles: the call that would close one is left out', () => {
    expect(
      callsAmong({ a: calling('b'), b: calling('c'), c: calling('a'), d: calling('d') }),
    ).toEqual({ a: ['b'], b: ['c'], c: [], d: [] });
  });

  // Paths through it are 2 to the power of 198.
  test('is told of two hundred services that all call those before them', () => {
    const names = Array.from({ length: 200 }, (_, at) => `s${String(at).padStart(3, '0')}`);
    const calls = callsAmong(
      Object.fromEntries(names.map((name, at) => [name, calling(...names.slice(0, at))])),
    );
    expect(calls['s199']).toEqual(names.slice(0, 199));
  });
});
