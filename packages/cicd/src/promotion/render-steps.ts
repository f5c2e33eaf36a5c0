import { isSame, nameOf, type RolloutPlan, type Step } from '@org/delivery';
import { table } from '../text/table';

/**
 * What moves, for people.
 *
 * @param rolloutOf how services take over, where they do it in steps
 */
export function renderSteps(
  steps: readonly Step[],
  rolloutOf?: (service: string) => RolloutPlan,
): string[] {
  if (steps.length === 0) return ['Nothing moves.'];
  const rows = steps.map(({ service, from, to }) => [
    service,
    from === null ? '-' : nameOf(from),
    nameOf(to),
    [noteOf({ from, to }), ...(from === null ? [] : takingOver(rolloutOf?.(service)))]
      .filter((note) => note !== '')
      .join('; '),
  ]);
  return table([['service', 'runs', 'will run', ''], ...rows]);
}

function noteOf({ from, to }: Pick<Step, 'from' | 'to'>): string {
  if (from === null) return 'new here';
  if (isSame(from, to)) return 'deployed again';
  return from.artifact === to.artifact ? 'the same bytes under another name' : '';
}

/** Where there is somebody to share with. */
function takingOver(plan: RolloutPlan | undefined): string[] {
  if (plan === undefined || (plan.steps[0]?.weight === 100 && plan.steps[0].bake === 0)) return [];
  return [`${plan.strategy} ${plan.steps.map(({ weight }) => weight).join(' → ')} %`];
}
