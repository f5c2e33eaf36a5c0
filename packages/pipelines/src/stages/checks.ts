import type { DeliveryModel } from '../model/delivery-model';
import type { Job } from '../model/pipeline';

/** The job that stands for all checks: what a branch rule requires. */
export const REQUIRED = 'required';

/** File of a step, below the workspace. */
const LEGS = 'tmp/pipeline/affected.json';

/** Which checks there are beside those that every change has. */
export interface ChecksOptions {
  /** Runs the integration targets of what changed, too. */
  integration?: boolean;
  /** All projects, not only what changed. */
  everything?: boolean;
}

/**
 * The jobs that check a change: the workspace as a whole, then what it affects, split into legs that run side by side; and one that says whether
 * all is well.
 */
export function checkJobs(
  { application, checks }: DeliveryModel,
  { integration = false, everything = false }: ChecksOptions = {},
): Job[] {
  const common = { environment: null, access: [], history: 'full' } as const;
  const targets = [...checks.targets, ...(integration ? checks.integrationTargets : [])];
  const workspace: Job = {
    ...common,
    name: 'workspace',
    title: 'Workspace',
    phase: 'pre-build',
    needs: [],
    history: 'last-commit',
    steps: [
      { kind: 'check', title: 'Generated files are in step', what: 'sync' },
      { kind: 'check', title: 'Formatting', what: 'format' },
    ],
  };
  const affected: Job = {
    ...common,
    access: ['fetch'],
    name: 'affected',
    title: everything ? 'All projects' : 'What changed',
    phase: 'pre-build',
    needs: [],
    steps: [
      {
        kind: 'run',
        title: everything
          ? 'Split all projects into legs'
          : 'Find what changed, and split it into legs',
        project: application,
        target: 'affected',
        options: {
          legs: true,
          targets: targets.join(','),
          ...(everything && { all: true }),
          json: LEGS,
        },
      },
    ],
    results: { legs: { file: LEGS, path: ['legs'] } },
  };
  const projects: Job = {
    ...common,
    name: 'projects',
    title: 'Projects',
    phase: 'test',
    needs: ['affected'],
    history: 'last-commit',
    legs: { job: 'affected', name: 'legs' },
    steps: [
      {
        kind: 'run-many',
        title: `Run ${targets.join(', ')}`,
        targets,
        projects: { from: 'leg', name: 'projects' },
      },
    ],
  };
  const required: Job = {
    ...common,
    name: REQUIRED,
    title: 'Required',
    phase: 'test',
    history: 'last-commit',
    needs: ['workspace', 'affected', 'projects'],
    always: true,
    steps: [{ kind: 'all-succeeded', title: 'All checks succeeded, or had nothing to do' }],
  };
  return [workspace, affected, projects, required];
}
