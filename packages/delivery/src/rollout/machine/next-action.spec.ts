import { MINUTE } from '../analysis/point';
import { planOf } from '../policy/policy';
import { START, testPlan, Written } from '../testing/written';
import { type Action, nextAction } from './next-action';
import {
  rolloutAbortAsked,
  rolloutEnded,
  rolloutPaused,
  rolloutResumed,
  rolloutWaited,
  stepSkipped,
  weightIntended,
} from './records';

const of = 1;
const pause = rolloutPaused.entry('bob', { of });
const resume = rolloutResumed.entry('bob', { of });
const abort = rolloutAbortAsked.entry('bob', { of, because: 'it looks wrong' });
const skip = (step: number) => stepSkipped.entry('bob', { of, step });
const intended = (step: number, weight: number) =>
  weightIntended.entry('ada', { of, step, weight });
const begun = (analysis: object = {}) => new Written(testPlan(analysis)).set(0, 10);
const after = ({ state }: Written, waited = 0): Action => nextAction(state, waited);
const set = (step: number, weight: number): Action => ({ kind: 'set-weight', step, weight });
const back: Action = set(-1, 0);

describe('without anything wrong', () => {
  test('goes from step to step, each as long as it bakes, to the end', () => {
    const written = new Written(testPlan());
    expect(after(written)).toEqual(set(0, 10));
    written.set(0, 10);
    expect(after(written)).toEqual({ kind: 'wait', milliseconds: MINUTE, waitingFor: 'bake' });
    expect(after(written, 20_000)).toMatchObject({ kind: 'wait', milliseconds: 40_000 });
    expect(after(written, MINUTE)).toEqual({ kind: 'look', from: START + 40_000 });
    written.looked(4);
    expect(after(written)).toMatchObject({ kind: 'wait' });
    written.looked(1);
    expect(after(written)).toEqual(set(1, 50));
    written.set(1, 50).looked(5).set(2, 100).looked(4);
    expect(after(written)).toMatchObject({ kind: 'wait', waitingFor: 'bake' });
    written.looked(1);
    const end = { outcome: 'succeeded', weight: 100, what: null } as const;
    expect(after(written)).toEqual({ kind: 'end', ...end });
    expect(after(written.append(rolloutEnded.entry('ada', { of, ...end })))).toEqual({
      kind: 'none',
    });
  });

  test('looks at the newest windows while it bakes, and at the whole step when that is over', () => {
    const written = begun().looked(4);
    const first = START + 40_000;
    expect(after(written, MINUTE)).toEqual({ kind: 'look', from: first });
    const later = begun().looked(3);
    expect(after(later, MINUTE)).toEqual({ kind: 'look', from: first + 2 * MINUTE });
  });

  test('a last step that does not bake ends at once', () => {
    const plan = planOf(
      { strategy: 'canary', steps: [{ weight: 10, bake: '5 m' }, { weight: 100 }] },
      'test',
    );
    expect(after(new Written(plan).set(0, 10).set(1, 100))).toMatchObject({ kind: 'end' });
  });

  test('without rules it is time that counts', () => {
    const written = begun({ rules: [] });
    const waited = rolloutWaited.entry('ada', { of, basis: 3, waited: 150_000 });
    expect(after(written, MINUTE)).toEqual({ kind: 'note' });
    expect(after(written.append(waited))).toMatchObject({ kind: 'wait' });
    expect(after(written.append(waited))).toEqual(set(1, 50));
  });

  test('a minute that is shorter than a minute is waited for', () => {
    const plan = planOf({ strategy: 'blue-green', bake: '90 s', analysis: { rules: [] } }, 'test');
    const written = new Written(plan).set(0, 100);
    written.append(rolloutWaited.entry('ada', { of, basis: 3, waited: MINUTE }));
    expect(after(written)).toEqual({ kind: 'wait', milliseconds: 30_000, waitingFor: 'bake' });
  });
});

