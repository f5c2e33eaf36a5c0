import type { DeliveryModel } from '../model/delivery-model';
import type { Job } from '../model/pipeline';
import { REQUIRED } from './checks';

/** The job that leaves a sealed candidate behind. */
export const CANDIDATE = 'candidate';

/** Marks what was checked as green, so that the next run compares with it; then makes and seals the artifacts of a candidate. */
export function candidateJobs({ application }: DeliveryModel): Job[] {
  return [
    greenJob(application),
    {
      name: CANDIDATE,
      title: 'Candidate',
      phase: 'post-build',
      needs: [REQUIRED],
      environment: null,
      access: ['cloud', 'sign'],
      history: 'full',
      steps: [
        { kind: 'run', title: 'Package what changed', project: application, target: 'package' },
        {
          kind: 'run',
          title: 'Seal the candidate',
          project: application,
          target: 'seal',
          options: { candidate: { from: 'commit' } },
        },
      ],
    },
  ];
}

/** Marks the commit as the last green one of its branch. */
export function greenJob(application: string): Job {
  return {
    name: 'green',
    title: 'Mark as green',
    phase: 'test',
    needs: [REQUIRED],
    environment: null,
    access: ['push'],
    history: 'full',
    steps: [
      {
        kind: 'run',
        title: 'Remember the commit as green',
        project: application,
        target: 'affected',
        options: { markGreen: true },
      },
    ],
  };
}
