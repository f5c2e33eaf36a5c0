import { digestOf } from '../../artifacts/digest';
import type { PackagedStep, StepState } from '../../migrations/step';

/** The step by which a drill damages data: its number is after those of all services. */
export const DRILL_STEP = '9999-drill-bad-migration';

/** Whether a step is that of a drill, and so none of the service's migrations. */
export function isDrillStep(id: string): boolean {
  return id === DRILL_STEP;
}

/** The drill's step, after those that the database knows: it destroys, so a backup is made before it. */
export function stepsWithDrill(states: readonly StepState[]): PackagedStep[] {
  return [...states.map(asPackaged), drillStep()];
}

function drillStep(): PackagedStep {
  const checksum = digestOf(DRILL_STEP);
  return {
    ...{ id: DRILL_STEP, kind: 'expand', checksum, destroys: true, needs: null },
    ...{ inTurn: false, transaction: true, file: `${DRILL_STEP}.expand.cjs`, digest: checksum },
  };
}

/** Applied steps are not run again, so nothing is asked of their files. */
function asPackaged({ id, kind, checksum, destroys, needs }: StepState): PackagedStep {
  return {
    ...{ id, kind, checksum, destroys, needs, inTurn: false, transaction: true },
    ...{ file: `${id}.${kind}.cjs`, digest: checksum },
  };
}
