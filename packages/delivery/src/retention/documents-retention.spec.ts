import type { Digest } from '../artifacts/digest';
import type { StoredObject } from '../artifacts/store/artifact-store';
import type { Contract } from '../contracts/contract';
import { madeUpDocument } from '../contracts/testing/made-up-contracts';
import type { ApplicationHistory } from './application-history';
import { planRetention } from './plan-retention';
import {
  history,
  NOW,
  objectsOf,
  OLD,
  packaged,
  RECENT,
  release,
  sealed,
} from './testing/histories';

const [OWN, USED] = ['own', 'used'].map(madeUpDocument) as [Digest, Digest];
const CONTRACT: Contract = {
  document: OWN,
  uses: { 'users-ms': { document: USED, operations: null } },
};

const stored = (digest: Digest, at = OLD): StoredObject => ({
  digest,
  bytes: 10,
  storedAt: new Date(at),
});

const plan = (own: ApplicationHistory, objects = [...objectsOf(own), stored(OWN), stored(USED)]) =>
  planRetention({ application: 'super-deals', histories: [own], objects, days: 30, now: NOW });

const documentsGoing = (...args: Parameters<typeof plan>): Digest[] =>
  plan(...args)
    .going.filter(({ what }) => what === 'document')
    .map(({ digest }) => digest)
    .sort();

const [one, two] = [release('1.0.0'), release('2.0.0')];

describe('documents', () => {
  test('go with the last artifact that names them, and have its names', () => {
    const own = history({
      packaged: [{ ...packaged(one), contract: CONTRACT }],
      sealed: [sealed('1.0.0', one), sealed('9.0.0', two)],
    });
    const { going } = plan(own);
    expect(going.map(({ what, names }) => [what, ...names]).sort()).toEqual([
      ['artifact', 'deals-ms@1.0.0'],
      ['bill of materials', 'deals-ms@1.0.0'],
      ['document', 'deals-ms@1.0.0'],
      ['document', 'deals-ms@1.0.0'],
    ]);
  });

  test.each<[string, Contract, Digest[]]>([
    ['as their own', { document: OWN, uses: {} }, [USED]],
    ['as built against', { document: null, uses: CONTRACT.uses }, [OWN]],
    ['as the own one of what another one was built against', { document: USED, uses: {} }, [OWN]],
  ])('stay as long as an artifact names them %s', (_, contract, expected) => {
    const young = { ...packaged(two, RECENT), contract };
    const own = history({ packaged: [{ ...packaged(one), contract: CONTRACT }, young] });
    expect(documentsGoing(own)).toEqual(expected);
  });

  test('stay for the reason that the artifact stays for, if it is there', () => {
    const own = history({ packaged: [{ ...packaged(two, RECENT), contract: CONTRACT }] });
    expect(plan(own).kept).toContainEqual({
      why: 'was sealed or packaged inside the window',
      objects: 4,
      bytes: 40,
    });
    const without = objectsOf(own).filter(({ digest }) => digest !== two.artifact);
    expect(documentsGoing(own, [...without, stored(OWN), stored(USED, RECENT)])).toEqual([OWN]);
  });

  test('that another application names too stay', () => {
    const own = history({ packaged: [{ ...packaged(one), contract: CONTRACT }] });
    const other = history({ application: 'shop', packaged: own.packaged });
    const objects = [stored(OWN), stored(USED)];
    const { going, kept } = planRetention({
      ...{ application: 'super-deals', histories: [own, other], objects, days: 30, now: NOW },
    });
    expect([going, kept]).toEqual([
      [],
      [{ why: 'is of another application', objects: 2, bytes: 20 }],
    ]);
  });
});
