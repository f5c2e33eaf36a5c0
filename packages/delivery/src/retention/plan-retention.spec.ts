import { type Digest, digestOf } from '../artifacts/digest';
import type { StoredObject } from '../artifacts/store/artifact-store';
import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
  rollbackStarted,
} from '../change/records';
import { releaseRejected } from '../gates/records';
import type { LogEntry, LogRecord } from '../state/log/record';
import type { ApplicationHistory, SealedHistory } from './application-history';
import { planRetention } from './plan-retention';
import {
  deployed,
  history,
  log,
  NOW,
  objectsOf,
  OLD,
  packaged,
  RECENT,
  release,
  sealed,
  shifted,
} from './testing/histories';

const plan = (
  own: ApplicationHistory,
  more: { others?: ApplicationHistory[]; objects?: StoredObject[]; days?: number } = {},
) =>
  planRetention({
    application: 'super-deals',
    histories: [...(more.others ?? []), own],
    objects: more.objects ?? objectsOf(own),
    days: more.days ?? 30,
    now: NOW,
  });

const goingIn = (...args: Parameters<typeof plan>): Digest[] =>
  plan(...args)
    .going.filter(({ what }) => what === 'artifact')
    .map(({ digest }) => digest);

const [one, two, three] = [release('1.0.0'), release('2.0.0'), release('3.0.0')];

test('what nothing needs goes, with its bill of materials and the names it had', () => {
  const nameless = release(null);
  const own = history({
    packaged: [packaged(one), packaged(nameless), packaged(two, RECENT)],
    sealed: [sealed('1.0.0', one), sealed('9.0.0', three)],
  });
  const { going, kept } = plan(own);
  expect(going.map(({ what, names, service }) => [what, service, ...names]).sort()).toEqual([
    ['artifact', 'deals-ms', 'deals-ms@1.0.0'],
    ['artifact', 'deals-ms', `deals-ms@${nameless.sourceCommit.slice(0, 12)}`],
    ['bill of materials', 'deals-ms', 'deals-ms@1.0.0'],
    ['bill of materials', 'deals-ms', `deals-ms@${nameless.sourceCommit.slice(0, 12)}`],
  ]);
  expect(kept).toEqual([
    { why: 'was sealed or packaged inside the window', objects: 2, bytes: 20 },
    { why: 'is signed or sealed, which is always kept', objects: 5, bytes: 50 },
  ]);
});

test('the oldest is told first, whatever order it is listed in', () => {
  const own = history({ packaged: [packaged(one), packaged(two)] });
  const listed = objectsOf(own).map((each, at) => ({
    ...each,
    storedAt: new Date(Date.parse(OLD) - at * 1000),
  }));
  const times = (objects: StoredObject[]) =>
    plan(own, { objects }).going.map(({ storedAt }) => storedAt.getTime());
  expect(times(listed)).toEqual([...times(listed)].sort());
  expect(plan(own, { objects: [...listed].reverse() })).toEqual(plan(own, { objects: listed }));
});

test('how many days is said by the application', () => {
  const own = history({ packaged: [packaged(one)] });
  expect(goingIn(own, { days: 150 })).toEqual([one.artifact]);
  expect(goingIn(own, { days: 152 })).toEqual([]);
});

test('what was stored or read since stays', () => {
  const own = history({ packaged: [packaged(one)] });
  const { going, kept } = plan(own, { objects: objectsOf(own, RECENT) });
  expect(going).toEqual([]);
  expect(kept[0]).toEqual({ why: 'was stored or read inside the window', objects: 2, bytes: 20 });
});

test('what is sealed again under another version lately stays', () => {
  const own = history({ packaged: [packaged(one)], sealed: [sealed('1.0.1', one, RECENT)] });
  expect(goingIn(own)).toEqual([]);
});

