import type { DrillModel } from '../model/delivery-model';
import type { Job } from '../model/pipeline';

/** Rehearses emergencies, one after the other where they are in one environment: a drill has it for itself. */
export function drillJobs(application: string, drills: readonly DrillModel[]): Job[] {
  const last = new Map<string, string>();
  return drills.map(({ emergency, environment, service }, at): Job => {
    const name = `drill-${at + 1}-${emergency}`;
    const before = last.get(environment);
    last.set(environment, name);
    return {
      name,
      title: `Drill: ${emergency} in ${environment}`,
      phase: 'after',
      needs: before === undefined ? [] : [before],
      environment,
      access: ['cloud'],
      history: 'full',
      steps: [
        {
          kind: 'run',
          title: `Rehearse ${emergency}`,
          project: application,
          target: 'drill',
          configuration: environment,
          options: { emergency, ...(service !== null && { service }) },
        },
      ],
    };
  });
}
