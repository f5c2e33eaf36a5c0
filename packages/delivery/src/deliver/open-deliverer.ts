import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractArtifact } from '../artifacts/open-artifact';
import type { Delivered } from '../change/run-change';
import { nameOf, type RunningRelease } from '../change/running-release';
import { DeliveryError, type DeliveryErrorCode } from '../delivery-error';
import type { ServiceOutcome } from '../infrastructure/deploy/deploy-service';
import { type DeployerOptions, openDeployer } from '../infrastructure/deploy/open-deployer';
import { smoke } from '../infrastructure/smoke/smoke';
import { checkProvenance } from '../package/check-provenance';
import { type DeliveryStores, getText } from '../package/delivery-stores';
import type { TrustedKeys } from '../signing/envelope';

export interface DelivererOptions extends DeployerOptions {
  stores: Pick<DeliveryStores, 'artifacts' | 'workFolder'>;
  /** Whose provenance is deployed. Without any, nobody's signature is asked for. */
  trusted: TrustedKeys;
  /** Milliseconds a service gets until it answers. Default: that of `smoke`. */
  smokeDeadline?: number;
}

/** Brings releases from the artifact store into an environment. */
export interface Deliverer {
  /**
   * Deploys a release from its stored artifact, and asks the service until it answers as that release.
   *
   * @returns what became of it
   * @throws DeliveryError `access-failed`, `store-failed`, `worker-ended`: it is not known what runs
   */
  deliver(service: string, release: RunningRelease, signal: AbortSignal): Promise<Delivered>;
  /**
   * Looks whether a release could be delivered now: its artifact is there, whole and for this environment, and signed.
   *
   * @returns why not, or null
   */
  inspect(service: string, release: RunningRelease): Promise<string | null>;
  close(): void;
}

/** The output of a service's stack that says where its API answers. */
const API_URL = 'ApiUrl';

/** What is wrong with the release and not with the way to it. */
const OF_THE_RELEASE: ReadonlySet<DeliveryErrorCode> = new Set<DeliveryErrorCode>([
  'artifact-missing',
  'artifact-corrupt',
  'invalid-artifact',
  'signature-refused',
  'no-assembly',
]);

/** Starts what delivers to one environment. */
export function openDeliverer(options: DelivererOptions): Deliverer {
  const { environment, stores } = options;
  const deployer = openDeployer(options);

  /** Lays the assembly out in a folder that is gone when the work has ended. */
  const withAssembly = async <Result>(
    service: string,
    release: RunningRelease,
    work: (root: string, outDir: string) => Promise<Result>,
  ): Promise<Result> => {
    await mkdir(stores.workFolder, { recursive: true });
    const root = await mkdtemp(join(stores.workFolder, `${service}-`));
    try {
      await checkSigned(service, release, root, options);
      const file = join(root, 'artifact.zip');
      await stores.artifacts.get(release.artifact, file);
      const folder = join(root, 'artifact');
      const target = { environment, folder };
      return await work(root, await extractArtifact(file, release.artifact, target));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  };

  return {
    async deliver(service, release, signal) {
      try {
        return await withAssembly(service, release, async (root, outDir) => {
          const outcome = await deployer.deploy({ service, root, outDir }, nameOf(release));
          if (outcome.error?.code === 'access-failed') throw outcome.error;
          if (outcome.error !== null) return { ok: false, what: outcome.error.message };
          return answers(service, release, outcome, { ...options, signal });
        });
      } catch (error) {
        if (error instanceof DeliveryError && OF_THE_RELEASE.has(error.code)) {
          return { ok: false, what: error.message };
        }
        throw error;
      }
    },
    async inspect(service, release) {
      try {
        return await withAssembly(service, release, () => Promise.resolve(null));
      } catch (error) {
        if (error instanceof DeliveryError && OF_THE_RELEASE.has(error.code)) return error.message;
        throw error;
      }
    },
    close: () => deployer.close(),
  };
}

async function checkSigned(
  service: string,
  { artifact, provenance, sourceCommit }: RunningRelease,
  folder: string,
  { stores, trusted }: DelivererOptions,
): Promise<void> {
  const text = await getText(stores.artifacts, folder, provenance);
  const expected = { service, artifact, sourceCommit };
  checkProvenance(text, { expected, trusted, where: `provenance of ${service}` });
}

/** Asks until the service answers, and says that it is the release. A service without an API is not asked. */
async function answers(
  service: string,
  release: RunningRelease,
  { stacks }: ServiceOutcome,
  { smokeDeadline, signal }: DelivererOptions,
): Promise<Delivered> {
  const baseUrl = stacks
    .flatMap(({ outputs }) => outputs)
    .find(({ key }) => key === API_URL)?.value;
  if (baseUrl === undefined) return { ok: true };
  const { healthy, problem, url, body } = await smoke(service, {
    baseUrl,
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
