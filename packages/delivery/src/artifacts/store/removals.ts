import { DeliveryError } from '../../delivery-error';
import { backOff, type StatePorts } from '../../state/ports';
import { type Digest, isDigest } from '../digest';
import type { ObjectPlace } from './object-place';

/** Clock and chance. */
export type RemovalPorts = Pick<StatePorts, 'now' | 'sleep' | 'newId' | 'random'>;

/** How long a notice counts. Milliseconds, as all here. */
const LEASE = 5 * 60_000;

/** Before the end of a notice nothing is removed any more: a request may take a while. */
const LAST_MINUTE = 60_000;

/** How much clocks may differ. */
const TOLERANCE = 10_000;

/** From when it was announced, a removal is over at the latest. */
export const LONGEST_REMOVAL = LEASE + 2 * TOLERANCE;

const PAUSE = { first: 250, longest: 5_000 };

const NAME = /^([0-9]{15})-[a-zA-Z0-9-]+\.json$/;

/** That somebody is about to remove something, which the others see. */
export interface Removal {
  /** @throws DeliveryError `store-failed` when it took so long that the others do not wait any more */
  assertInTime(): void;
  /** Nobody waits any more. */
  end(): Promise<void>;
}

/**
 * Says in a store what is going to be removed. From then on, whoever wants to rely on one of these waits.
 *
 * @throws DeliveryError `store-failed` when somebody else removes something: one of two might remove what is stored
 *   again after the other
 */
export async function announce(
  { notices, address }: ObjectPlace,
  digests: readonly Digest[],
  ports: RemovalPorts,
): Promise<Removal> {
  const until = ports.now() + LEASE;
  const name = `${String(until).padStart(15, '0')}-${ports.newId()}.json`;
  await notices.write(name, JSON.stringify(digests));
  const end = (): Promise<void> => notices.remove(name);
  const names = await notices.names();
  const others = names.filter((each) => each !== name);
  if (liveOf(others, ports.now()).length > 0) {
    await end();
    throw failed(address, 'somebody else removes artifacts from it now, or was ended doing so');
  }
  await Promise.all(others.filter((each) => NAME.test(each)).map((each) => notices.remove(each)));
  return {
    end,
    assertInTime() {
      if (ports.now() > until - LAST_MINUTE) throw failed(address, 'it answers too slowly');
    },
  };
}

/** Waits while somebody is removing an object. Whether it is still there then, is to be looked at. */
export async function awaitRemoval(
  { notices }: ObjectPlace,
  digest: Digest,
  ports: RemovalPorts,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const live = liveOf(await notices.names(), ports.now());
    const texts = await Promise.all(live.map((name) => notices.read(name)));
    if (!texts.some((text) => digestsIn(text).includes(digest))) return;
    await ports.sleep(backOff(attempt, ports.random(), PAUSE));
  }
}

/** Those that count: nobody removes anything on the strength of one that is over. */
function liveOf(names: readonly string[], now: number): string[] {
  return names.filter((name) => {
    const [, until] = NAME.exec(name) ?? [];
    return until !== undefined && Number(until) + TOLERANCE > now;
  });
}

function digestsIn(text: string | undefined): Digest[] {
  if (text === undefined) return [];
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter(isDigest) : [];
}

function failed(address: string, what: string): DeliveryError {
  return new DeliveryError({
    code: 'store-failed',
    where: address,
    what,
    fix: 'Nothing more was removed. Run the command again in some minutes.',
  });
}
