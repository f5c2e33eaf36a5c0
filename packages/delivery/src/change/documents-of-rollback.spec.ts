import type { Digest } from '../artifacts/digest';
import type { Contract } from '../contracts/contract';
import type { Contracts } from '../contracts/stand-together';
import { madeUpContracts, madeUpDocument } from '../contracts/testing/made-up-contracts';
import { tellObstacle, tellUnchecked } from '../rollback/plan/tell-obstacle';
import { checkRollback } from './check-rollback';
import { planIntact, type RollBackInput } from './roll-back';
import { recorded, sealedOf, World } from './testing/world';

const [OLD, NEW] = ['old', 'new'].map(madeUpDocument) as [Digest, Digest];
const CALLS = { 'bff-api': { 'deals-ms': '^1.0.0' } };
const inspect = (): Promise<null> => Promise.resolve(null);

/** bff-api and deals-ms, both with the same document of deals-ms in mind. */
const contracts = (document: Digest): Record<string, Contract> => ({
  'bff-api': { document: null, uses: { 'deals-ms': { document, operations: null } } },
  'deals-ms': { document, uses: {} },
});

/** What was built against the new document finds nothing of it in the old one. */
const narrower = madeUpContracts((before) => (before === NEW ? ['GET /deals'] : []));

describe('with documents of which the older one lacks something', () => {
  let world: World;
  let asked: Digest[][];
  beforeEach(async () => {
    world = new World();
    asked = [];
    const versions = (both: string) => ({ 'bff-api': both, 'deals-ms': both });
    await world.promote(sealedOf(versions('1.0.0'), CALLS, contracts(OLD)));
    await world.promote(sealedOf(versions('1.1.0'), CALLS, contracts(NEW)));
  });

  const loading =
    (loaded: Contracts): RollBackInput['loadContracts'] =>
    (documents) => {
      asked.push([...documents].sort());
      return Promise.resolve(loaded);
    };
  const faulty = { kind: 'faulty', faulty: [{ service: 'deals-ms', name: '1.1.0' }] } as const;
  const loadContracts = loading(narrower);

  test('who was built against the new one goes back too, inside its range', async () => {
    const result = await world.rollBack(faulty, {}, { loadContracts });
    expect(result).toMatchObject({ outcome: 'succeeded' });
    expect(recorded(await world.records())).toEqual({ 'bff-api': '1.0.0', 'deals-ms': '1.0.0' });
    expect(asked).toEqual([[NEW, OLD].sort()]);
  });

  test('without documents the range decides alone', async () => {
    await world.rollBack(faulty);
    expect(recorded(await world.records())).toEqual({ 'bff-api': '1.1.0', 'deals-ms': '1.0.0' });
  });

  test('alone it cannot, and operation and field are told', async () => {
    const target = { kind: 'service', service: 'deals-ms' } as const;
    const plan = await planIntact(await world.records(), { target, inspect, loadContracts });
    const texts = plan.possible ? [] : plan.obstacles.map(tellObstacle);
    expect(texts).toEqual([
      'with deals-ms 1.0.0, bff-api 1.1.0 would need deals-ms ^1.0.0 as it was built against (GET /deals, response 200 › application/json › price: price is no longer there), and bff-api has no release to go to that would do',
    ]);
  });

  test('what cannot be compared is told, and the range decides', async () => {
    const lost = loading(madeUpContracts(() => null));
    const records = await world.records();
    const plan = await planIntact(records, {
      target: { kind: 'service', service: 'bff-api' },
      inspect,
      loadContracts: lost,
    });
    if (!plan.possible) throw new Error('the range allows it');
    expect(plan.unchecked.map(tellUnchecked)).toEqual([
      'bff-api was built against a document of deals-ms, and the artifact store does not have it, or not that of what deals-ms runs',
    ]);
  });

  test('a look at all services loads them once', async () => {
    const checks = await checkRollback(await world.records(), { inspect, loadContracts });
    expect(checks).toMatchObject([
      { service: 'bff-api', possible: 'alone' },
      {
        service: 'deals-ms',
        possible: 'with-others',
        moves: [
          { service: 'bff-api', to: '1.0.0' },
          { service: 'deals-ms', to: '1.0.0' },
        ],
      },
    ]);
    expect(asked).toEqual([[NEW, OLD].sort()]);
  });

  test('all to what was sealed before asks for none', async () => {
    const sealed = sealedOf({ 'deals-ms': '1.0.0' }, CALLS, contracts(OLD));
    await planIntact(await world.records(), {
      target: { kind: 'sealed', sealed },
      inspect,
      loadContracts,
    });
    expect(asked).toEqual([]);
  });

  test('a release whose artifact is gone does not make others go', async () => {
    const { 'deals-ms': deals } = sealedOf({ 'deals-ms': '1.0.0' }).services;
    const records = await world.records();
    const plan = await planIntact(records, {
      target: faulty,
      loadContracts,
      inspect: (_, { artifact }) =>
        Promise.resolve(artifact === deals?.artifact ? 'its artifact is gone' : null),
    });
    expect(plan.possible ? [] : plan.obstacles.map(tellObstacle)).toEqual([
      'deals-ms 1.0.0: its artifact is gone',
    ]);
  });
});
