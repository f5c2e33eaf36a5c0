import type { Digest } from '../artifacts/digest';
import type { BackPlan, RollbackTarget } from '../change/plan-back';
import type { Step } from '../change/records';
import { planIntact, type RollBackInput } from '../change/roll-back';
import type { ChangePorts } from '../change/run-change';
import type { EnvironmentState } from '../change/environment-state';
import { DeliveryError } from '../delivery-error';
import { tellObstacle } from '../rollback/plan/tell-obstacle';
import type { AnalysisPlan } from '../rollout/policy/plan';
import type { HeldLock } from '../state/lock/held-lock';
import type { LogRecord } from '../state/log/record';
import type { Clock } from '../state/ports';
import type { RunningRelease } from '../change/running-release';
import type { DataPort } from './data/drill-data';
import type { LeakMetrics } from './leak/leak-metrics';
import type { DrillOutcome } from './records';

/** What drills do not do by themselves. */
export interface DrillPorts extends ChangePorts, DataPort {
  inspect: RollBackInput['inspect'];
  /** Releases beside those that ran here, by service. */
  known: RollBackInput['known'];
  loadContracts: RollBackInput['loadContracts'];
  /** An OpenAPI document by its digest, as data; `null`: it is not stored. */
  readDocument(digest: Digest): Promise<unknown>;
  /** Metrics that nothing but this drill reads. */
  leakMetrics(of: { service: string; release: RunningRelease }): Promise<LeakMetrics>;
  /** How rollouts of a service are judged. */
  analysisOf(service: string): Pick<AnalysisPlan, 'rules' | 'minimumRequests' | 'percentile'>;
  clock: Clock;
}

/** Where an emergency is made. */
export interface DrillPlace {
  application: string;
  environment: string;
  /** With which service. */
  service: string;
}

/** What an emergency would do. */
export interface EmergencyPlan {
  /** Services that go back; none: no service does. */
  steps: Step[];
  /** For people, in this order. */
  lines: string[];
}

export interface PlanRequest extends DrillPlace {
  /** Of the environment. */
  records: readonly LogRecord[];
  state: EnvironmentState;
  ports: DrillPorts;
}

export interface DrillContext extends DrillPlace {
  lock: HeldLock;
  by: string;
  /** Name of the emergency. */
  emergency: string;
  /** Before anything was touched. */
  state: EnvironmentState;
  ports: DrillPorts;
  plan: EmergencyPlan;
  /** Puts the drill on record. Called once, when nothing was touched yet. */
  begins(): Promise<void>;
  /** Takes a line for people. */
  say(line: string): void;
}

/** How an emergency was seen and recovered from. */
export type Rehearsal = Pick<
  DrillOutcome,
  'seen' | 'recoveryMilliseconds' | 'damaged' | 'compared'
> & {
  /** Why it was not recovered from; `null`: it was. */
  what: string | null;
};

/** An emergency that is made on purpose. Another one is a file of its own, and a line in `all-emergencies.ts`. */
export interface Emergency {
  name: string;
  /** One sentence. */
  description: string;
  /** The service to make it with when nobody names one; `null`: it has to be named. */
  choose(state: EnvironmentState): string | null;
  /**
   * Says what would be done; nothing is touched.
   *
   * @throws DeliveryError `invalid-options` when there is nothing to rehearse
   */
  plan(request: PlanRequest): Promise<EmergencyPlan>;
  /** Makes the emergency, sees it, and recovers. It may be killed anywhere: `settleDrill` brings back what it left. */
  rehearse(context: DrillContext): Promise<Rehearsal>;
}

/**
 * Who would go back.
 *
 * @throws as `planIntact`
 */
export function planBackOf(
  { records, ports: { known, inspect, loadContracts } }: PlanRequest,
  target: RollbackTarget,
): Promise<BackPlan> {
  return planIntact(records, {
    target,
    inspect,
    loadContracts,
    ...(known !== undefined && { known }),
  });
}

/** That nothing can go back, and so nothing can be rehearsed. */
export function nowhereToGo(
  { service, environment, application }: DrillPlace,
  { obstacles }: Extract<BackPlan, { possible: false }>,
): DeliveryError {
  return new DeliveryError({
    code: 'invalid-options',
    where: `${service} in ${environment}`,
    what: `it cannot go back, so there is nothing to rehearse: ${obstacles.map(tellObstacle).join('; ')}`,
    fix: `Release ${service} once more and promote that: nx run ${application}:promote -c ${environment}. Then there is a release to go back to.`,
  });
}
