import type { CloudStatus } from '@org/local-cloud';

/** Says in one or two lines what a local cloud is doing. */
export function renderStatus({
  state,
  engine,
  endpoint,
  owned,
  product,
  version,
}: CloudStatus): string {
  if (state === 'stopped') return 'The local cloud is stopped.';
  const name = [product === 'other' ? null : product, version].filter(Boolean).join(' ');
  const how = owned ? `started by this workspace (${engine})` : 'found running, used as it is';
  const health = state === 'unhealthy' ? ' It gives no healthy answer; see --action=logs.' : '';
  return `The local cloud runs at ${endpoint}: ${[name, how].filter(Boolean).join(', ')}.${health}`;
}
