import type { ExecutorContext } from '@nx/devkit';
import type { Variables } from '@org/delivery';
import type { LocalCloud } from '@org/local-cloud';
import { openRehearsalCloud, openWorkspaceCloud } from '../local-cloud/open-workspace-cloud';
import { type EnvironmentConfig, LOCAL } from '../model/environments';
import { REQUESTED_CONFIGURATION } from './requested-configuration';

export { LOCAL };

/** What says which environment a command is for. */
type Asked = Pick<ExecutorContext, 'configurationName' | 'target'>;

/**
 * The environment that a command is for: its Nx configuration. One that a target does not have, Nx drops without
 * a word; so what was asked for counts, and is refused where the environment is looked up.
 *
 * @param variables of this process
 */
export function environmentOf(context: Asked, variables = process.env): string {
  return environmentAsked(context, variables) ?? LOCAL;
}

/** As {@link environmentOf}; undefined where none was asked for. */
export function environmentAsked(
  { configurationName, target }: Asked,
  variables: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const chosen = configurationName || undefined;
  const isDefault = chosen === undefined || chosen === target?.defaultConfiguration;
  const asked = isDefault ? variables[REQUESTED_CONFIGURATION] : undefined;
  return asked || chosen;
}

/** Where a command goes. */
export interface TargetInput {
  environment: string;
  /** Absolute path. */
  workspaceRoot: string;
  /** Folder of the application, relative to the workspace root. */
  applicationRoot: string;
  /** What application.json says of it. */
  settings: EnvironmentConfig | undefined;
  onProgress: (progress: { message: string }) => void;
}

/**
 * The variables of everything that talks to an environment. The local cloud is started when it does
 * not run, and stays; what goes there sees no other AWS. So is that of an environment that has one of its own. Elsewhere the
 * credentials of this process count.
 *
 * @throws LocalCloudError when there is no local cloud and none can be had
 */
export async function environmentVariables(input: TargetInput): Promise<Variables> {
  const { onProgress } = input;
  const cloud = cloudOf(input);
  if (cloud === null) return ownVariables();
  await cloud.start({ onProgress });
  return cloud.childVariables();
}

/** The local cloud that an environment is on; `null` for one at AWS, or wherever the variables lead. */
export function cloudOf({
  environment,
  workspaceRoot,
  applicationRoot,
  settings: { localCloud, account, region } = {},
}: Omit<TargetInput, 'onProgress'>): LocalCloud | null {
  if (environment === LOCAL) return openWorkspaceCloud({ workspaceRoot, applicationRoot });
  if (localCloud !== true) return null;
  return openRehearsalCloud({ workspaceRoot, environment, account, region });
}

/** The variables of this process, for what talks to nobody. */
export function ownVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Who is about to change an environment. */
export interface Change {
  /** The project that is run. */
  project: string;
  /** What would be done, such as `deployed`. */
  verb: string;
  environment: string;
  /** What application.json says of it. */
  settings: EnvironmentConfig | undefined;
  /** The application.json, relative to the workspace root. */
  file: string;
}

/**
 * Refuses to change an environment from the working tree that takes promotions alone: any but the local one and
 * those that allow it.
 */
export function assertDirect({ project, verb, environment, settings, file }: Change): void {
  if (environment === LOCAL || settings?.directDeployment === true) return;
  throw new Error(
    `${project} is not ${verb} in ${environment} from a working tree: environments take promotions, so that production runs the bytes that staging ran (nx run <application>:promote -c ${environment}). Without -c ${environment} it goes to the local cloud; nx run ${project}:synth -c ${environment} shows what would be deployed. For an environment to play with, set "directDeployment": true at ${file}#/environments/${environment}`,
  );
}
