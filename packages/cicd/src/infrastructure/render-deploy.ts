import type { DeployResult } from '@org/delivery';
import { table } from '../text/table';

/**
 * Renders what became of a deployment as a table, and below it why services failed.
 * @returns lines of text
 */
export function renderDeploy({ services, milliseconds }: DeployResult): string[] {
  const rows = services.map((service) => [
    service.service,
    service.outcome,
    service.outcome === 'not-started' ? '' : seconds(service.milliseconds),
    service.because.length > 0 ? `needs ${service.because.join(', ')}` : '',
  ]);
  const failures = services.flatMap(({ service, error }) =>
    error === null ? [] : ['', `${service} failed: ${error.message}`],
  );
  return [
    ...table([['service', 'outcome', 'took', ''], ...rows]),
    ...failures,
    '',
    `${services.length} ${services.length === 1 ? 'service' : 'services'} in ${seconds(milliseconds)}`,
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
