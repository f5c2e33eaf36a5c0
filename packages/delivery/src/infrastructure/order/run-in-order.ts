import { dependenciesAmong, type Dependencies } from './deployment-order';

/** What became of one service. */
export type Ran<Result> =
  | { service: string; state: 'ended'; result: Result }
  /** Not all of them, when others it needs were still running. */
  | { service: string; state: 'not-started'; because: readonly string[] };

export interface RunInOrderInput<Result> {
  services: readonly string[];
  dependencies: Dependencies;
  /** How many run at the same time, at most; at least 1. */
  concurrency: number;
  run: (service: string) => Promise<Result>;
  /** Whether those that need the service may start. */
  succeeded: (result: Result) => boolean;
  /** A service will not be started, for the sake of these which failed. */
  onSkip?: (service: string, because: readonly string[]) => void;
}

/**
 * Runs services as early as possible: each after all that it needs have succeeded. When one fails,
 * those that need it are not started; all others are.
 *
 * @returns One entry for each service, in the given order.
 * @throws DeliveryError `dependency-cycle`, before anything runs. What `run` throws, when the others
 * that were running have ended.
 */
export async function runInOrder<Result>(input: RunInOrderInput<Result>): Promise<Ran<Result>[]> {
  const { services, concurrency, run, succeeded, onSkip } = input;
  const needs = dependenciesAmong(services, input.dependencies);
  const ran = new Map<string, Ran<Result>>();
  const failed = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const thrown: unknown[] = [];

  const start = (service: string): void => {
    const end = run(service).then(
      (result) => {
        ran.set(service, { service, state: 'ended', result });
        if (!succeeded(result)) failed.add(service);
      },
      (error: unknown) => void thrown.push(error),
    );
    running.set(
      service,
      end.finally(() => running.delete(service)),
    );
  };

  for (;;) {
    for (const service of services) {
      if (thrown.length > 0 || ran.has(service) || running.has(service)) continue;
      const needed = [...(needs.get(service) ?? [])];
      const because = needed.filter((name) => failed.has(name));
      if (because.length > 0) {
        ran.set(service, { service, state: 'not-started', because });
        onSkip?.(service, because);
      } else if (running.size < concurrency && needed.every((name) => ran.has(name))) {
        start(service);
      }
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (thrown.length > 0) throw thrown[0];
  return services.map((service) => ran.get(service) as Ran<Result>);
}
