import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type PlannedFile, type ReleasePlan, planFiles, planRelease } from '@org/release';
import { applicationInput, releaseProjects } from './release-input';
import { repositoryOf } from './repository';

/** The next release of an application, and the files it would write. */
export interface WorkspacePlan {
  plan: ReleasePlan;
  files: PlannedFile[];
}

/**
 * Plans the next release of an application from the git history of the workspace.
 * @param application name of its project
 * @param preid identifier of a prerelease, if it is to be one
 * @throws Error when the project is no application; ReleaseError of the engine
 */
export async function planWorkspace(
  context: ExecutorContext,
  application: string,
  preid?: string,
): Promise<WorkspacePlan> {
  const input = applicationInput(context.projectGraph, application);
  if (!input) {
    throw new Error(`"${application}" is not an application: it has no application.json.`);
  }
  const members = new Set(input.services);
  const plan = await planRelease({
    root: context.root,
    projects: releaseProjects(context.projectGraph),
    application: input,
    tagPattern: tagPatternOf(context),
    ...(preid !== undefined && { preid }),
  });
  const ofApplication = {
    ...plan,
    services: plan.services.filter(({ name }) => members.has(name)),
  };
  const files = await planFiles(ofApplication, {
    readFile: (path) => readFile(join(context.root, path), 'utf8').catch(absent),
    repository: await repositoryOf(context.root),
  });
  return { plan: ofApplication, files };
}

/** The tag pattern that nx.json configures for releases. */
export function tagPatternOf(context: ExecutorContext): string {
  return context.nxJsonConfiguration.release?.releaseTag?.pattern ?? '{projectName}@v{version}';
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
