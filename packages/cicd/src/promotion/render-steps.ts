import { isSame, nameOf, type Step } from '@org/delivery';
import { table } from '../text/table';

/** What moves, for people. */
export function renderSteps(steps: readonly Step[]): string[] {
  if (steps.length === 0) return ['Nothing moves.'];
  const rows = steps.map(({ service, from, to }) => [
    service,
    from === null ? '-' : nameOf(from),
    nameOf(to),
    noteOf({ from, to }),
  ]);
  return table([['service', 'runs', 'will run', ''], ...rows]);
}

function noteOf({ from, to }: Pick<Step, 'from' | 'to'>): string {
  if (from === null) return 'new here';
  if (isSame(from, to)) return 'deployed again';
  return from.artifact === to.artifact ? 'the same bytes under another name' : '';
}
