import { type Deliverer, nameOf, type PromoteInput } from '@org/delivery';

/** Where a promotion has ended well. */
export interface ContractPlace {
  environment: string;
  by: string;
  contract: Deliverer['contract'];
}

type Afterwards = NonNullable<PromoteInput['afterwards']>;

/**
 * Removes from the data of services what only releases before the promoted ones need, as far as nobody could go back to those; says what waits. When that fails in
 * one service, the others go on.
 *
 * @param say takes lines for people
 * @throws Error with what failed, and the command that goes on with it; the reason of the lock's signal
 */
export function contractMigrations(
  { environment, by, contract }: ContractPlace,
  say: (line: string) => void,
): Afterwards {
  return async (lock, steps) => {
    const failures = new Map<string, unknown>();
    for (const { service, to } of steps) {
      try {
        const plan = await contract(service, to, { lock, by });
        for (const { step, because, until } of plan?.waiting ?? []) {
          const when = until === null ? '' : ` until ${until.slice(0, 16).replace('T', ' ')}`;
          say(`${service}: ${step.id} of ${nameOf(to)} waits${when}: ${because}`);
        }
      } catch (error) {
        lock.signal.throwIfAborted();
        failures.set(service, error);
      }
    }
    if (failures.size === 0) return;
    const [cause] = failures.values();
    throw new Error(
      [
        `${environment} runs what was promoted, and that is on record. What only older releases need was not removed from the data:`,
        ...[...failures].map(([service, error]) => `${service}: ${messageOf(error)}`),
        ...[...failures.keys()].map(
          (service) => `It goes on with: nx run ${service}:migrate -c ${environment}`,
        ),
      ].join('\n'),
      { cause },
    );
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
