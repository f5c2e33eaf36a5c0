import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type PlannedFile, type ReleasePlan, planFiles, planRelease } from '@org/release';
import { releaseRules } from './release-rules';
import { releaseSettings } from './release-settings';
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
  const rules = releaseRules(context, application, { preid });
  const plan = membersOf(await planRelease({ root: context.root, ...rules }), rules.only);
  const files = await planFiles(plan, {
    readFile: (path) => readFile(join(context.root, path), 'utf8').catch(absent),
    repository: await repositoryOf(context.root),
    types: releaseSettings(context.nxJsonConfiguration).types.changelog,
  });
  return { plan, files };
}

/** The plan with the services of one application alone. */
export function membersOf(plan: ReleasePlan, services: readonly string[] = []): ReleasePlan {
  const members = new Set(services);
  return { ...plan, services: plan.services.filter(({ name }) => members.has(name)) };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
