import { checkNumber } from '../apps/check-apps';
import { openCloud } from '../cloud/open-cloud';
import { isOwnEndpoint } from '../cloud/own-endpoint';
import { dependenciesAmong, type Dependencies } from '../order/deployment-order';
import { runInOrder } from '../order/run-in-order';
import type { CloudOptions, ServiceApp, ServiceAssembly } from '../types';
import { ensureBootstrapped } from './bootstrap';
import { deployService, type ServiceOutcome } from './deploy-service';
import { nameReleases } from './name-releases';
import { synthesizeChanged } from './synthesize-changed';

export interface DeployOptions extends CloudOptions {
  /** Which services a service needs. Default: none any other. */
  dependencies?: Dependencies;
  /** How many services are deployed at the same time. Default 4. */
  concurrency?: number;
  /** Also what has not changed. */
  force?: boolean;
  /** The release that is deployed of each service, by name; what runs is told so. Default: `unreleased`. */
  releases?: Readonly<Record<string, string>>;
  /**
   * Whether an account and region that the CDK was never used in is prepared for it. It makes roles,
   * so say it for a local cloud only. Default: no, that is an error.
   */
  bootstrap?: boolean;
  /**
   * Looks at what all apps want before anything is touched. What it throws is what `deploy` rejects with.
   */
  check?: (assemblies: readonly ServiceAssembly[]) => void | Promise<void>;
  /** Milliseconds between two looks at CloudFormation. Default: 2000 at AWS, 200 at an endpoint of one's own. */
  interval?: number;
}

export interface DeployResult {
  /** Every service is deployed or unchanged. */
  ok: boolean;
  /** In the order they were given. */
  services: ServiceOutcome[];
  milliseconds: number;
}

/**
 * Deploys services: each after those it needs, and independent ones at the same time. All apps are
 * synthesized before anything is touched. When one fails, those that need it are not started, and
 * all others are finished.
 *
 * It can be run again after any interruption: what CloudFormation has begun is waited for. At an endpoint of one's own,
 * functions whose code was swapped are brought back first.
 *
 * @returns What became of each service. A deployment that failed is a result, not an error.
 * @throws DeliveryError `invalid-options`, `dependency-cycle`, those of `synthesize`,
 * `not-bootstrapped`, `access-failed`, `worker-ended`; whatever `check` throws
 */
export async function deploy(
  apps: readonly ServiceApp[],
  options: DeployOptions,
): Promise<DeployResult> {
  const { env, dependencies = {}, concurrency = 4, signal } = options;
  const interval = options.interval ?? defaultInterval(options);
  checkNumber('concurrency', concurrency, 1);
  checkNumber('interval', interval, 1);
  const started = performance.now();
  const names = apps.map(({ service }) => service);
  dependenciesAmong(names, dependencies);
  const onProgress = options.onProgress ?? (() => undefined);
  const opened = openCloud(env, signal);
  try {
    // Two cores: while an app runs on one, the toolkit is loaded on the other.
    if (apps.some(({ command }) => command !== undefined)) opened.prepare();
    const synthesized = await synthesizeChanged(opened.cloud, apps, { ...options, onProgress });
    const given = Object.fromEntries(
      Object.entries(options.releases ?? {}).map(([service, release]) => [service, { release }]),
    );
    const assemblies = nameReleases(synthesized, given);
    await options.check?.(assemblies);
    await ensureBootstrapped(opened.cloud, assemblies, {
      make: options.bootstrap ?? false,
      onProgress,
    });
    const byService = new Map(assemblies.map((assembly) => [assembly.service, assembly]));
    const ran = await runInOrder({
      services: names,
      dependencies,
      concurrency,
      run: (service) =>
        deployService(byService.get(service) as ServiceAssembly, {
          cloud: opened.cloud,
          force: options.force ?? false,
          swaps: isOwnEndpoint(env),
          interval,
          onProgress,
        }),
      succeeded: ({ outcome }) => outcome !== 'failed',
      onSkip: (service, because) =>
        onProgress({
          phase: 'not-started',
          service,
          message: `not started, since it needs ${because.join(', ')}`,
        }),
    });
    const services = ran.map((entry) =>
      entry.state === 'ended' ? entry.result : notStarted(entry.service, entry.because),
    );
    return {
      ok: services.every(({ outcome }) => outcome === 'deployed' || outcome === 'unchanged'),
      services,
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    opened.close();
  }
}

/** AWS limits how often it may be asked; who serves an endpoint of one's own does not. */
export function defaultInterval({ env }: Pick<CloudOptions, 'env'>): number {
  return env['AWS_ENDPOINT_URL'] === undefined ? 2000 : 200;
}

function notStarted(service: string, because: readonly string[]): ServiceOutcome {
  return {
    service,
    outcome: 'not-started',
    stacks: [],
    error: null,
    because,
    milliseconds: 0,
  };
}
