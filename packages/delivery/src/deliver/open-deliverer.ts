import type { Delivered, DeliveryContext } from '../change/run-change';
import { nameOf, type RunningRelease } from '../change/running-release';
import { isOwnEndpoint } from '../infrastructure/cloud/own-endpoint';
import { type DeployerOptions, openDeployer } from '../infrastructure/deploy/open-deployer';
import type { RolloutPlan } from '../rollout/policy/plan';
import { answers } from './answers';
import { deployInSteps, type InStepsInput } from './deploy-in-steps';
import { isOfTheRelease, type StoredReleases, withAssembly } from './stored-releases';

export interface DelivererOptions extends DeployerOptions, StoredReleases {
  /** Milliseconds a service gets until it answers. Default: that of `smoke`. */
  smokeDeadline?: number;
  application: string;
  /** How a service takes over in this environment. Default: all at once. */
  rolloutOf?: ((service: string) => RolloutPlan) | undefined;
  /** Told what a rollout is about to do. */
  onAction?: InStepsInput['onAction'];
}

/** Brings releases from the artifact store into an environment. */
export interface Deliverer {
  /**
   * Deploys a release from its stored artifact, lets it take over as the environment rolls out, and asks the service until it answers as that release.
   *
   * @param context when the signal of its lock fires, the process that deploys is ended at once and nothing more can be delivered; what
   *   CloudFormation has begun goes on
   * @returns what became of it
   * @throws DeliveryError `access-failed`, `store-failed`, `worker-ended`, `routing-unknown`; what the lock throws; the reason of the signal: it is not known what runs
   */
  deliver(service: string, release: RunningRelease, context: DeliveryContext): Promise<Delivered>;
  close(): void;
}

/** Milliseconds after its end until a minute of metrics is in: at AWS, and at an endpoint of one's own. */
const SETTLES = { aws: 180_000, own: 5_000 };

/** Starts what delivers to one environment. */
export function openDeliverer(options: DelivererOptions): Deliverer {
  const deployer = openDeployer(options);
  return {
    async deliver(service, release, context) {
      const { signal } = context.lock;
      signal.throwIfAborted();
      const stop = (): void => deployer.close();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await withAssembly(service, release, options, async (root, outDir) => {
          const { application, environment, onAction } = options;
          const plan = context.way === 'forward' ? inSteps(options.rolloutOf?.(service)) : null;
          const settles = isOwnEndpoint(options.env) ? SETTLES.own : SETTLES.aws;
          const name = nameOf(release);
          const app = { service, root, outDir };
          const deployed = await deployInSteps({
            ...{ deployer, app, release, name, plan, context },
            ...{ application, environment, settles, onAction },
          });
          if (!deployed.ok) return deployed;
          const { smokeDeadline, env } = options;
          const asking = { smokeDeadline, env, signal };
          const delivered = await answers(service, name, deployed.outcome, asking);
          signal.throwIfAborted();
          return delivered;
        });
      } catch (error) {
        signal.throwIfAborted();
        if (isOfTheRelease(error)) return { ok: false, what: error.message };
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => deployer.close(),
  };
}

/** `null`: all at once, and nothing is watched. */
function inSteps(plan: RolloutPlan | undefined): RolloutPlan | null {
  const [first] = plan?.steps ?? [];
  return plan === undefined || (first?.weight === 100 && first.bake === 0) ? null : plan;
}
