import type { ExecutorContext } from '@nx/devkit';
import {
  commandRollout,
  drawTimeline,
  renderTimeline,
  type RolloutCommand,
  rolloutsAfter,
  type Timeline,
  timelineOf,
} from '@org/delivery';
import { openEnvironment } from './open-environment';

export interface RolloutOptions {
  action?: 'status' | 'pause' | 'resume' | 'skip' | 'abort';
  /** Why it is aborted. */
  because?: string | undefined;
}

/** A rollout, for people and for machines. */
export interface ToldRollout {
  lines: string[];
  /** `null`: there was none. */
  timeline: Timeline | null;
  /** As SVG; only where there is a timeline. */
  picture(): string;
}

/**
 * Tells of the last rollout of a service in the environment of the configuration, after something was asked of it if it shall.
 *
 * @throws Error for an application, or an abort without a reason; DeliveryError `invalid-options` when no rollout goes on; as `openEnvironment`
 */
export async function rolloutOfService(
  { action = 'status', because }: RolloutOptions,
  context: ExecutorContext,
): Promise<ToldRollout> {
  const { projectName: service = '' } = context;
  const { log, by, services, environment } = await openEnvironment(context);
  if (!services.includes(service) || services.length > 1)
    throw new Error(`${service} is an application; a rollout is of one of its services.`);
  const lines: string[] = [];
  if (action !== 'status') {
    const command = commandOf(action, because);
    const record = await commandRollout(log, { service, by, command });
    lines.push(record === null ? `It is so already.` : `${by} has asked: ${action}.`);
  }
  const { records } = await log.read();
  const state = rolloutsAfter(records).get(service);
  if (state === undefined) {
    const none = `${service} has had no rollout in ${environment}: what was promoted took over all at once.`;
    return { lines: [none], timeline: null, picture: () => '' };
  }
  const timeline = timelineOf(records, state.sequence);
  return { ...tell(timeline, lines), timeline };
}

/** A timeline with its head. */
export function tell(
  timeline: Timeline,
  lines: readonly string[] = [],
): Pick<ToldRollout, 'lines' | 'picture'> {
  const { service, previousVersion, newVersion, outcome } = timeline;
  const head = `${service}: from ${previousVersion} to ${newVersion}, ${outcome ?? 'going on'}`;
  return {
    lines: [...lines, head, '', ...renderTimeline(timeline)],
    picture: () => drawTimeline(timeline),
  };
}

function commandOf(
  action: Exclude<RolloutOptions['action'], 'status' | undefined>,
  because: string | undefined,
): RolloutCommand {
  if (action !== 'abort') return { kind: action };
  if (because !== undefined && because.trim() !== '') return { kind: action, because };
  throw new Error(
    'An abort needs its reason, for those who meet it: --because="customers cannot pay"',
  );
}
