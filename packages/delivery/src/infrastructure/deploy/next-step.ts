import { SSMPARAM_NO_INVALIDATE } from '@aws-cdk/cloud-assembly-api';
import { sameData } from '../changes/same-data';
import { DeliveryError } from '../../delivery-error';
import type { DeployedStack } from '../cloud/cloud';
import type { WantedStack } from '../types';
import { isMoving, isNeverCreated, isSettled } from './stack-status';

/** What has to be done for a stack to become what its app wants, and why. */
export type NextStep =
  | { step: 'create'; why: string }
  | { step: 'update'; why: string }
  | { step: 'unchanged' }
  /** Another operation is going on: wait for its end, then look again. */
  | { step: 'wait'; why: string }
  /** Its first creation failed: delete, then look again. */
  | { step: 'delete-first'; why: string };

/**
 * Decides from what is deployed. Template, parameters, tags and termination protection are compared;
 * the names of assets are their hashes and stand in the template, so code is compared with it.
 *
 * @param deployed With its template; `null` when there is no stack.
 * @throws DeliveryError `stack-not-deployable` when only a person can go on.
 */
export function nextStep(
  wanted: WantedStack,
  deployed: DeployedStack | null,
  { force }: { force: boolean },
): NextStep {
  if (deployed === null) return { step: 'create', why: 'it is not there' };
  const { status } = deployed;
  if (isMoving(status)) return { step: 'wait', why: status };
  if (isNeverCreated(status)) {
    return { step: 'delete-first', why: `its first creation failed (${status})` };
  }
  const blocked = onlyByHand(deployed, wanted);
  if (blocked !== null) throw blocked;
  const change = firstChange(wanted, deployed);
  if (change !== null) return { step: 'update', why: change };
  if (!isSettled(status)) return { step: 'update', why: `the last deployment failed (${status})` };
  return force ? { step: 'update', why: 'forced' } : { step: 'unchanged' };
}

/** The first thing that differs; `null` when nothing does. */
export function firstChange(wanted: WantedStack, deployed: DeployedStack): string | null {
  if (!sameData(wanted.template, deployed.template)) return 'its template changed';
  const parameter = changedParameter(wanted, deployed);
  if (parameter !== null) return parameter;
  if (!sameEntries(wanted.tags, deployed.tags)) return 'its tags changed';
  if (wanted.terminationProtection !== deployed.terminationProtection) {
    return 'its termination protection changed';
  }
  return null;
}

function changedParameter(wanted: WantedStack, { parameters }: DeployedStack): string | null {
  const deployed = new Map(parameters.map((parameter) => [parameter.key, parameter]));
  for (const [key, { Description }] of Object.entries(wanted.template.Parameters ?? {})) {
    const before = deployed.get(key);
    if (before === undefined) return `its parameter ${key} is new`;
    const given = wanted.parameters[key];
    if (given !== undefined && given !== before.value) return `its parameter ${key} changed`;
    // The CDK's mark of a parameter nothing depends on, such as the version of its bootstrap stack.
    if (before.ssm === null || Description?.includes(SSMPARAM_NO_INVALIDATE)) continue;
    const { name, resolved, current } = before.ssm;
    if (resolved !== current) return `the SSM parameter ${name} changed`;
  }
  return null;
}

function sameEntries(a: Record<string, string>, b: Record<string, string>): boolean {
  const sorted = (of: Record<string, string>): unknown => Object.entries(of).sort();
  return sameData(sorted(a), sorted(b));
}

function onlyByHand({ status }: DeployedStack, stack: WantedStack): DeliveryError | null {
  const where = `stack ${stack.name}`;
  const region = stack.region === null ? '' : ` --region ${stack.region}`;
  const command = (action: string): string =>
    `aws cloudformation ${action} --stack-name ${stack.name}${region}`;
  switch (status) {
    case 'REVIEW_IN_PROGRESS':
      return new DeliveryError({
        code: 'stack-not-deployable',
        where,
        what: 'somebody made a change set for its creation and did not execute it (REVIEW_IN_PROGRESS)',
        fix: `Execute that change set, or remove the empty stack: ${command('delete-stack')}`,
      });
    case 'UPDATE_ROLLBACK_FAILED':
      return new DeliveryError({
        code: 'stack-not-deployable',
        where,
        what: 'an update failed, and so did taking it back (UPDATE_ROLLBACK_FAILED)',
        fix: `Repair what its last events name, then: ${command('continue-update-rollback')}\nResources that cannot be repaired are left out with --resources-to-skip. Then deploy again.`,
      });
    case 'UPDATE_FAILED':
    case 'IMPORT_ROLLBACK_FAILED':
      return new DeliveryError({
        code: 'stack-not-deployable',
        where,
        what: `it was left in the middle of an operation, without being taken back (${status})`,
        fix: `Take it back: ${command('rollback-stack')}\nThen deploy again.`,
      });
    case 'DELETE_FAILED':
      return new DeliveryError({
        code: 'stack-not-deployable',
        where,
        what: 'it is half deleted (DELETE_FAILED)',
        fix: `Remove what its last events name, then: ${command('delete-stack')}\nThen deploy again.`,
      });
    default:
      return null;
  }
}
