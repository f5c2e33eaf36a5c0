import type { ExecutorContext } from '@nx/devkit';
import { once } from 'node:events';
import {
  deploy,
  type DeployOptions,
  type DeployResult,
  type Hotswap,
  type OnProgress,
  type SwappableService,
} from '@org/delivery';
import { apiUrlOf } from '../api-url';
import { environmentOf, LOCAL } from '../environment';
import { type Target, openTarget } from '../open-target';
import { refuseClashes } from '../refuse-clashes';
import { renderDeploy } from '../render-deploy';
import { logLineRenderer } from '../render-log-line';
import { table } from '../../text/table';
import { buildSettings } from './build-settings';
import { followLogs, type LogFollower } from './follow-logs';
import { type ServiceSources, openService } from './open-service';
import { openSwapper } from './open-swapper';
import type { Folded } from './folded';
import { type Deployed, serviceSession } from './service-session';

/** Who is told what. */
export interface DevVoice {
  say(text: string): void;
  complain(text: string): void;
  onProgress: OnProgress;
}

/**
 * Deploys services and keeps them up to date with their sources, until the signal fires. What was swapped stays then;
 * the next deployment finds it.
 *
 * @returns false when the deployment it begins with fails
 * @throws Error for another environment than the local one; Error, ConfigError, LocalCloudError as {@link openTarget}; Error when a service is not built by our executor, or
 * does not build; DeliveryError as `deploy` and `openHotswap`
 */
export async function runDev(
  context: ExecutorContext,
  signal: AbortSignal,
  voice: DevVoice,
): Promise<boolean> {
  const { projectGraph, projectName = '' } = context;
  assertHere(environmentOf(context), projectName);
  const settings = buildSettings(projectGraph, projectName);
  const target = await openTarget(context);
  const sessions = new Map<string, Folded>();
  const services = target.apps.map((app) =>
    openService(context.root, app, settings.get(app.service) ?? {}, () =>
      sessions.get(app.service)?.ask(),
    ),
  );
  const swapper = openSwapper({ env: target.env, signal });
  try {
    return await serve({ target, services, swapper, sessions, signal, voice });
  } catch (error) {
    if (!signal.aborted) throw error;
    return true;
  } finally {
    swapper.close();
    await Promise.all([...sessions.values()].map((session) => session.settled()));
    await Promise.all(services.map((service) => service.close()));
  }
}

interface Serving {
  target: Target;
  services: readonly ServiceSources[];
  swapper: Hotswap;
  sessions: Map<string, Folded>;
  signal: AbortSignal;
  voice: DevVoice;
}

async function serve(serving: Serving): Promise<boolean> {
  const { target, services, sessions, signal, voice } = serving;
  const { apps, dependencies } = target;
  const begun = new Map<string, Deployed>();
  for (const { app, build, infrastructure } of services) {
    const found = await infrastructure();
    const built = await build();
    await built.write();
    begun.set(app.service, { digest: built.digest, infrastructure: found });
  }
  const options: DeployOptions = {
    environment: target.environment,
    env: target.env,
    bootstrap: true,
    check: (assemblies) => refuseClashes(assemblies, target.environment),
    onProgress: voice.onProgress,
    signal,
  };
  const result = await deploy(apps, { ...options, dependencies });
  for (const line of renderDeploy(result)) (result.ok ? voice.say : voice.complain)(line);
  if (!result.ok) return false;

  // The lines between name their service too, even the only one.
  const render = logLineRenderer(['', ...apps.map(({ service }) => service)]);
  const logs = followLogs({
    ...options,
    apps: apps.map(({ service, root, outDir }) => ({ service, root, outDir })),
    signal,
    onLine: (line) => voice.say(render(line)),
    onError: ({ message }) => voice.complain(`Logs are not followed any more: ${message}`),
  });
  for (const service of services) {
    const deployed = begun.get(service.app.service);
    if (deployed === undefined) continue;
    const session = await openSession(service, deployed, { ...serving, options, logs });
    sessions.set(service.app.service, session);
  }
  for (const line of addresses(result, target.environment)) voice.say(line);
  voice.say('Watching; Ctrl+C ends, and leaves the local cloud running.');
  // What was saved while they were deployed.
  for (const session of sessions.values()) session.ask();
  if (!signal.aborted) await once(signal, 'abort');
  return true;
}

async function openSession(
  { app, folder, build, infrastructure }: ServiceSources,
  deployed: Deployed,
  {
    swapper,
    signal,
    voice,
    options,
    logs,
  }: Serving & {
    options: DeployOptions;
    logs: LogFollower;
  },
): Promise<Folded> {
  let swappable: SwappableService = await swapper.take(app, folder);
  return serviceSession(app.service, deployed, {
    build,
    infrastructure,
    async deploy() {
      const result = await deploy([app], options);
      if (!result.ok) for (const line of renderDeploy(result)) voice.complain(line);
      else swappable = await swapper.take(app, folder);
      logs.restart();
      return result.ok;
    },
    swap: () => swappable.swap(),
    say: voice.say,
    complain: (text) => (signal.aborted ? undefined : voice.complain(text)),
    now: () => performance.now(),
  });
}

function assertHere(environment: string, project: string): void {
  if (environment === LOCAL) return;
  throw new Error(
    `${project} is not kept up to date in ${environment}: code is swapped on this machine alone, where nobody else relies on it. Without -c ${environment} it is done in the local cloud.`,
  );
}

function addresses({ services }: DeployResult, environment: string): string[] {
  const rows = services.map(({ service, stacks }) => {
    const found = stacks.map(({ stack, outputs }) => ({ stack, status: 'deployed', outputs }));
    const { url, problem } = apiUrlOf({ service, stacks: found }, environment);
    return [service, url ?? `answers nowhere: ${problem}`];
  });
  return table([['service', 'answers at'], ...rows]);
}
