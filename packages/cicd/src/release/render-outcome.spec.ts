import type { ReleaseOutcome } from '@org/release';
import { renderOutcome } from './render-outcome';

const outcome: ReleaseOutcome = {
  status: 'released',
  plan: { head: 'a'.repeat(40), headDate: '2026-01-05T00:00:00.000Z', services: [] },
  branch: 'main',
  remote: 'origin',
  commit: 'c0ffee0000000000000000000000000000000000',
  tags: ['deals-ms@v1.1.0'],
  files: ['apps/deals-ms/CHANGELOG.md'],
  resumed: [],
  attempts: 1,
  notes: [],
};

const last = (more: Partial<ReleaseOutcome>): string[] =>
  renderOutcome({ ...outcome, ...more }).slice(3);

describe('renderOutcome', () => {
  it.each<[string, Partial<ReleaseOutcome>, string[]]>([
    ['a release', {}, ['CREATE deals-ms@v1.1.0', 'Released as c0ffee0 on main, pushed to origin.']],
    [
      'a release that stayed here',
      { remote: null },
      ['CREATE deals-ms@v1.1.0', 'Released as c0ffee0 on main, in this clone, not pushed.'],
    ],
    [
      'a release while others pushed',
      { attempts: 3 },
      [
        'CREATE deals-ms@v1.1.0',
        'Released as c0ffee0 on main, pushed to origin, at attempt 3 since others pushed too.',
      ],
    ],
    [
      'a dry run',
      { status: 'planned', commit: null },
      ['CREATE deals-ms@v1.1.0 [dry-run]', 'WRITE  apps/deals-ms/CHANGELOG.md [dry-run]'],
    ],
    [
      'nothing but what was left of an interrupted release',
      { status: 'nothing', tags: [], resumed: ['a@v1.0.0'] },
      [
        'An interrupted release was completed with its tags: a@v1.0.0.',
        'Nothing to release on main.',
      ],
    ],
  ])('says what came of %s', (_what, more, lines) => {
    expect(last(more)).toEqual(lines);
  });
});
