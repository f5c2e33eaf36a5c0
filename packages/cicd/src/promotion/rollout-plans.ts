import { parsePolicy, type RolloutPlan } from '@org/delivery';
import { APPLICATION_FILE } from '../model/application-config';
import type { OpenEnvironment } from './open-environment';

/**
 * How services take over in an environment: as application.json says of it, or in their own way where it says something.
 *
 * @returns a function (service) → its plan; `undefined` where application.json says nothing: all at once
 * @throws DeliveryError `invalid-options` naming file and JSON pointer of a policy whose parts contradict each other
 */
export function rolloutPlans({
  applicationRoot,
  environment,
  settings: { rollout },
  rollouts,
}: Pick<OpenEnvironment, 'applicationRoot' | 'environment' | 'settings' | 'rollouts'>):
  ((service: string) => RolloutPlan) | undefined {
  if (rollout === undefined) return undefined;
  const at = `${applicationRoot}/${APPLICATION_FILE}#/environments/${environment}/rollout`;
  const common = parsePolicy(rollout, at);
  const own = new Map(
    Object.entries(rollouts).map(([service, { policy, at: place }]) => [
      service,
      parsePolicy(policy, place),
    ]),
  );
  return (service) => own.get(service) ?? common;
}
