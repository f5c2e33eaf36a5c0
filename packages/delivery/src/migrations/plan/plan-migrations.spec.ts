import { digestOf } from '../../artifacts/digest';
import type { MigrationStep, StepState } from '../step';
import { stepOf } from '../testing/places';
import { contractAllowed, type WindowRelease } from './contract-allowed';
import { type PlanInput, planMigrations } from './plan-migrations';
import { migrationNotes, migrationRows } from './render-plan';

const add = stepOf(1, 'expand');
const drop = stepOf(2, 'contract', { needs: '>=2.1.0' });
const index = stepOf(3, 'expand');

const applied = (step: MigrationStep, more: Partial<StepState> = {}): StepState => {
  const { id, kind, checksum, destroys, needs } = step;
  const by = { release: '2.0.0', by: 'ada', startedAt: '2026-01-01T10:00:00.000Z' };
  return {
    ...{ id, kind, checksum, destroys, needs, ...by },
    ...{ state: 'applied', milliseconds: 1_500, backup: null, ...more },
  };
};

const inside = (version: string | null, more: Partial<WindowRelease> = {}): WindowRelease => ({
  name: version ?? 'c0ffee',
  version,
  steps: null,
  why: 'could be gone back to',
  until: null,
  ...more,
});

const plan = (more: Partial<PlanInput>) =>
  planMigrations({
    release: { name: '2.1.0', version: '2.1.0' },
    steps: [add, drop, index],
    states: [],
    phase: 'expand',
    window: [],
    ...more,
  });

const ids = (steps: readonly { id: string }[]): string[] => steps.map(({ id }) => id);

describe('which steps are run', () => {
  test('all in order where nothing ran before, those after the last expand step later', () => {
    const last = stepOf(4, 'contract');
    const { run, waiting, refused, backupBefore } = plan({ steps: [last, index, drop, add] });
    expect([ids(run), refused, backupBefore]).toEqual([ids([add, drop, index]), [], drop.id]);
    expect(waiting).toMatchObject([{ step: last, until: null }]);
  });

  test('a contract step waits for who needs the old shape, contract steps wait with it, expand steps do not', () => {
    const last = stepOf(4, 'contract');
    const window = [inside('2.0.0', { until: '2026-06-19T00:00:00.000Z', steps: [last.id] })];
    for (const phase of ['expand', 'contract'] as const) {
      const { run, waiting, refused } = plan({ steps: [add, drop, index, last], window, phase });
      expect([ids(run), refused]).toEqual([ids([add, index]), []]);
      expect(waiting.map(({ step }) => step.id)).toEqual(ids([drop, last]));
      expect(waiting[0]).toMatchObject({
        because: '2.0.0 needs what it removes, and could be gone back to',
        until: '2026-06-19T00:00:00.000Z',
      });
    }
  });

  test('an expand step that relies on a contract step is refused with it', () => {
    const steps = [add, drop, stepOf(3, 'expand', { inTurn: true })];
    const { run, refused } = plan({ steps, window: [inside('2.0.0')] });
    expect(run).toEqual([]);
    expect(refused).toMatchObject([{ step: '0003-step' }]);
    expect(refused[0]?.what).toContain(drop.id);
    expect(plan({ steps }).refused).toEqual([]);
  });

  test('after the rollout: what is left, when nobody who needs the old shape can come back', () => {
    const states = [applied(add), applied(index)];
    const window = [inside('2.1.0'), inside('2.2.0-rc.1')];
    expect(ids(plan({ states, window, phase: 'contract' }).run)).toEqual([drop.id]);
  });

  test('the release itself may not need what it removes', () => {
    const release = { name: '2.0.9', version: '2.0.9' };
    const { run, waiting } = plan({ release, phase: 'contract', states: [applied(add)] });
    expect(ids(run)).toEqual([index.id]);
    expect(waiting).toMatchObject([{ because: '2.0.9 needs what it removes, and takes over' }]);
  });

  test('no second backup for a step that was begun with one', () => {
    const states = [applied(add), applied(drop, { state: 'started', backup: 'b1' })];
    const { run, backupBefore } = plan({ states });
    expect([ids(run), backupBefore]).toEqual([ids([drop, index]), null]);
  });
});

