import type { EnvironmentPlace, Variables } from '@org/delivery';
import { cloudOf, LOCAL, ownVariables } from '../infrastructure/environment';
import { environmentNamed } from '../model/environments';
import type { OpenEnvironment } from './open-environment';

/** An environment that can be looked at, or why it cannot. */
export type Visible = { place: EnvironmentPlace } | { why: string };

/**
 * Finds where an environment is, for looking at it. No local cloud is started for that: one that does not run has nothing to
 * be seen.
 *
 * @param workspaceRoot absolute path
 */
export async function lookAt(
  environment: string,
  {
    application,
    applicationRoot,
    environments,
  }: Pick<OpenEnvironment, 'application' | 'applicationRoot' | 'environments'>,
  workspaceRoot: string,
): Promise<Visible> {
  const settings = environmentNamed(environments, environment);
  const { account = null, region = null } = settings ?? {};
  const at = (env: Variables): Visible => ({ place: { environment, env, account, region } });
  const cloud = cloudOf({ environment, workspaceRoot, applicationRoot, settings });
  if (cloud === null) return at(ownVariables());
  try {
    const { state } = await cloud.status();
    if (state === 'running') return at(await cloud.childVariables());
    const option = environment === LOCAL ? '' : ` -c ${environment}`;
    return {
      why: `its local cloud does not run (${state}). Start it: nx run ${application}:local-cloud --action=start${option}`,
    };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
