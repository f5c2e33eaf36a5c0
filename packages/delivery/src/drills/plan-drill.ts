import { environmentAfter } from '../change/environment-state';
import { DeliveryError } from '../delivery-error';
import type { LogRecord } from '../state/log/record';
import type { DrillPorts, Emergency, EmergencyPlan } from './emergency';
import { allEmergencies } from './emergencies/all-emergencies';
import { drillsAfter } from './drills-after';
import { isDrillTarget } from './there-and-back';

export interface PlanDrillInput {
  application: string;
  environment: string;
  /** Of the environment. */
  records: readonly LogRecord[];
  /** Name of the emergency. */
  emergency: string;
  /** With which it is made. Default: what the emergency chooses. */
  service?: string | undefined;
  ports: DrillPorts;
}

export interface PlannedDrill {
  emergency: Emergency;
  service: string;
  plan: EmergencyPlan;
}

/**
 * Says what a drill would do; nothing is touched.
 *
 * @throws DeliveryError `invalid-options` for an emergency or a service that there is not, when a change is open there, or there is nothing to rehearse
 */
export async function planDrill(input: PlanDrillInput): Promise<PlannedDrill> {
  const { application, environment, records, ports } = input;
  const emergency = emergencyNamed(input.emergency);
  refuseOpenChange(input);
  const state = environmentAfter(records);
  const running = Object.keys(state.services)
    .filter((name) => state.services[name]?.running != null)
    .sort();
  const refuse = (what: string, fix: string): DeliveryError =>
    new DeliveryError({
      code: 'invalid-options',
      where: `${emergency.name} in ${environment}`,
      what,
      fix,
    });
  const named = `${running.join(', ') || 'nothing yet'}`;
  const service = input.service ?? emergency.choose(state);
  if (service === null)
    throw refuse(
      'it is not said with which service',
      `Name one that runs there: --service=<name>. There are ${named}.`,
    );
  const now = running.includes(service) ? state.services[service] : undefined;
  if (now === undefined) throw refuse(`${service} does not run there`, `There are ${named}.`);
  if (now.unsettled !== null)
    throw refuse(
      `it is not known what ${service} runs: its last deployment has not ended well`,
      `Promote again first: nx run ${application}:promote -c ${environment} --again`,
    );
  const plan = await emergency.plan({ application, environment, service, records, state, ports });
  return { emergency, service, plan };
}

/**
 * @throws DeliveryError `invalid-options` when a promotion or rollback has not ended there that is no drill's
 */
export function refuseOpenChange({
  application,
  environment,
  records,
}: Pick<PlanDrillInput, 'application' | 'environment' | 'records'>): void {
  const { open } = environmentAfter(records);
  if (open === null || (isDrillTarget(open.target) && drillsAfter(records).open !== null)) return;
  throw new DeliveryError({
    code: 'invalid-options',
    where: environment,
    what: `a ${open.kind} has not ended there, and an emergency on top of it would be a real one`,
    fix: `Let it end first: nx run ${application}:promote -c ${environment}`,
  });
}

/** @throws DeliveryError `invalid-options` */
function emergencyNamed(name: string): Emergency {
  const found = allEmergencies.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new DeliveryError({
    code: 'invalid-options',
    where: `--emergency=${JSON.stringify(name)}`,
    what: 'no emergency is called so',
    fix: `There are ${allEmergencies.map((each) => each.name).join(', ')}.`,
  });
}
