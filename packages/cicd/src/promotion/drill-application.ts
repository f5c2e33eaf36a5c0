import type { ExecutorContext } from '@nx/devkit';
import {
  deployedPorts,
  type DeployedPortsOptions,
  drill,
  type DrillOutcome,
  drillsAfter,
  inspectRelease,
  type LogRecord,
  planDrill,
} from '@org/delivery';
import { isProduction } from '../model/drill-problems';
import { type Environments, LOCAL } from '../model/environments';
import { knownReleases } from './known-releases';
import {
  openEnvironment,
  type OpenEnvironment,
  readEnvironment,
  targetVariables,
} from './open-environment';
import { rolloutPlans } from './rollout-plans';
import { withDeliverer } from './with-deliverer';

export interface DrillOptions {
  /** Name of the emergency. */
  emergency: string;
  /** With which it is made. */
  service?: string | undefined;
  /** Nothing is touched. */
  plan?: boolean | undefined;
  /** Seconds to wait for somebody else who changes the environment. Default 0. */
  wait?: number | undefined;
}

/** What came of it, for machines. */
export interface DrillReport extends Omit<DrillOutcome, 'outcome'> {
  application: string;
  environment: string;
  outcome: DrillOutcome['outcome'] | 'planned';
}

/** What rollouts without rules are judged by. */
const NO_ANALYSIS = { rules: [], minimumRequests: 100, percentile: 95 };

/**
 * Makes an emergency in the environment of the configuration on purpose, sees it and recovers; or says what that would do.
 *
 * @param say takes lines for people
 * @throws Error for a service, and for an environment that is production; as `openEnvironment`, `drill`
 */
export async function drillApplication(
  options: DrillOptions,
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<DrillReport> {
  const { emergency, service, plan: isPlan = false, wait } = options;
  const opened = await openEnvironment(context);
  const { application, environment, log } = opened;
  refuseProduction(opened, context);
  const named = { application, environment };
  const onPlan = (plan: { lines: readonly string[] }, chosen: string): void => {
    say(`Drill of ${emergency} with ${chosen} in ${environment}:`);
    for (const line of plan.lines) say(`  ${line}`);
  };
  const ports = await portsOf(opened);
  if (isPlan) return planOnly(opened, options, ports, onPlan, say);
  const ended = await withDeliverer(opened, context, { wait }, say, async (input) => {
    const env = await targetVariables(context, environment);
    const { by, deliver, lock } = input;
    const { signal } = lock;
    return drill(log, {
      ...{ ...named, emergency, service, by, lock, say, onPlan },
      ports: deployedPorts({ ...ports, env, deliver, signal }),
    });
  });
  say(ending(ended, environment));
  return { ...named, ...ended };
}

/**
 * @throws Error for an environment that nothing is promoted from, and for a service
 */
function refuseProduction(
  {
    application,
    environment,
    environments,
  }: Pick<OpenEnvironment, 'application' | 'environment' | 'environments'>,
  { projectName }: ExecutorContext,
): void {
  if (projectName !== application)
    throw new Error(
      `A drill is of an application: nx run ${application}:drill -c ${environment} --service=${projectName ?? ''}`,
    );
  if (!mayBeDrilled(environments, environment))
    throw new Error(
      `${environment} is where releases of ${application} end up: nothing is promoted from it, and no emergency is made there on purpose. Rehearse in an environment that another one comes "after".`,
    );
}

/** Whether emergencies may be made in an environment on purpose. */
export function mayBeDrilled(environments: Environments, environment: string): boolean {
  return environment === LOCAL || !isProduction(environments, environment);
}

async function portsOf(
  opened: OpenEnvironment,
): Promise<Omit<DeployedPortsOptions, 'env' | 'deliver'>> {
  const { application, environment, delivery } = opened;
  const { stores, trusted, settings } = delivery;
  const rolloutOf = rolloutPlans(opened);
  const from = { environment, stores, trusted };
  return {
    ...{ application, environment, stores, trusted },
    retentionDays: settings.retentionDays,
    known: await knownReleases(stores, application),
    inspect: (service, release) => inspectRelease(service, release, from),
    analysisOf: (service) => rolloutOf?.(service).analysis ?? NO_ANALYSIS,
  };
}

async function planOnly(
  { application, environment, log }: OpenEnvironment,
  { emergency, service: asked }: DrillOptions,
  ports: Omit<DeployedPortsOptions, 'env' | 'deliver'>,
  onPlan: (plan: { lines: readonly string[] }, service: string) => void,
  say: (line: string) => void,
): Promise<DrillReport> {
  const { records } = await readEnvironment(log);
  tellCutOff(records, say);
  const deliver = (): Promise<never> => Promise.reject(new Error('a plan delivers nothing'));
  const named = { application, environment, emergency };
  const planned = await planDrill({
    ...{ ...named, records, service: asked },
    ports: deployedPorts({ ...ports, env: {}, deliver }),
  });
  const { service, plan } = planned;
  onPlan(plan, service);
  const services = [...new Set([service, ...plan.steps.map((step) => step.service)])].sort();
  const none = { seen: null, recoveryMilliseconds: null, damaged: null, compared: null };
  return { ...named, ...none, service, services, outcome: 'planned', what: null };
}

function tellCutOff(records: readonly LogRecord[], say: (line: string) => void): void {
  const { open } = drillsAfter(records);
  if (open === null) return;
  say(
    `First, what a drill of ${open.emergency} left that was cut off (${open.since}) is brought back.`,
  );
}

function ending(
  { outcome, what, recoveryMilliseconds: recovery, compared }: DrillOutcome,
  environment: string,
): string {
  if (outcome === 'failed') return `The drill has failed, and that is on record: ${what}`;
  const took = recovery === null ? '' : ` in ${(recovery / 1000).toFixed(1)} s`;
  const items =
    compared === null
      ? ''
      : ` ${compared.equal} items were compared one by one, and are as before.`;
  return `Recovered${took}; ${environment} runs what it ran before.${items}`;
}