describe('what waits', () => {
  const old = sealed('1.0.0', one);
  const middle = sealed('2.0.0', two);
  const all = { packaged: [one, two, three].map((each) => packaged(each)) };

  test('is what was sealed last: a release, and a candidate', () => {
    const candidate = sealed(null, three);
    expect(goingIn(history({ ...all, sealed: [old, middle, candidate] }))).toEqual([one.artifact]);
    // By version and by commit, whatever was sealed last.
    const late = sealed('1.0.0', one, '2026-01-02T00:00:00Z');
    expect(goingIn(history({ ...all, sealed: [late, middle] }))).toEqual([three.artifact]);
  });

  const environments = (staging: LogRecord[], production: LogRecord[] = []) => [
    { name: 'production', records: production, upstream: ['staging'] },
    { name: 'staging', records: staging, upstream: [] },
  ];

  /** Verified, and something else runs since. */
  const verified = (...which: SealedHistory[]): LogRecord[] =>
    log(which.flatMap((each, at) => shifted(deployed(each), at * 4)));

  const [newer, newest] = [release('4.0.0'), release('5.0.0')];
  const last = sealed('5.0.0', newest);
  const everything = [one, two, three, newer, newest].map((each) => packaged(each));
  const chain = [old, middle, sealed('3.0.0', three), sealed('4.0.0', newer), last];

  test('is every release that staging verified and production has not reached', () => {
    const whole = history({
      packaged: everything,
      sealed: chain,
      environments: environments(verified(...chain), verified(...chain.slice(0, 2))),
    });
    expect(goingIn(whole)).toEqual([]);
    const reached = history({
      ...whole,
      environments: environments(verified(...chain), verified(...chain.slice(0, 4))),
    });
    // 3.0.0 is what production ran last.
    expect(goingIn(reached)).toEqual([one.artifact, two.artifact].sort());
  });

  test('is no release that staging did not verify, or that no environment comes after', () => {
    const few = verified(...chain.slice(3));
    const whole = history({ packaged: everything, sealed: chain, environments: environments(few) });
    const older = [one, two, three].map(({ artifact }) => artifact).sort();
    expect(goingIn(whole).sort()).toEqual(older);
    const alone = environments(verified(...chain)).slice(1);
    expect(goingIn(history({ ...whole, environments: alone })).sort()).toEqual(older);
  });

  test('is also a release whose bytes were verified as a candidate', () => {
    const candidate = sealed(null, { ...two, version: null });
    const whole = history({
      packaged: everything,
      sealed: [old, middle, candidate, last],
      environments: environments(verified(candidate, last, old, last)),
    });
    expect(goingIn(whole)).not.toContain(two.artifact);
  });
});

test.each(['promotion', 'rollback'])('both ends of a %s that has not ended stay', (kind) => {
  const steps = [{ service: 'deals-ms', from: one, to: two }];
  const started =
    kind === 'promotion'
      ? promotionStarted.entry('ada', {
          fingerprint: digestOf('x'),
          version: null,
          steps,
          gates: [],
        })
      : rollbackStarted.entry('ada', { steps, target: 'x', because: 'x' });
  const own = (entries: LogEntry[]) =>
    history({
      packaged: [one, two, three].map((each) => packaged(each)),
      environments: [{ name: 'staging', records: log(entries), upstream: [] }],
    });
  expect(goingIn(own([started]))).toEqual([three.artifact]);
  const ended = changeEnded.entry('ada', { of: 1, outcome: 'abandoned', what: null });
  expect(goingIn(own([started, ended]))).toHaveLength(3);
});

