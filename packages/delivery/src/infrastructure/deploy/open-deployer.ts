import { readAssembly } from '../apps/read-assembly';
import { openCloud } from '../cloud/open-cloud';
import type { Cloud } from '../cloud/cloud';
import { isOwnEndpoint } from '../cloud/own-endpoint';
import type { CloudOptions, ServiceApp } from '../types';
import { ensureBootstrapped } from './bootstrap';
import { defaultInterval } from './deploy';
import { deployService, type ServiceOutcome } from './deploy-service';
import { type GivenToStacks, nameReleases } from './name-releases';

/** Deploys services one by one, by one process. */
export interface Deployer {
  /**
   * Deploys what lies in the app's folder as it is: the app is not run.
   *
   * @param given values for parameters of its stacks
   * @returns what became of it; a deployment that failed is a result
   * @throws DeliveryError `no-assembly`, `not-bootstrapped`, `access-failed`, `worker-ended`
   */
  deploy(app: Omit<ServiceApp, 'command'>, given: GivenToStacks): Promise<ServiceOutcome>;
  /** What it deploys to, by the same process. */
  readonly cloud: Cloud;
  /** Ends the process. */
  close(): void;
}

export interface DeployerOptions extends Omit<CloudOptions, 'validate'> {
  /** As of `deploy`. */
  bootstrap?: boolean;
}

/** Starts what deploys to one environment. */
export function openDeployer(options: DeployerOptions): Deployer {
  const { env, signal, bootstrap = false, onProgress = () => undefined } = options;
  const { cloud, prepare, close } = openCloud(env, signal);
  prepare();
  // One after the other: two that find a place unprepared would both prepare it.
  let preparing: Promise<void> = Promise.resolve();
  return {
    cloud,
    close,
    async deploy(app, given) {
      const { service } = app;
      const [assembly] = nameReleases([readAssembly(app)], { [service]: given });
      if (assembly === undefined) throw new Error(`${service} has no assembly`);
      preparing = preparing
        .catch(() => undefined)
        .then(() => ensureBootstrapped(cloud, [assembly], { make: bootstrap, onProgress }));
      await preparing;
      const interval = defaultInterval({ env });
      const swaps = isOwnEndpoint(env);
      return deployService(assembly, { cloud, force: false, swaps, interval, onProgress });
    },
  };
}
