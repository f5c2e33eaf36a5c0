import { lastRollback } from './last-rollback';
import type { RollbackTarget } from './plan-back';
import { sealedOf, World } from './testing/world';

const OLD = sealedOf({ 'deals-ms': '1.0.0', 'bff-api': '1.0.0' });
const NEW = sealedOf({ 'deals-ms': '1.1.0', 'bff-api': '1.1.0' });
const service = (to?: string): RollbackTarget => ({
  kind: 'service',
  service: 'deals-ms',
  ...(to !== undefined && { to }),
});

describe('the last rollback', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    for (const sealed of [OLD, NEW]) await world.promote(sealed);
  });

  const last = async (target: RollbackTarget) => lastRollback(await world.records(), target);

  test.each<[string, RollbackTarget, RollbackTarget, string[]]>([
    ['one service', service(), service('1.0.0'), ['deals-ms 1.1.0 1.0.0']],
    ['one service to a release', service('1.0.0'), service('1.0.0'), ['deals-ms 1.1.0 1.0.0']],
    [
      'what is faulty',
      { kind: 'faulty', faulty: [{ service: 'bff-api', name: '1.1.0' }] },
      { kind: 'faulty', faulty: [{ service: 'bff-api', name: '1.1.0' }] },
      ['bff-api 1.1.0 1.0.0'],
    ],
    [
      'everything',
      { kind: 'sealed', sealed: OLD },
      { kind: 'sealed', sealed: OLD },
      ['bff-api 1.1.0 1.0.0', 'deals-ms 1.1.0 1.0.0'],
    ],
  ])('of %s says who moved from what to what', async (_, target, asked, moves) => {
    expect(await last(asked)).toBeNull();
    await world.rollBack(target);
    const found = await last(asked);
    expect(
      found?.moves.map((each) => `${each.service} ${each.left?.version} ${each.to.version}`).sort(),
    ).toEqual(moves);
    expect(found?.by).toBe('ada');
    const started = (await world.records()).find(({ kind }) => kind === 'rollback-started');
    expect(found?.sequence).toBe(started?.sequence);
  });

  test.each<[string, RollbackTarget]>([
    ['another release of the service', service('0.9.0')],
    ['no release: it would go back further', service()],
    ['another service', { kind: 'service', service: 'bff-api', to: '1.0.0' }],
    ['what is faulty', { kind: 'faulty', faulty: [{ service: 'deals-ms', name: '1.1.0' }] }],
    ['everything', { kind: 'sealed', sealed: OLD }],
  ])('is none that was asked for with %s', async (_, target) => {
    await world.rollBack(service('1.0.0'));
    expect(await last(target)).toBeNull();
  });

  test('is none when it did not succeed, or something came after it', async () => {
    const fails = { deliver: () => ({ fails: true, left: 'old' as const }) };
    await world.rollBack(service('1.0.0'), fails);
    expect(await last(service('1.0.0'))).toBeNull();
    await world.rollBack(service('1.0.0'));
    expect(await last(service('1.0.0'))).not.toBeNull();
    await world.promote(sealedOf({ 'deals-ms': '1.2.0', 'bff-api': '1.1.0' }));
    expect(await last(service('1.0.0'))).toBeNull();
  });

  test('left what was deployed last, also when nobody knows how that ended', async () => {
    const sealed = sealedOf({ 'deals-ms': '1.2.0', 'bff-api': '1.1.0' });
    for (let at = 1; (await world.records()).at(-1)?.kind !== 'deployment-started'; at += 1) {
      await world.promote(sealed, { kill: { at, after: true } }).catch(() => undefined);
    }
    await world.rollBack(service('1.0.0'));
    const moves = (await last(service('1.0.0')))?.moves;
    expect(moves?.map(({ left, to }) => [left?.version, to.version])).toEqual([['1.2.0', '1.0.0']]);
  });
});
