import type { ExecutorContext } from '@nx/devkit';
import type { Variables } from '@org/delivery';
import { openWorkspaceCloud } from '../local-cloud/open-workspace-cloud';

/** The environment on this machine, and the default of every command. */
export const LOCAL = 'local';

/** The environment that a command is for: its Nx configuration. */
export function environmentOf({ configurationName }: ExecutorContext): string {
  return configurationName || LOCAL;
}

/** Where a command goes. */
export interface TargetInput {
  environment: string;
  /** Absolute path. */
  workspaceRoot: string;
  /** Folder of the application, relative to the workspace root. */
  applicationRoot: string;
  onProgress: (progress: { message: string }) => void;
}

/**
 * The variables of everything that talks to an environment. The local cloud is started when it does
 * not run, and stays; what goes there sees no other AWS. Elsewhere the credentials of this
 * process count.
 *
 * @throws LocalCloudError when there is no local cloud and none can be had
 */
export async function environmentVariables(input: TargetInput): Promise<Variables> {
  const { environment, workspaceRoot, applicationRoot, onProgress } = input;
  if (environment !== LOCAL) return ownVariables();
  const cloud = openWorkspaceCloud({ workspaceRoot, applicationRoot });
  await cloud.start({ onProgress });
  return cloud.childVariables();
}

/** The variables of this process, for what talks to nobody. */
export function ownVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/**
 * Refuses to change another environment than the local one from the working tree: environments
 * take promotions.
 */
export function assertLocal(environment: string, project: string, verb: string): void {
  if (environment === LOCAL) return;
  throw new Error(
    `${project} is not ${verb} in ${environment} from a working tree: environments take promotions, so that production runs the bytes that staging ran. Without -c ${environment} it goes to the local cloud; nx run ${project}:synth -c ${environment} shows what would be deployed.`,
  );
}
