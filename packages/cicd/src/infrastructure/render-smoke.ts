import { table } from '../text/table';
import type { ServiceHealth } from './smoke-services';

/**
 * Renders whether services are healthy as a table, and below it what was wrong with those that were
 * asked and are not.
 * @returns lines of text
 */
export function renderSmoke(services: readonly ServiceHealth[]): string[] {
  const rows = services.map(({ service, healthy, url, problem, milliseconds }) => [
    service,
    healthy ? 'healthy' : 'not healthy',
    url === null ? '' : `${(milliseconds / 1000).toFixed(1)} s`,
    url ?? problem ?? '',
  ]);
  const problems = services.flatMap(({ service, url, problem, body }) =>
    url === null || problem === null
      ? []
      : ['', `${service}: ${[problem, body.trimEnd()].filter(Boolean).join(': ')}`],
  );
  return [...table([['service', 'health', 'took', 'url'], ...rows]), ...problems];
}
