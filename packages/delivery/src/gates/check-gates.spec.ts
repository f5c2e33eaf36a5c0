import fc from 'fast-check';
import { allGates } from './all-gates';
import { checkGates, mayGo } from './check-gates';
import { defineGate, type GateOutcome, type GateVerdict, passed } from './gate';
import { renderGates } from './render-gates';
import {
  approved,
  artifactsOf,
  bytes,
  candidate,
  contextOf,
  manifest,
  minutes,
  service,
  SHOP,
} from './testing/gate-context';
import { fingerprintOf } from '../seal/sealed';

const settings = {
  after: 'staging',
  takes: 'manifests',
  soakMinutes: 60,
  approval: { count: 1, notRequester: true },
  freezes: [{ from: 'Sat 00:00', to: 'Mon 08:00', timeZone: 'Europe/Berlin', why: 'weekend' }],
  alarmsQuiet: true,
  drills: { maxAgeDays: 30 },
} as const;

const upstream = {
  environment: 'staging',
  verified: [
    {
      fingerprint: fingerprintOf(candidate(SHOP)),
      artifacts: artifactsOf(SHOP),
      at: minutes(-120),
    },
  ],
};

const good = {
  settings,
  upstream,
  approvals: [approved('bob')],
  alarms: { firing: [] },
  hotfix: { by: 'ada', why: 'deals are lost' },
};

const outcomes = (verdicts: readonly GateVerdict[]) =>
  Object.fromEntries(verdicts.map(({ gate, outcome }) => [gate, outcome]));

test('nothing is asked where nothing is set', () => {
  const verdicts = checkGates(allGates, contextOf());
  expect(verdicts.map(({ gate }) => gate)).toEqual(allGates.map(({ name }) => name));
  expect(new Set(allGates.map(({ name }) => name)).size).toBe(allGates.length);
  expect(mayGo(verdicts)).toBe(true);
});

test('a hotfix goes through all gates of a strict environment on a weekend', () => {
  const verdicts = checkGates(allGates, contextOf(good));
  expect(outcomes(verdicts)).toEqual({
    'sealed-manifest': 'passed',
    'not-rejected': 'passed',
    'ranges-hold': 'passed',
    'checks-passed': 'passed',
    'verified-upstream': 'passed',
    soak: 'passed',
    'drills-rehearsed': 'overridden',
    approval: 'passed',
    freeze: 'overridden',
    'alarms-quiet': 'passed',
  });
  expect(mayGo(verdicts)).toBe(true);
});

test('everything that is in the way is told at once, and a hotfix overrides nothing else', () => {
  const sealed = candidate(SHOP);
  const verdicts = checkGates(
    allGates,
    contextOf({
      sealed,
      settings,
      hotfix: good.hotfix,
      rejections: [
        {
          service: 'deals-ms',
          version: null,
          artifact: bytes('deals-ms 2.1.0'),
          why: 'x',
          by: 'eve',
          at: minutes(-1),
        },
      ],
      checks: [{ name: 'rollback', passed: false, what: 'nothing to go back to' }],
    }),
  );
  expect(outcomes(verdicts)).toEqual({
    'sealed-manifest': 'refused',
    'not-rejected': 'refused',
    'ranges-hold': 'passed',
    'checks-passed': 'refused',
    'verified-upstream': 'refused',
    soak: 'refused',
    'drills-rehearsed': 'overridden',
    approval: 'waiting',
    freeze: 'overridden',
    'alarms-quiet': 'overridden',
  });
  expect(mayGo(verdicts)).toBe(false);
});

test('a gate that cannot judge refuses, and the others are asked all the same', () => {
  const sealed = manifest({
    'bff-api': service('bff-api', '1.0.0', { consumes: { 'deals-ms': 'two' } }),
    'deals-ms': service('deals-ms', '2.0.0'),
  });
  const freezes = [{ from: 'Sat 00:00', to: 'Mon 08:00', timeZone: 'Mars/Olympus' }];
  const verdicts = checkGates(allGates, contextOf({ sealed, settings: { freezes } }));
  expect(verdicts).toHaveLength(allGates.length);
  expect(outcomes(verdicts)).toMatchObject({
    'ranges-hold': 'refused',
    freeze: 'refused',
    'alarms-quiet': 'passed',
  });
  expect(verdicts.find(({ gate }) => gate === 'freeze')).toMatchObject({
    what: 'freeze Sat 00:00 – Mon 08:00 Mars/Olympus: "Mars/Olympus" is no time zone that is known here',
    fix: 'Name one like Europe/Berlin, or UTC.',
  });
});

test('a mistake of the program is none of a gate', () => {
  const broken = defineGate('broken', () => {
    throw new TypeError('x is not a function');
  });
  expect(() => checkGates([broken], contextOf())).toThrow(TypeError);
});

test('a fingerprint of something else is refused, before any gate is asked', () => {
  const asked = jest.fn(() => passed('asked'));
  const context = { ...contextOf(), fingerprint: bytes('something else') };
  expect(() => checkGates([defineGate('one', asked)], context)).toThrow(
    /^sha256:\w+: this is the fingerprint of something else; that of what is to be promoted is sha256:/,
  );
  expect(asked).not.toHaveBeenCalled();
});

test('a promotion may go when no gate refuses or waits', () => {
  const outcome = fc.constantFrom<GateOutcome>('passed', 'refused', 'waiting', 'overridden');
  fc.assert(
    fc.property(fc.array(outcome), (all) => {
      const verdicts = all.map((each) => ({ gate: 'x', outcome: each, what: '' }));
      expect(mayGo(verdicts)).toBe(!all.includes('refused') && !all.includes('waiting'));
    }),
  );
});

test('people see every gate that was asked, and what they can do', () => {
  const context = contextOf({ ...good, approvals: [approved('ada')], hotfix: null });
  const shown = renderGates(checkGates(allGates, context));
  expect(shown).toEqual([
    'passed   sealed-manifest    shop@v3.1.0',
    'passed   not-rejected       nothing in it was rejected',
    'passed   ranges-hold        all ranges hold',
    `passed   verified-upstream  staging verified its bytes (${fingerprintOf(candidate(SHOP))}) at 2026-11-21T10:00:00Z`,
    'passed   soak               verified in staging since 2026-11-21T10:00:00Z, 60 minutes are over',
    'refused  drills-rehearsed   which emergencies were rehearsed before production is not known',
    '                            Say in "after" which environment it is promoted from, where they can be rehearsed.',
    'waiting  approval           0 of 1 approvals; not counted: ada (asked for it)',
    `                            Anybody but ada can approve ${fingerprintOf(SHOP)}.`,
    'waiting  freeze             production is frozen until 2026-11-23T07:00:00Z: Sat 00:00 – Mon 08:00 Europe/Berlin, weekend',
    '                            Promote it again then. A hotfix may go now, and is recorded with who and why.',
    'passed   alarms-quiet       no alarm fires',
  ]);
  expect(renderGates([])).toEqual([]);
});
