import type { Digest } from '../../artifacts/digest';
import type { ApplicationHistory } from '../../retention/application-history';
import {
  deployed,
  history,
  log,
  NOW,
  RECENT,
  release,
  sealed,
  shifted,
} from '../../retention/testing/histories';
import type { LogRecord } from '../../state/log/record';
import { contractAllowed } from './contract-allowed';
import { rollbackWindow } from './rollback-window';

const [one, two, three] = [release('1.0.0'), release('2.0.0'), release('3.0.0')];
const STEP = { id: '0002-drop-price', needs: '>=2.1.0' };

/** One promotion after the other, each at its time. */
function records(...changes: [Parameters<typeof deployed>[0], string][]): LogRecord[] {
  const entries = changes.flatMap(([of], index) => shifted(deployed(of), index * 4));
  return log(entries).map((record, index) => ({
    ...record,
    at: changes[Math.floor(index / 4)]?.[1] ?? '',
  }));
}

const windowOf = (own: ApplicationHistory, more: { isStored?: (each: Digest) => boolean } = {}) =>
  rollbackWindow({
    history: own,
    environment: 'production',
    service: 'deals-ms',
    days: 30,
    now: NOW,
    isStored: () => true,
    stepsOf: (artifact) => (artifact === three.artifact ? ['0001-add', STEP.id] : null),
    ...more,
  });

const production = (all: readonly LogRecord[]) => ({
  name: 'production',
  records: all,
  upstream: [],
});

test('what runs, what ran last, and what ran inside the window, with until when', () => {
  const all = [sealed('1.0.0', one), sealed('2.0.0', two), sealed('3.0.0', three)] as const;
  const recent = records([all[0], RECENT], [all[1], RECENT], [all[2], RECENT]);
  const own = history({ sealed: [], environments: [production(recent)] });
  expect(windowOf(own)).toEqual([
    {
      name: '1.0.0',
      version: '1.0.0',
      steps: null,
      why: 'was deployed, or ran, inside the window',
      until: '2026-06-19T00:00:00.000Z',
    },
    { name: '2.0.0', version: '2.0.0', steps: null, why: 'could be gone back to', until: null },
    {
      name: '3.0.0',
      version: '3.0.0',
      steps: ['0001-add', STEP.id],
      why: 'runs in an environment',
      until: null,
    },
  ]);
});

test('what left the window is not in the way any more, and what runs elsewhere never was', () => {
  const [old, new1, new2] = [one, release('2.1.0'), three];
  const all = records(
    [sealed('1.0.0', old), '2026-01-01T00:00:00Z'],
    [sealed('2.1.0', new1), '2026-02-01T00:00:00Z'],
    [sealed('3.0.0', new2), '2026-03-01T00:00:00Z'],
  );
  const staging = { ...production(records([sealed('1.0.0', old), RECENT])), name: 'staging' };
  const own = history({ environments: [production(all), staging] });
  const window = windowOf(own);
  expect(window.map(({ name }) => name)).toEqual(['2.1.0', '3.0.0']);
  expect(contractAllowed(STEP, window)).toEqual({ allowed: true });
  expect(contractAllowed(STEP, windowOf(history({ environments: [staging] })))).toEqual({
    allowed: true,
  });
});

test('a release that never ran here and a rollback could go to is inside', () => {
  const own = history({
    sealed: [sealed('1.0.0', one), sealed('2.0.0', two), sealed('3.0.0', three)],
    environments: [production(records([sealed('3.0.0', three), '2026-01-01T00:00:00Z']))],
  });
  const window = windowOf(own);
  expect(window.map(({ name, why }) => [name, why])).toEqual([
    ['3.0.0', 'runs in an environment'],
    ['2.0.0', 'could be gone back to'],
  ]);
  expect(contractAllowed(STEP, window)).toMatchObject({ allowed: false, by: { name: '2.0.0' } });
});

test('a candidate is known by its commit, and by its version where the same bytes have one', () => {
  const candidate = { ...release(null), artifact: two.artifact };
  const all = records([sealed(null, candidate), RECENT]);
  const own = history({ environments: [production(all)] });
  expect(windowOf(own)).toMatchObject([
    { name: candidate.sourceCommit.slice(0, 12), version: null },
  ]);
  const named = history({ sealed: [sealed('2.0.0', two)], environments: [production(all)] });
  expect(windowOf(named)).toMatchObject([{ name: '2.0.0', version: '2.0.0' }]);
});