describe('what is refused', () => {
  const refusedOf = (more: Partial<PlanInput>) => {
    const { refused, run } = plan(more);
    if (refused.length > 0) expect(run).toEqual([]);
    return refused.map(({ step, what }) => `${step}: ${what}`);
  };

  test('another code than what was applied; of what was only begun it may be mended', () => {
    const states = [applied(add, { checksum: digestOf('other') })];
    expect(refusedOf({ states })).toEqual([
      `0001-step: its code is not that which was applied at 2.0.0 on 2026-01-01: ${add.checksum} instead of ${digestOf('other')}`,
    ]);
    expect(
      refusedOf({ states: [applied(add, { checksum: digestOf('other'), state: 'started' })] }),
    ).toEqual([]);
  });

  test('an older release after a contract step, also one that was only begun; not after expand steps', () => {
    const older = { release: { name: '2.0.0', version: '2.0.0' }, steps: [add] };
    expect(refusedOf({ ...older, states: [applied(add), applied(stepOf(2, 'expand'))] })).toEqual(
      [],
    );
    for (const state of ['started', 'applied'] as const)
      expect(refusedOf({ ...older, states: [applied(add), applied(drop, { state })] })).toEqual([
        `0002-step: 2.0.0 needs what it removes, and it was ${state} at 2.0.0 on 2026-01-01`,
      ]);
    const fine = { release: { name: '2.1.0', version: '2.1.0' }, steps: [add] };
    expect(refusedOf({ ...fine, states: [applied(add), applied(drop)] })).toEqual([]);
  });

  test('two steps of one number, another kind, and one that comes too late', () => {
    const other = { ...stepOf(2, 'expand'), id: '0002-other' };
    expect(refusedOf({ states: [applied(add), applied(other)] })).toEqual([
      expect.stringContaining('0002-other: the database has it'),
    ]);
    expect(refusedOf({ states: [applied({ ...add, kind: 'contract' })] })).toEqual([
      expect.stringContaining('0001-step: it is not the contract step'),
    ]);
    expect(refusedOf({ states: [applied(index)] })).toEqual([
      '0001-step: 0003-step was applied already, and comes after it',
    ]);
    const late = [add, stepOf(2, 'contract'), stepOf(3, 'contract')];
    expect(refusedOf({ steps: late, states: [applied(add), applied(late[2] ?? add)] })).toEqual([
      '0002-step: 0003-step was applied already, and comes after it',
    ]);
  });
});

describe('who is in the way of a contract step', () => {
  const whoseWay = (needs: string | null, ...window: WindowRelease[]) => {
    const verdict = contractAllowed({ id: drop.id, needs }, window);
    return verdict.allowed ? null : [verdict.by.name, verdict.until];
  };

  test('by version', () => {
    expect(whoseWay('>=2.1.0', inside('2.1.0'), inside('3.0.0'))).toBeNull();
    expect(whoseWay('>=2.1.0', inside('2.1.0'), inside('2.0.9'))).toEqual(['2.0.9', null]);
    expect(whoseWay('>=2.1.0', inside('2.1.0-rc.1'))).toEqual(['2.1.0-rc.1', null]);
  });

  test('by who has the step, where there is no range or no version; what is not known is in the way', () => {
    const has = { steps: [add.id, drop.id] };
    expect(whoseWay(null, inside('2.0.0', has))).toBeNull();
    expect(whoseWay(null, inside('2.0.0', { steps: [add.id] }))).toEqual(['2.0.0', null]);
    expect(whoseWay(null, inside('2.0.0'))).toEqual(['2.0.0', null]);
    expect(whoseWay('>=2.1.0', inside(null, has))).toBeNull();
    expect(whoseWay('>=2.1.0', inside(null))).toEqual(['c0ffee', null]);
  });

  test('who is longest is named', () => {
    const until = (day: string) => ({ until: `2026-06-${day}T00:00:00.000Z` });
    const window = [inside('1.0.0', until('10')), inside('1.1.0', until('12'))];
    expect(whoseWay('>=2.1.0', ...window)).toEqual(['1.1.0', '2026-06-12T00:00:00.000Z']);
    expect(whoseWay('>=2.1.0', ...window, inside('1.2.0'))).toEqual(['1.2.0', null]);
  });
});

test('a plan for people', () => {
  const until = '2026-06-19T00:00:00.000Z';
  const some = plan({ states: [applied(add)], window: [inside('2.0.0', { until })] });
  expect(migrationRows(some)).toEqual([
    ['migration', 'kind', 'state', ''],
    ['0001-step', 'expand', 'applied', '2026-01-01 10:00 at 2.0.0 by ada in 1.5 s'],
    [
      '0002-step',
      'contract',
      'waits',
      '2.0.0 needs what it removes, and could be gone back to until 2026-06-19 00:00',
    ],
    ['0003-step', 'expand', 'runs', ''],
  ]);
  expect(migrationNotes(some)).toEqual([]);
  expect(migrationRows(plan({}))[2]).toEqual([
    '0002-step',
    'contract',
    'runs',
    'destroys data; a backup is made before it',
  ]);
  const states = [add, drop, index].map((step) => applied(step));
  expect(migrationNotes(plan({ states }))).toEqual(['The database has all migrations of 2.1.0.']);
  const refused = plan({ states: [applied(add, { checksum: digestOf('other') })] });
  expect(migrationRows(refused).map(([id, , state]) => [id, state])).toEqual([
    ['migration', 'state'],
    ['0001-step', 'refused'],
  ]);
  expect(migrationNotes(refused).at(-1)).toBe('Nothing is run, and 2.1.0 must not get requests.');
});
