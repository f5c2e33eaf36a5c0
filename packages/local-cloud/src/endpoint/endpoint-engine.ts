import type { CloudRecord } from '../cloud-record';
import { localEndpoint } from '../child/local-endpoint';
import type { Engine, EngineContext } from '../engine';
import { probe } from '../health/probe';
import { LocalCloudError } from '../local-cloud-error';
import { DEFAULT_PORT } from '../port';

/**
 * The endpoint that was given, checked.
 *
 * @returns null when none was.
 * @throws LocalCloudError `endpoint-refused`
 */
export function givenEndpoint({ options, variables }: EngineContext): string | null {
  const where = options.endpoint === undefined ? 'AWS_ENDPOINT_URL' : 'endpoint';
  const given = options.endpoint ?? (variables['AWS_ENDPOINT_URL'] || undefined);
  if (given === undefined) return null;
  const { allowedHosts } = options;
  return localEndpoint(given, { where, ...(allowedHosts && { allowedHosts }) });
}

/**
 * A cloud that somebody else started: given by its endpoint, or found healthy at the local port,
 * where LocalStack is however it was started (Docker Desktop, its own command, `docker run`). It
 * is used as it is, and never stopped.
 */
export const endpointEngine: Engine = {
  name: 'endpoint',
  owns: false,
  patience: 10_000,

  async missing(context) {
    if (givenEndpoint(context) !== null || (await findEndpoint(context)) !== null) return null;
    return {
      what: 'AWS_ENDPOINT_URL is not set and nothing healthy answers at the local port',
      fix: 'Start LocalStack by other means, or set AWS_ENDPOINT_URL to a local cloud that runs.',
    };
  },

  async prepare(context) {
    const endpoint = givenEndpoint(context) ?? (await findEndpoint(context));
    if (endpoint !== null && (await probe(endpoint, context.signal)) !== null) return endpoint;
    throw new LocalCloudError({
      code: 'not-healthy',
      ...(endpoint !== null && { where: endpoint }),
      what: 'nothing healthy answers there, and it is not started from here',
      fix: 'Start it by its own means, or unset AWS_ENDPOINT_URL to have one started.',
    });
  },

  async launch(context) {
    const endpoint = givenEndpoint(context) ?? (await findEndpoint(context));
    if (endpoint === null) {
      throw new LocalCloudError({
        code: 'start-failed',
        what: 'the local cloud that was found has ended meanwhile',
        fix: 'Start again.',
      });
    }
    const record: CloudRecord = {
      engine: 'endpoint',
      endpoint,
      startedAt: new Date().toISOString(),
      details: {},
    };
    await context.save(record);
    return record;
  },

  async alive({ endpoint }, { signal }) {
    return (await probe(endpoint, signal)) !== null;
  },

  async stop() {
    // It is not ours to end.
  },

  async logs() {
    return null;
  },
};

async function findEndpoint({ options, signal }: EngineContext): Promise<string | null> {
  const { port = DEFAULT_PORT } = options;
  if (port === 'free') return null;
  const endpoint = `http://127.0.0.1:${port}`;
  return (await probe(endpoint, signal)) === null ? null : endpoint;
}
