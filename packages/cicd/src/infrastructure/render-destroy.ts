import type { DestroyPlan, DestroyResult } from '@org/delivery';
import { table } from '../text/table';

/**
 * Says what goes, in its order, and what stays.
 * @returns lines of text
 */
export function renderDestroyPlan({ services }: DestroyPlan): string[] {
  if (services.length === 0) return ['Nothing is deployed.'];
  const stacks = services.flatMap(({ service, stacks: those }) =>
    those.map((stack) => ({ service, ...stack })),
  );
  const rows = stacks.map(({ service, stack, removed, retained }) => [
    service,
    stack,
    String(removed.length),
    String(retained.length),
  ]);
  const kept = stacks.flatMap(({ retained }) =>
    retained.map(({ type, physicalId }) => `stays: ${type} ${physicalId}`),
  );
  return [...table([['service', 'stack', 'removed', 'stay'], ...rows]), ...kept];
}

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