describe('a rule that fails', () => {
  test('takes everything back when it is critical, at once and for good', () => {
    const written = begun().looked(1).looked(1, 'fail');
    expect(after(written)).toEqual(back);
    expect(written.state.goingBack).toBe(
      'errors (error_rate > 1 % for 2 m) failed: 3 % of 200 requests',
    );
    expect(after(written.append(resume).append(skip(0)).looked(5))).toEqual(back);
    expect(after(written.set(-1, 0))).toMatchObject({
      kind: 'end',
      outcome: 'rolled-back',
      weight: 0,
      what: expect.stringContaining('failed'),
    });
  });

  test('holds when it is a warning, whatever is seen later', () => {
    const written = begun().looked(1, 'pass', 'fail').looked(5);
    expect(after(written)).toMatchObject({ kind: 'wait', waitingFor: 'decision' });
    expect(written.state.hold).toMatchObject({ isFailure: true, waited: 5 * MINUTE });
  });

  test('bakes once more when it is resumed, on what is seen from then on', () => {
    const written = begun().looked(2, 'pass', 'fail').append(resume);
    expect(written.state).toMatchObject({ hold: null, baked: 0, seen: 0 });
    expect(after(written, MINUTE)).toEqual({ kind: 'look', from: START + 40_000 + 2 * MINUTE });
    expect(after(written.looked(4))).toMatchObject({ kind: 'wait', waitingFor: 'bake' });
    expect(after(written.looked(1))).toEqual(set(1, 50));
  });

  test.each(['warning', 'critical'])(
    'that is %s counts for going back alone when it was looked at before it was resumed',
    (severity) => {
      const stale = begun()
        .looked(1, severity === 'critical' ? 'fail' : 'pass', 'fail')
        .records.at(-1);
      const written = begun().looked(2, 'pass', 'fail').append(resume);
      const before = written.state;
      written.append(rolloutWaited.entry('ada', { of, basis: 3, waited: MINUTE }));
      written.append({ ...stale, by: 'ada', kind: 'rollout-analysed', seen: 9 });
      if (severity === 'warning') expect(written.state).toBe(before);
      else expect(after(written)).toEqual(back);
    },
  );

  test('means nothing where the policy says so', () => {
    const written = begun({ onFail: { warning: 'go-on' } }).looked(5, 'pass', 'fail');
    expect(after(written)).toEqual(set(1, 50));
  });

  test('holds where the policy says so of critical ones', () => {
    const written = begun({ onFail: { critical: 'hold' } }).looked(1, 'fail');
    expect(after(written)).toMatchObject({ kind: 'wait', waitingFor: 'decision' });
  });

  test('takes back what holds, too', () => {
    expect(after(begun().looked(1, 'pass', 'fail').looked(1, 'fail', 'fail'))).toEqual(back);
    expect(after(begun().append(pause).looked(1, 'fail'))).toEqual(back);
  });

  test('goes back when nobody decides', () => {
    const written = begun().looked(1, 'pass', 'fail').looked(9);
    expect(after(written)).toMatchObject({ waitingFor: 'decision' });
    expect(after(written.looked(1))).toEqual(back);
    expect(written.state.goingBack).toMatch(/^slow .*; nobody decided within 10 m$/);
  });

  test('waits as long as it takes for somebody who has paused it', () => {
    const written = begun().looked(1, 'pass', 'fail').append(pause).looked(60);
    expect(after(written)).toMatchObject({ waitingFor: 'decision' });
  });
});

describe('what is inconclusive', () => {
  test('is what was seen for less than it bakes', () => {
    const written = begun().looked(4).looked(1, 'pass', 'pass', { blind: true });
    expect(after(written)).toMatchObject({ kind: 'wait', waitingFor: 'analysis' });
    expect(after(written.looked(1))).toEqual(set(1, 50));
  });

  test('counts when bake time and patience are over, and holds until there is something to judge', () => {
    const written = begun().looked(6, 'inconclusive');
    expect(after(written)).toMatchObject({ kind: 'wait', waitingFor: 'analysis' });
    expect(after(written.looked(1, 'inconclusive'))).toMatchObject({ waitingFor: 'decision' });
    expect(after(written.looked(1))).toEqual(set(1, 50));
  });

  test('goes on, or goes back, where the policy says so', () => {
    const on = begun({ onInconclusive: 'go-on' }).looked(6, 'inconclusive');
    expect(after(on)).toMatchObject({ waitingFor: 'analysis' });
    expect(after(on.looked(1, 'inconclusive'))).toEqual(set(1, 50));
    const off = begun({ onInconclusive: 'roll-back' }).looked(7, 'inconclusive');
    expect(after(off)).toEqual(back);
    expect(off.state.goingBack).toContain('is inconclusive: only 200 requests');
  });

  test('is never worse than if it had failed', () => {
    const analysis = { onInconclusive: 'roll-back', onFail: { warning: 'hold' } };
    const written = begun(analysis).looked(7, 'pass', 'inconclusive');
    expect(after(written)).toMatchObject({ waitingFor: 'decision' });
  });

  test('is also what was not seen to the end of the bake time', () => {
    const written = begun().looked(5, 'pass', 'pass', { blind: true });
    expect(after(written)).toMatchObject({ waitingFor: 'analysis' });
    expect(after(written.looked(2, 'pass', 'pass', { blind: true }))).toMatchObject({
      waitingFor: 'decision',
    });
    expect(written.state.hold?.because).toContain('the metrics of its last minutes are not in');
  });

  test('is a rule of which nothing is on record', () => {
    const written = begun().looked(4);
    const last = begun().looked(1).records.at(-1);
    written.append({ ...last, by: 'ada', kind: 'rollout-analysed', rules: [], seen: 9 });
    expect(after(written)).toMatchObject({ waitingFor: 'analysis' });
  });
});

