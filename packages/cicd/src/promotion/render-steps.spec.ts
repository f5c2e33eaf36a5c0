import { digestOf, parsePolicy, type RunningRelease } from '@org/delivery';
import { renderSteps } from './render-steps';

const release = (version: string | null, bytes: string): RunningRelease => ({
  version,
  sourceCommit: 'c0ffee'.repeat(7).slice(0, 40),
  artifact: digestOf(bytes),
  provenance: digestOf('provenance'),
  consumes: {},
});

it('tells what moves, what only gets another name, and what is deployed once more', () => {
  expect(
    renderSteps([
      { service: 'deals-ms', from: null, to: release('1.0.0', 'a') },
      { service: 'users-ms', from: release(null, 'b'), to: release('1.1.0', 'b') },
      { service: 'bff-api', from: release('1.0.0', 'c'), to: release('2.0.0', 'd') },
      { service: 'mail-ms', from: release('1.0.0', 'e'), to: release('1.0.0', 'e') },
    ]),
  ).toEqual([
    'service   runs          will run',
    'deals-ms  -             1.0.0     new here',
    'users-ms  c0ffeec0ffee  1.1.0     the same bytes under another name',
    'bff-api   1.0.0         2.0.0',
    'mail-ms   1.0.0         1.0.0     deployed again',
  ]);
});

it('tells how they take over, where there is somebody to share with', () => {
  const canary = parsePolicy({ strategy: 'canary' }, 'test');
  const rows = renderSteps(
    [
      { service: 'deals-ms', from: null, to: release('1.0.0', 'a') },
      { service: 'users-ms', from: release(null, 'b'), to: release('1.1.0', 'b') },
      { service: 'bff-api', from: release('1.0.0', 'c'), to: release('2.0.0', 'd') },
      { service: 'mail-ms', from: release('1.0.0', 'e'), to: release('2.0.0', 'f') },
    ],
    (service) =>
      service === 'mail-ms' ? parsePolicy({ strategy: 'all-at-once' }, 'test') : canary,
  );
  expect(rows.slice(1)).toEqual([
    'deals-ms  -             1.0.0     new here',
    'users-ms  c0ffeec0ffee  1.1.0     the same bytes under another name; canary 10 → 50 → 100 %',
    'bff-api   1.0.0         2.0.0     canary 10 → 50 → 100 %',
    'mail-ms   1.0.0         2.0.0',
  ]);
});

it('says that nothing does', () => {
  expect(renderSteps([])).toEqual(['Nothing moves.']);
});
