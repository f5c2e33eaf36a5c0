import { contractIn } from '../contracts/contract';
import { deploymentOrder } from '../infrastructure/order/deployment-order';
import type { Sealed, SealedService } from '../seal/sealed';
import type { EnvironmentState, ServiceState } from './environment-state';
import type { Step } from './records';
import { isSame, type RunningRelease } from './running-release';

/** What a promotion does. */
export interface PromotionPlan {
  /** In the order in which they are deployed: providers before those that call them. */
  steps: Step[];
  /** Services that run what they should already, by name. */
  unchanged: string[];
  /** Services that run here and are no part of what is promoted, by name: they are left alone. */
  left: string[];
}

/**
 * Compares what runs in an environment with what was sealed. A service whose last deployment did not end well is deployed
 * again, whatever it is said to run.
 *
 * @param options `again`: so is every other one, since somebody may have changed what is on record
 */
export function planPromotion(
  state: EnvironmentState,
  { services }: Sealed,
  { again = false }: { again?: boolean | undefined } = {},
): PromotionPlan {
  const names = Object.keys(services).sort();
  const order = deploymentOrder(names, callsAmong(services));
  const steps = order.flatMap((service): Step[] => {
    const to = releaseOf(services[service] as SealedService);
    const now = stateOf(state, service);
    if (!again && now !== undefined && runs(now, to)) return [];
    return [{ service, from: now?.running?.release ?? null, to }];
  });
  const moving = new Set(steps.map(({ service }) => service));
  return {
    steps,
    unchanged: names.filter((service) => !moving.has(service)),
    left: Object.keys(state.services)
      .filter((service) => !Object.hasOwn(services, service))
      .sort(),
  };
}

/** A service of what was sealed, as it runs. */
export function releaseOf(service: SealedService): RunningRelease {
  const { version, sourceCommit, artifact, provenance, consumes } = service;
  return { version, sourceCommit, artifact, provenance, consumes, ...contractIn(service) };
}

function runs({ running, unsettled }: ServiceState, release: RunningRelease): boolean {
  return unsettled === null && running !== null && isSame(running.release, release);
}

function stateOf({ services }: EnvironmentState, service: string): ServiceState | undefined {
  return Object.hasOwn(services, service) ? services[service] : undefined;
}

/** Who calls whom; of services that call each other in circles, the first by name goes first. */
export function callsAmong(
  services: Readonly<Record<string, Pick<RunningRelease, 'consumes'>>>,
): Record<string, string[]> {
  const calls: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    for (const each of seen) for (const next of calls[each] ?? []) seen.add(next);
    return seen.has(to);
  };
  for (const name of Object.keys(services).sort()) calls[name] = [];
  for (const name of Object.keys(calls)) {
    for (const provider of Object.keys(services[name]?.consumes ?? {}).sort()) {
      if (provider in calls && !reaches(provider, name)) calls[name]?.push(provider);
    }
  }
  return calls;
}
