import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  madeUpMetrics,
  type MetricsAt,
  parsePolicy,
  type Point,
  recordedMetrics,
  type RolloutPlan,
  simulate,
  timelineOf,
} from '@org/delivery';
import { openEnvironment, type OpenEnvironment } from './open-environment';
import { rolloutPlans } from './rollout-plans';
import { tell, type ToldRollout } from './rollout-of-service';

export interface SimulationOptions {
  /** File with recorded minutes of the whole service. */
  metrics?: string | undefined;
  /** A minute. */
  requests?: number;
  /** Percent. */
  errorRate?: number;
  /** Milliseconds. */
  responseTime?: number;
  /** Minutes after which every tenth request fails. */
  breaksAfter?: number | undefined;
}

/** Percent of the requests that fail of what breaks. */
const BROKEN = 10;

/** Minutes that what breaks stays broken: longer than any rollout. */
const FOR_GOOD = 1_000_000;

/**
 * Tries the rollout of a service in the environment of the configuration out, on a clock that takes no time.
 *
 * @throws Error when it does not roll out in steps there, or recorded metrics cannot be read; as `openEnvironment`, `rolloutPlans`
 */
export async function simulateRollout(
  options: SimulationOptions,
  context: ExecutorContext,
): Promise<ToldRollout> {
  const { projectName: service = '', root } = context;
  const opened = await openEnvironment(context);
  const plan = planOf(service, opened);
  const { start, metricsAt } = await metricsOf(options, root);
  const { records } = simulate({ plan, metricsAt, service, start });
  const timeline = timelineOf(records, 1);
  return { ...tell(timeline), timeline };
}

/** That of the environment, else that of the service, which then has none where it would count. */
function planOf(service: string, opened: OpenEnvironment): RolloutPlan {
  const plan = rolloutPlans(opened)?.(service);
  if (plan !== undefined) return plan;
  const own = opened.rollouts[service];
  if (own !== undefined) return parsePolicy(own.policy, own.at);
  throw new Error(
    `${service} takes over all at once in ${opened.environment}: there is nothing to simulate. Name another environment (-c production), or give it a rollout at ${opened.applicationRoot}/application.json#/environments/${opened.environment}/rollout`,
  );
}

async function metricsOf(
  { metrics, requests = 600, errorRate = 0.1, responseTime = 120, breaksAfter }: SimulationOptions,
  root: string,
): Promise<{ start: number; metricsAt: MetricsAt }> {
  if (metrics !== undefined) {
    const points = readPoints(await readFile(resolve(root, metrics), 'utf8'), metrics);
    const start = points.reduce((first, { minute }) => Math.min(first, minute), Infinity);
    return { start, metricsAt: recordedMetrics(points, { share: true }) };
  }
  const troubles =
    breaksAfter === undefined
      ? []
      : [{ fromMinute: breaksAfter, minutes: FOR_GOOD, errorRate: BROKEN }];
  return {
    start: 0,
    metricsAt: madeUpMetrics({ start: 0, requests, errorRate, responseTime, troubles }),
  };
}

function readPoints(text: string, file: string): Point[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (!Array.isArray(data) || data.length === 0)
    throw new Error(`${file} has no minutes: a list of { minute, requests, errors, latency }.`);
  return data.map((each: unknown, at) => readPoint(each, `${file}#/${at}`));
}

function readPoint(data: unknown, at: string): Point {
  const { minute, requests, errors, latency = null } = (data ?? {}) as Record<string, unknown>;
  const moment = typeof minute === 'string' ? Date.parse(minute) : Number.NaN;
  if (Number.isNaN(moment))
    throw new Error(`${at}/minute is no moment such as 2026-11-21T10:00:00Z`);
  const isCount = (value: unknown): value is number =>
    typeof value === 'number' && value >= 0 && value < Infinity;
  for (const [name, value] of Object.entries({ requests, errors }))
    if (!isCount(value)) throw new Error(`${at}/${name} is no number from 0 on`);
  if (latency !== null && !isCount(latency))
    throw new Error(`${at}/latency is neither null nor milliseconds`);
  return {
    minute: Math.floor(moment / 60_000) * 60_000,
    requests: requests as number,
    errors: errors as number,
    latency,
  };
}
