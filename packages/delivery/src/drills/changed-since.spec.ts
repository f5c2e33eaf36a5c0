import { digestOf } from '../artifacts/digest';
import type { EnvironmentState, ServiceState } from '../change/environment-state';
import { changedSince } from './changed-since';

const release = (version: string, bytes = version) => ({
  ...{ version, sourceCommit: 'c'.repeat(40), artifact: digestOf(bytes) },
  ...{ provenance: digestOf('provenance'), consumes: {} },
});

const service = (
  version: string,
  more: { bytes?: string; failed?: string } = {},
): ServiceState => ({
  running: { release: release(version, more.bytes), since: '', by: 'ada' },
  unsettled:
    more.failed === undefined
      ? null
      : { deployment: 1, release: release(more.failed), since: '', what: 'it failed' },
  before: [],
});

const state = (services: EnvironmentState['services']): EnvironmentState => ({
  services,
  open: null,
  verified: [],
});

describe('what runs otherwise than before', () => {
  const before = state({ a: service('1.0.0'), b: service('2.0.0') });

  test.each<[string, EnvironmentState['services'], string | null]>([
    ['nothing', before.services, null],
    ['another release', { ...before.services, a: service('1.1.0') }, 'a ran 1.0.0'],
    [
      'other bytes of that name',
      { ...before.services, a: service('1.0.0', { bytes: 'x' }) },
      'a ran 1.0.0',
    ],
    [
      'perhaps another one',
      { ...before.services, b: service('2.0.0', { failed: '1.0.0' }) },
      'b ran 2.0.0',
    ],
    ['nothing any more', { a: service('1.0.0') }, 'b ran 2.0.0'],
    ['one more', { ...before.services, c: service('1.0.0') }, 'c ran nothing'],
  ])('%s', (_, services, what) => {
    const found = changedSince(before, state(services));
    if (what === null) expect(found).toBeNull();
    else expect(found).toBe(`${what}, and does not for sure`);
  });

  test('is no matter of the drill where it was not known before', () => {
    const unsure = state({ a: service('1.0.0', { failed: '1.1.0' }) });
    expect(changedSince(unsure, state({ a: service('1.1.0') }))).toBeNull();
  });
});
