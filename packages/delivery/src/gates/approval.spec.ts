import fc from 'fast-check';
import { approval } from './approval';
import type { Approval } from './approvals';
import type { ApprovalRule } from './settings';
import { approved, bytes, contextOf, minutes, NOW } from './testing/gate-context';

const check = (rule: ApprovalRule, approvals: readonly Approval[]) =>
  approval.check(contextOf({ settings: { approval: rule }, approvals }));

const HOUR = 60;
const MILLISECOND = 1 / 60_000;

describe('approval', () => {
  test('is not asked for where nothing says so', () => {
    expect(approval.check(contextOf()).what).toContain('not asked');
  });

  test.each<[string, ApprovalRule, Approval[], string, string]>([
    ['of one', { count: 1 }, [approved('bob')], 'passed', 'approved by bob'],
    ['of nobody', { count: 1 }, [], 'waiting', '0 of 1 approvals'],
    ['of two', { count: 2 }, [approved('eve'), approved('bob')], 'passed', 'approved by bob, eve'],
    [
      'of one twice',
      { count: 2 },
      [approved('bob'), approved('bob')],
      'waiting',
      '1 of 2 approvals: bob',
    ],
    [
      'of one under two spellings',
      { count: 2 },
      [approved('Bob'), approved(' bob')],
      'waiting',
      '1 of 2 approvals',
    ],
    ['of nobody by name', { count: 1 }, [approved(' ')], 'waiting', 'it has no name'],
    [
      'of other bytes',
      { count: 1 },
      [approved('bob', { fingerprint: bytes('other') })],
      'waiting',
      '0 of 1 approvals',
    ],
    [
      'of somebody who may not',
      { count: 1, approvers: ['eve'] },
      [approved('bob')],
      'waiting',
      'not counted: bob (may not approve)',
    ],
    ['of somebody who may', { count: 1, approvers: ['Bob'] }, [approved('bob')], 'passed', 'bob'],
    ['of nobody who may', { count: 1, approvers: [] }, [approved('bob')], 'waiting', 'may not'],
    ['of who asks', { count: 1 }, [approved('ada')], 'passed', 'ada'],
    [
      'of who asks where that does not count',
      { count: 1, notRequester: true },
      [approved('ADA')],
      'waiting',
      'not counted: ADA (asked for it)',
    ],
    [
      'that was taken back',
      { count: 1 },
      [approved('bob', { revoked: minutes(-1) })],
      'waiting',
      'not counted: bob (took it back)',
    ],
    [
      'that was taken back and given again',
      { count: 1 },
      [approved('bob', { revoked: minutes(-9) }), approved('bob', { at: minutes(-5) })],
      'passed',
      'bob',
    ],
    [
      'in its last millisecond',
      { count: 1, expiresAfterHours: 24 },
      [approved('bob', { at: minutes(-24 * HOUR + MILLISECOND) })],
      'passed',
      'bob',
    ],
    [
      'that is as old as it may be',
      { count: 1, expiresAfterHours: 24 },
      [approved('bob', { at: minutes(-24 * HOUR) })],
      'waiting',
      'not counted: bob (expired 2026-11-21T12:00:00Z)',
    ],
    [
      'that says itself when it ends',
      { count: 1, expiresAfterHours: 24 },
      [approved('bob', { expires: NOW })],
      'waiting',
      'expired 2026-11-21T12:00:00Z',
    ],
    [
      'that says itself that it goes on',
      { count: 1, expiresAfterHours: 1 },
      [approved('bob', { at: minutes(-60), expires: minutes(5) })],
      'waiting',
      'expired 2026-11-21T12:00:00Z',
    ],
    [
      'whose end is no time',
      { count: 1 },
      [approved('bob', { expires: 'soon' })],
      'waiting',
      'expired at no known time',
    ],
    ['for a number that is none', { count: NaN }, [approved('bob')], 'waiting', '1 of NaN'],
  ])('%s', (_, rule, approvals, outcome, what) => {
    expect(check(rule, approvals)).toMatchObject({
      gate: 'approval',
      outcome,
      what: expect.stringContaining(what),
    });
  });

  test.each<[ApprovalRule, Approval[], string]>([
    [{ count: 1 }, [], 'Anybody can'],
    [{ count: 2 }, [approved('bob')], 'Somebody else can'],
    [{ count: 1, notRequester: true }, [], 'Anybody but ada can'],
    [{ count: 2, approvers: ['bob', 'eve', 'ida'] }, [approved('bob')], 'eve, ida can'],
    [{ count: 1, approvers: ['ada'], notRequester: true }, [], 'Nobody else can'],
  ])('says who can: %j', (rule, approvals, text) => {
    expect(check(rule, approvals).fix).toContain(text);
  });

  const name = fc.constantFrom('ada', 'Ada', 'bob', 'eve', 'ida');
  const given: fc.Arbitrary<Approval> = fc
    .record({
      by: name,
      age: fc.integer({ min: -60, max: 3 * 24 * HOUR }),
      revoked: fc.boolean(),
      other: fc.boolean(),
    })
    .map(({ by, age, revoked, other }) =>
      approved(by, {
        at: minutes(-age),
        ...(revoked && { revoked: NOW }),
        ...(other && { fingerprint: bytes('other') }),
      }),
    );
  const rules: fc.Arbitrary<ApprovalRule> = fc.record(
    {
      count: fc.integer({ min: 1, max: 4 }),
      approvers: fc.uniqueArray(name),
      notRequester: fc.boolean(),
      expiresAfterHours: fc.integer({ min: 1, max: 72 }),
    },
    { requiredKeys: ['count'] },
  );
  const approvals = fc.array(given, { maxLength: 12 });

  test('the order of approvals does not matter', () => {
    fc.assert(
      fc.property(
        rules,
        approvals.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        (rule, [one, other]) => {
          expect(check(rule, one)).toEqual(check(rule, other));
        },
      ),
    );
  });

  test('one more approval never shuts what was open', () => {
    fc.assert(
      fc.property(rules, approvals, given, (rule, all, more) => {
        fc.pre(check(rule, all).outcome === 'passed');
        expect(check(rule, [...all, more]).outcome).toBe('passed');
      }),
    );
  });

  test('it opens when so many different people count', () => {
    fc.assert(
      fc.property(rules, approvals, (rule, all) => {
        const people = new Set<string>();
        for (const { by, at, revoked, fingerprint } of all) {
          const person = by.toLowerCase();
          const may = rule.approvers?.map((each) => each.toLowerCase()).includes(person) ?? true;
          const age = Date.parse(NOW) - Date.parse(at);
          const fresh = age < (rule.expiresAfterHours ?? Infinity) * 3_600_000;
          const own = rule.notRequester === true && person === 'ada';
          if (may && fresh && !own && revoked === undefined && fingerprint !== bytes('other')) {
            people.add(person);
          }
        }
        expect(check(rule, all).outcome).toBe(people.size >= rule.count ? 'passed' : 'waiting');
      }),
    );
  });
});
