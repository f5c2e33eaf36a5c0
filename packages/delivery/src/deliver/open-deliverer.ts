import type { Delivered } from '../change/run-change';
import { nameOf, type RunningRelease } from '../change/running-release';
import type { ServiceOutcome } from '../infrastructure/deploy/deploy-service';
import { type DeployerOptions, openDeployer } from '../infrastructure/deploy/open-deployer';
import { smoke } from '../infrastructure/smoke/smoke';
import { reachableUrl } from './reachable-url';
import { isOfTheRelease, type StoredReleases, withAssembly } from './stored-releases';

export interface DelivererOptions extends DeployerOptions, StoredReleases {
  /** Milliseconds a service gets until it answers. Default: that of `smoke`. */
  smokeDeadline?: number;
}

/** Brings releases from the artifact store into an environment. */
export interface Deliverer {
  /**
   * Deploys a release from its stored artifact, and asks the service until it answers as that release.
   *
   * @param signal when it fires, the process that deploys is ended at once and nothing more can be delivered; what CloudFormation has
   *   begun goes on
   * @returns what became of it
   * @throws DeliveryError `access-failed`, `store-failed`, `worker-ended`; the reason of the signal: it is not known what runs
   */
  deliver(service: string, release: RunningRelease, signal: AbortSignal): Promise<Delivered>;
  close(): void;
}

/** The output of a service's stack that says where its API answers. */
const API_URL = 'ApiUrl';

/** Starts what delivers to one environment. */
export function openDeliverer(options: DelivererOptions): Deliverer {
  const deployer = openDeployer(options);
  return {
    async deliver(service, release, signal) {
      signal.throwIfAborted();
      const stop = (): void => deployer.close();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await withAssembly(service, release, options, async (root, outDir) => {
          const outcome = await deployer.deploy({ service, root, outDir }, nameOf(release));
          if (outcome.error?.code === 'access-failed') throw outcome.error;
          if (outcome.error !== null) return { ok: false, what: outcome.error.message };
          const delivered = await answers(service, release, outcome, { ...options, signal });
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

/** Asks until the service answers, and says that it is the release. A service without an API is not asked. */
async function answers(
  service: string,
  release: RunningRelease,
  { stacks }: ServiceOutcome,
  { smokeDeadline, signal, env }: DelivererOptions,
): Promise<Delivered> {
  const baseUrl = stacks
    .flatMap(({ outputs }) => outputs)
    .find(({ key }) => key === API_URL)?.value;
  if (baseUrl === undefined) return { ok: true };
  const { healthy, problem, url, body } = await smoke(service, {
    baseUrl: reachableUrl(baseUrl, env),
    ...(smokeDeadline !== undefined && { deadline: smokeDeadline }),
    ...(signal !== undefined && { signal }),
  });
  if (!healthy) return { ok: false, what: `${url}: ${problem ?? 'it is not healthy'}` };
  const version = versionIn(body);
  const expected = nameOf(release);
  if (version === undefined || version === expected) return { ok: true };
  return { ok: false, what: `${url}: it says it is ${version}, not ${expected}` };
}

function versionIn(body: string): string | undefined {
  try {
    const { version } = JSON.parse(body) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
