import type { ArtifactStore } from '../artifacts/store/artifact-store';
import { DeliveryError } from '../delivery-error';
import { backOff, realPorts, type StatePorts } from '../state/ports';

const ATTEMPTS = 5;
/** Milliseconds. */
const PAUSE = { first: 200, longest: 5_000 };

/**
 * Tries again what failed for a reason that may pass: a connection that was lost, a service that is busy. It may, since what
 * is stored under its digest is the same however often it is stored. Listing and removing are left as they are.
 */
export function patientStore(
  store: ArtifactStore,
  ports: Pick<StatePorts, 'random' | 'sleep'> = realPorts,
): ArtifactStore {
  const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt === ATTEMPTS || !mayPass(error)) throw error;
        await ports.sleep(backOff(attempt, ports.random(), PAUSE));
      }
    }
  };
  return {
    address: store.address,
    put: (digest, file) => patiently(() => store.put(digest, file)),
    has: (digest) => patiently(() => store.has(digest)),
    get: (digest, file) => patiently(() => store.get(digest, file)),
    list: () => store.list(),
    removeUnused: (...args) => store.removeUnused(...args),
  };
}

/** Whether nothing was answered, or that it is not to be had right now. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof DeliveryError) || error.code !== 'store-failed') return false;
  const { name, $metadata: { httpStatusCode: status } = {} } = (error.cause ?? {}) as {
    name?: string;
    $metadata?: { httpStatusCode?: number };
  };
  if (name === 'CredentialsProviderError') return false;
  return status === undefined || status === 429 || status >= 500;
}