describe('what people ask for', () => {
  test('a pause keeps it where it is, and a resume lets it go', () => {
    expect(after(new Written(testPlan()).append(pause))).toMatchObject({
      kind: 'wait',
      waitingFor: 'decision',
    });
    const written = begun().looked(3).append(pause).looked(3);
    expect(after(written)).toMatchObject({ waitingFor: 'decision' });
    expect(after(written.append(resume))).toEqual(set(1, 50));
  });

  test('a pause of the last step keeps it from ending', () => {
    const written = begun().set(1, 50).set(2, 100).append(pause).looked(6);
    expect(after(written)).toMatchObject({ waitingFor: 'decision' });
    expect(after(written.append(resume))).toMatchObject({ kind: 'end', outcome: 'succeeded' });
  });

  test('a step is skipped, though it is paused or held, and only that one', () => {
    expect(after(begun().append(skip(0)))).toEqual(set(1, 50));
    expect(after(begun().append(pause).append(skip(0)))).toEqual(set(1, 50));
    expect(after(begun().looked(1, 'pass', 'fail').append(skip(0)))).toEqual(set(1, 50));
    expect(after(begun().append(skip(1)))).toMatchObject({ kind: 'wait' });
    expect(after(begun().append(skip(0)).set(1, 50))).toMatchObject({ kind: 'wait' });
  });

  test('an abort takes everything back', () => {
    const written = begun().append(abort);
    expect(after(written)).toEqual(back);
    expect(written.state.goingBack).toBe('bob ended it: it looks wrong');
    expect(after(new Written(testPlan()).append(abort))).toMatchObject({
      kind: 'end',
      outcome: 'rolled-back',
    });
  });

  test('nothing after the last step is over', () => {
    const written = begun().set(1, 50).set(2, 100).looked(5);
    written.append(abort).append(pause).looked(1, 'fail');
    expect(after(written)).toMatchObject({ kind: 'end', outcome: 'succeeded' });
    expect(written.state).toMatchObject({ goingBack: null, isPaused: false });
  });
});

describe('an intent of which nobody knows what became', () => {
  test('is done, when it is still wanted', () => {
    const written = begun().looked(5).append(intended(1, 50));
    expect(after(written)).toEqual(set(1, 50));
  });

  test('is undone, when it is not', () => {
    const paused = begun().looked(5).append(intended(1, 50)).append(pause);
    expect(after(paused)).toEqual(set(0, 10));
    const first = new Written(testPlan()).append(intended(0, 10)).append(pause);
    expect(after(first)).toEqual(set(-1, 0));
    expect(after(first.set(-1, 0))).toMatchObject({ kind: 'wait' });
  });

  test('is undone before it ends', () => {
    const written = new Written(testPlan()).append(intended(0, 10)).append(abort);
    expect(after(written)).toEqual(back);
    expect(after(written.set(-1, 0))).toMatchObject({ kind: 'end', outcome: 'rolled-back' });
  });
});

test('what the router was told by others is known, and goes back', () => {
  const found = rolloutAbortAsked.entry('ada', { of, because: 'strange', found: 30 });
  expect(after(new Written(testPlan()).append(found))).toEqual(back);
  expect(after(begun().append({ ...found, found: 0 }))).toMatchObject({ kind: 'end' });
});

test('records of other rollouts, and those after the end, change nothing', () => {
  const written = begun();
  const before = written.state;
  written.append(rolloutPaused.entry('bob', { of: 7 }));
  written.append({ by: 'bob', kind: 'something-new', of });
  expect(written.state).toBe(before);
  written.append(abort).set(-1, 0);
  written.append(
    rolloutEnded.entry('ada', { of, outcome: 'rolled-back', weight: 0, what: 'because' }),
  );
  const { state } = written;
  expect(written.set(0, 10).append(pause).state).toBe(state);
});
