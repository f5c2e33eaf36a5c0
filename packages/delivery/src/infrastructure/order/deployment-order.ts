import { DeliveryError } from '../../delivery-error';

/** service → services that have to be there before it. */
export type Dependencies = Readonly<Record<string, readonly string[]>>;

/**
 * The dependencies among some services alone. What a service needs through others that are not among
 * them is needed all the same; who is not among them is taken to be there.
 *
 * @throws DeliveryError `dependency-cycle`
 */
export function dependenciesAmong(
  services: readonly string[],
  dependencies: Dependencies,
): Map<string, Set<string>> {
  const wanted = new Set(services);
  const among = new Map<string, Set<string>>();
  for (const service of services) {
    const needed = new Set<string>();
    collect(service, dependencies, wanted, needed, [service]);
    among.set(service, needed);
  }
  return among;
}

function collect(
  service: string,
  dependencies: Dependencies,
  wanted: ReadonlySet<string>,
  needed: Set<string>,
  path: readonly string[],
  visited = new Set<string>(),
): void {
  for (const next of Object.hasOwn(dependencies, service) ? (dependencies[service] ?? []) : []) {
    const start = path.indexOf(next);
    if (start >= 0) {
      throw new DeliveryError({
        code: 'dependency-cycle',
        what: `services need each other: ${[...path.slice(start), next].join(' → ')}`,
        fix: 'Take one of these dependencies out: none of them could be deployed first.',
      });
    }
    if (wanted.has(next)) needed.add(next);
    if (visited.has(next)) continue;
    visited.add(next);
    collect(next, dependencies, wanted, needed, [...path, next], visited);
  }
}

/** All services in an order in which each comes after what it needs; otherwise as given. */
export function deploymentOrder(
  services: readonly string[],
  dependencies: Dependencies,
): readonly string[] {
  const among = dependenciesAmong(services, dependencies);
  const order: string[] = [];
  const place = (service: string): void => {
    if (order.includes(service)) return;
    for (const needed of among.get(service) ?? []) place(needed);
    order.push(service);
  };
  services.forEach(place);
  return order;
}

/** Who needs whom, the other way round: to remove a service, those that need it have to be gone. */
export function reversed(
  services: readonly string[],
  dependencies: Dependencies,
): Record<string, string[]> {
  const turned: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const service of services) turned[service] = [];
  for (const [service, needed] of dependenciesAmong(services, dependencies)) {
    for (const provider of needed) turned[provider]?.push(service);
  }
  return turned;
}
