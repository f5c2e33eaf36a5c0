import type { RunningOptions } from '../deliver/migrating/running-migrations';
import { withAssembly } from '../deliver/stored-releases';
import { DeliveryError } from '../delivery-error';
import { readAssembly } from '../infrastructure/apps/read-assembly';
import { openCloud } from '../infrastructure/cloud/open-cloud';
import { realPorts } from '../state/ports';
import { deployedData } from './data/drill-data';
import { loadContracts } from '../package/load-contracts';
import { type DeliveryStores, getText, inWorkFolder } from '../package/delivery-stores';
import type { Digest } from '../artifacts/digest';
import type { DrillPorts } from './emergency';
import { cloudLeakMetrics } from './leak/cloud-leak-metrics';

export interface DeployedPortsOptions
  extends
    Omit<RunningOptions, 'service' | 'release' | 'place'>,
    Pick<DrillPorts, 'deliver' | 'inspect' | 'known' | 'analysisOf'> {
  /** Ends what talks to the cloud. */
  signal?: AbortSignal | undefined;
}

/** What drills touch in an environment as it is deployed. */
export function deployedPorts(options: DeployedPortsOptions): DrillPorts {
  const { deliver, inspect, known, analysisOf, signal, env, stores } = options;
  const { application, environment } = options;
  return {
    ...{ deliver, inspect, known, analysisOf },
    loadContracts: (documents) => loadContracts(stores, documents),
    readDocument: (digest) => readDocument(digest, stores),
    ...deployedData(options),
    async leakMetrics({ service, release }) {
      const [stack] = await withAssembly(service, release, options, async (root, outDir) => {
        return readAssembly({ service, root, outDir }).stacks;
      });
      if (stack === undefined)
        throw new DeliveryError({
          code: 'invalid-artifact',
          where: service,
          what: 'it has no stack, so it is not known where its metrics are',
          fix: 'Package the service again.',
        });
      const { cloud, close } = openCloud(env, signal);
      const { percentile } = analysisOf(service);
      const drill = realPorts.newId();
      const metrics = await cloudLeakMetrics({
        ...{ env, cloud, stack, application, environment, service, drill, percentile },
      });
      return {
        ...metrics,
        close() {
          metrics.close();
          close();
        },
      };
    },
    clock: realPorts,
  };
}

async function readDocument(
  digest: Digest,
  { artifacts, workFolder }: Pick<DeliveryStores, 'artifacts' | 'workFolder'>,
): Promise<unknown> {
  return inWorkFolder(workFolder, async (folder) => {
    try {
      return JSON.parse(await getText(artifacts, folder, digest)) as unknown;
    } catch (error) {
      if (error instanceof DeliveryError && error.code === 'artifact-missing') return null;
      throw error;
    }
  });
}