describe('in an environment', () => {
  const all = [one, two, three].map((each) => packaged(each));
  const [first, second] = [sealed('1.0.0', one), sealed('2.0.0', two)];
  const staging = (records: LogRecord[]) =>
    history({ packaged: all, environments: [{ name: 'staging', records, upstream: [] }] });
  const twice = [...deployed(first), ...shifted(deployed(second), 4)];

  test('what ran last stays also when it was rejected: that may be lifted', () => {
    const { version, artifact } = one;
    const rejected = releaseRejected.entry('ada', {
      service: 'deals-ms',
      version,
      artifact,
      why: 'x',
    });
    expect(goingIn(staging(log([...twice, rejected])))).toEqual([three.artifact]);
  });

  test('what was deployed and did not answer may run, and stays', () => {
    const steps = [{ service: 'deals-ms', from: two, to: three }];
    const failed = [
      rollbackStarted.entry('ada', { steps, target: 'x', because: 'x' }),
      deploymentStarted.entry('ada', { of: 9, service: 'deals-ms', release: three }),
      changeEnded.entry('ada', { of: 9, outcome: 'failed', what: 'x' }),
    ];
    expect(goingIn(staging(log([...twice, ...failed])))).toEqual([]);
  });

  test('what ran when the window began stays, though nothing inside says so', () => {
    const more = [release('4.0.0'), release('5.0.0')].map((each, at) =>
      shifted(deployed(sealed(`${at + 4}.0.0`, each)), 8 + 4 * at),
    );
    // The promotion that ended it began before the window.
    const records = log([...twice, ...more.flat()], RECENT).map((record) =>
      record.sequence <= 6 ? { ...record, at: OLD } : record,
    );
    expect(goingIn(staging(records))).toEqual([three.artifact]);
    expect(goingIn(staging(log([...twice, ...more.flat()])))).toContain(one.artifact);
  });

  test('what it verified last stays for those that are promoted from it, though it was taken back', () => {
    const back = [
      rollbackStarted.entry('ada', {
        steps: [{ service: 'deals-ms', from: two, to: one }],
        target: 'x',
        because: 'x',
      }),
      deploymentStarted.entry('ada', { of: 9, service: 'deals-ms', release: one }),
      deploymentEnded.entry('ada', {
        of: 10,
        service: 'deals-ms',
        outcome: 'succeeded',
        what: null,
      }),
      changeEnded.entry('ada', { of: 9, outcome: 'succeeded', what: null }),
    ];
    const own = staging(log([...twice, ...back]));
    expect(goingIn(own).sort()).toEqual([two.artifact, three.artifact].sort());
    const environments = [...own.environments, { name: 'qa', records: [], upstream: ['staging'] }];
    expect(goingIn({ ...own, environments })).toEqual([three.artifact]);
  });
});

test('an environment that application.json no longer has is one all the same', () => {
  const old = sealed('1.0.0', one);
  const own = history({
    packaged: [packaged(one), packaged(two)],
    sealed: [old, sealed('3.0.0', three)],
    environments: [{ name: 'qa', records: log(deployed(old)), upstream: [] }],
  });
  const { going, kept } = plan(own);
  expect(going.map(({ names }) => names[0])).not.toContain('deals-ms@1.0.0');
  expect(kept[0]).toMatchObject({ why: 'runs in an environment', objects: 2 });
});

test('what is of another application, or of nobody who is known, stays', () => {
  const other = history({
    application: 'shop',
    packaged: [packaged(two, OLD, 'cart-ms')],
    sealed: [sealed('1.0.0', two)],
  });
  const own = history({ packaged: [packaged(one)] });
  const stranger = { digest: digestOf('stranger'), bytes: 7, storedAt: new Date(OLD) };
  const objects = [...objectsOf(own), ...objectsOf(other), stranger];
  const { going, kept } = plan(own, { others: [other], objects });
  expect(going.map(({ digest }) => digest).sort()).toEqual(
    [one.artifact, digestOf(`bill of ${one.artifact}`)].sort(),
  );
  expect(kept).toEqual([
    { why: 'is signed or sealed, which is always kept', objects: 1, bytes: 10 },
    { why: 'is of another application', objects: 4, bytes: 40 },
    { why: 'is named by nothing in this state store', objects: 1, bytes: 7 },
  ]);
});

test('bytes that another application names as well stay', () => {
  const other = history({ application: 'shop', packaged: [packaged(one, OLD, 'deals-ms')] });
  const own = history({ packaged: [packaged(one)] });
  expect(goingIn(own, { others: [other] })).toEqual([]);
});
