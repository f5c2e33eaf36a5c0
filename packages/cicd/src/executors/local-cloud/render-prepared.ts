import type { EngineName, PreparedCloud } from '@org/local-cloud';

const READY: Record<Exclude<EngineName, 'endpoint'>, string> = {
  localstack: 'The image of LocalStack is here',
  ministack: 'MiniStack is installed',
};

/** Says what a start of a local cloud will find. */
export function renderPrepared({ engine, endpoint }: PreparedCloud): string {
  if (endpoint !== null || engine === 'endpoint') {
    return `A local cloud runs at ${endpoint} already: nothing is needed.`;
  }
  return `${READY[engine]}. --action=start starts it.`;
}
