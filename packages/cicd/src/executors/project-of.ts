import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';

/** The project that an executor was called for. */
export interface ExecutedProject {
  name: string;
  /** Folder relative to the workspace root. */
  root: string;
  /** Absolute path of the folder. */
  path: string;
}

/**
 * @param context of the executor
 * @throws Error when the executor was called without a project
 */
export function projectOf(context: ExecutorContext): ExecutedProject {
  const { projectName } = context;
  const project = projectName && context.projectsConfigurations.projects[projectName];
  if (!project) {
    throw new Error(
      `No project "${projectName ?? ''}" in this workspace. Run: nx run <project>:<target>`,
    );
  }
  return { name: projectName, root: project.root, path: join(context.root, project.root) };
}
