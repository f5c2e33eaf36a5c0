import type { DestroyResult } from '@org/delivery';
import { table } from '../text/table';

/**
 * Renders what became of a removal, and below it why services failed.
 * @returns lines of text
 */
export function renderRemovals({ services }: DestroyResult): string[] {
  const rows = services.map(({ service, outcome, because }) => [
    service,
    outcome,
    because.length > 0 ? `${because.join(', ')} could not be removed` : '',
  ]);
  const failures = services.flatMap(({ service, error }) =>
    error === null ? [] : ['', `${service} failed: ${error.message}`],
  );
  return [...table([['service', 'outcome', ''], ...rows]), ...failures];
}
