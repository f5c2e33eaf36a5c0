import type { Relations } from './relations';
import type { ServiceRelease } from './types';

/**
 * The order in which services go back: whoever calls one, before or after, goes first. Where services call each other in
 * circles, the one whose name comes first waits for the others.
 *
 * @param targets what each goes back to
 * @returns their names
 */
export function orderMoves(
  relations: Relations,
  targets: ReadonlyMap<string, ServiceRelease>,
): string[] {
  const calls = (consumer: string, provider: string): boolean =>
    [targets.get(consumer), relations.services.get(consumer)?.running].some(
      (release) => release !== undefined && Object.hasOwn(release.consumes, provider),
    );
  const begun = new Set<string>();
  const order: string[] = [];
  const place = (service: string): void => {
    if (begun.has(service)) return;
    begun.add(service);
    for (const other of relations.neighbours(service)) {
      if (targets.has(other) && calls(other, service)) place(other);
    }
    order.push(service);
  };
  for (const service of [...targets.keys()].sort()) place(service);
  return order;
}
