import type { CloudRecord } from './cloud-record';
import { givenEndpoint } from './endpoint/endpoint-engine';
import type { EngineContext } from './engine';
import { LocalCloudError } from './local-cloud-error';

/**
 * A folder has one cloud: what it started and still runs has to be what is asked for now.
 *
 * @throws LocalCloudError `other-cloud-running`
 */
export function checkWish(record: CloudRecord, context: EngineContext): void {
  const { engine, port } = context.options;
  const endpoint = givenEndpoint(context);
  const other =
    engine !== undefined && engine !== record.engine
      ? `engine ${engine}`
      : endpoint !== null && endpoint !== record.endpoint
        ? `the endpoint ${endpoint}`
        : typeof port === 'number' && port !== Number(new URL(record.endpoint).port)
          ? `port ${port}`
          : null;
  if (other === null) return;
  throw new LocalCloudError({
    code: 'other-cloud-running',
    where: context.stateFolder,
    what: `${record.engine} runs already at ${record.endpoint}, and ${other} was asked for`,
    fix: 'Stop it first, or ask for nothing else.',
  });
}
