import type { Delivered, DeliveryContext } from '../change/run-change';
import { nameOf, type RunningRelease } from '../change/running-release';
import { isOwnEndpoint } from '../infrastructure/cloud/own-endpoint';
import { type DeployerOptions, openDeployer } from '../infrastructure/deploy/open-deployer';
import type { MigrationPlan } from '../migrations/plan/plan-migrations';
import type { RolloutPlan } from '../rollout/policy/plan';
import { answers } from './answers';
import { deployInSteps, type InStepsInput } from './deploy-in-steps';
import { migrateForDelivery } from './migrating/migrate-for-delivery';
import { migrateRelease, type MigrationsOptions } from './migrating/migrate-release';
import { isOfTheRelease, type StoredReleases, withAssembly } from './stored-releases';

export interface DelivererOptions
  extends DeployerOptions, Omit<StoredReleases, 'stores'>, Omit<MigrationsOptions, 'env'> {
  /** Milliseconds a service gets until it answers. Default: that of `smoke`. */
  smokeDeadline?: number;
  /** How a service takes over in this environment. Default: all at once. */
  rolloutOf?: ((service: string) => RolloutPlan) | undefined;
  /** Told what a rollout is about to do. */
  onAction?: InStepsInput['onAction'];
}

/** Brings releases from the artifact store into an environment. */
export interface Deliverer {
  /**
   * Deploys a release from its stored artifact, lets it take over as the environment rolls out, and asks the service until it answers as that release.
   * What its migrations add to the data is added before it gets requests; where it never ran, as soon as its stack has made the table.
   *
   * @param context when the signal of its lock fires, the process that deploys is ended at once and nothing more can be delivered; what
   *   CloudFormation has begun goes on
   * @returns what became of it
   * @throws DeliveryError `access-failed`, `store-failed`, `worker-ended`, `routing-unknown`; what the lock throws; the reason of the signal: it is not known what runs
   */
  deliver(service: string, release: RunningRelease, context: DeliveryContext): Promise<Delivered>;
  /**
   * Runs the other migrations of a release that has taken over: those that remove what only older ones need.
   *
   * @returns what was run, and what waits; `null`: it has no migrations
   * @throws as `deliver`; DeliveryError `migration-refused`, `migration-failed`, `backup-failed`
   */
  contract(
    service: string,
    release: RunningRelease,
    context: Pick<DeliveryContext, 'lock' | 'by'>,
  ): Promise<MigrationPlan | null>;
  close(): void;
}

/** Milliseconds after its end until a minute of metrics is in: at AWS, and at an endpoint of one's own. */
const SETTLES = { aws: 180_000, own: 5_000 };

/** Starts what delivers to one environment. */
export function openDeliverer(options: DelivererOptions): Deliverer {
  const deployer = openDeployer(options);
  const { cloud } = deployer;
  const without = new Set<string>();
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
          const migrate = () => migrateForDelivery({ app, release, cloud }, context, options);
          const before = await migrate();
          if (!before.ok) return before;
          if (before.migrated === 'none') without.add(release.artifact);
          const deployed = await deployInSteps({
            ...{ deployer, app, release, name, plan, context },
            ...{ application, environment, settles, onAction },
          });
          if (!deployed.ok) return deployed;
          if (before.migrated === 'later') {
            const after = await migrate();
            if (!after.ok) return after;
          }
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
    async contract(service, release, { lock, by }) {
      if (without.has(release.artifact)) return null;
      return withAssembly(service, release, options, async (root, outDir) => {
        const laidOut = { app: { service, root, outDir }, release, cloud };
        const migrated = await migrateRelease(laidOut, { lock, by, phase: 'contract' }, options);
        return migrated === 'none' || migrated === 'later' ? null : migrated.plan;
      });
    },
    close: () => deployer.close(),
  };
}

/** `null`: all at once, and nothing is watched. */
function inSteps(plan: RolloutPlan | undefined): RolloutPlan | null {
  const [first] = plan?.steps ?? [];
  return plan === undefined || (first?.weight === 100 && first.bake === 0) ? null : plan;
}
